import { instantText } from "@/sandbox/clock-days";
import type { Answer } from "@/sandbox/http/answer";
import type { BodyShape } from "@/sandbox/http/body-shapes";
import { type JsonObject, jsonNumber } from "@/sandbox/json-text";
import type { Term } from "@/sandbox/vercel/contracts";
import type { TeamBook } from "@/sandbox/vercel/team-book";

const amountOf = ({ category, amount }: Term): JsonObject => {
  if (amount === null) return {};
  return category === "Usage"
    ? { ContractCommitmentQuantity: jsonNumber(amount) }
    : { ContractCommitmentCost: jsonNumber(amount) };
};

const descriptionOf = ({ description }: Term): JsonObject =>
  description === null ? {} : { ContractCommitmentDescription: description };

const toCommitmentRow = (term: Term): JsonObject => ({
  ContractId: term.contractId,
  ContractPeriodStart: instantText(term.contractStart),
  ContractPeriodEnd: instantText(term.contractEnd),
  ContractCommitmentId: term.commitmentId,
  ContractCommitmentPeriodStart: instantText(term.start),
  ContractCommitmentPeriodEnd: instantText(term.end),
  ContractCommitmentCategory: term.category,
  ContractCommitmentType: term.type,
  ContractCommitmentUnit: term.unit,
  ...amountOf(term),
  ...descriptionOf(term),
  BillingCurrency: "USD",
});

/** A single object can only carry one row. */
const shapeFor = ({ story }: TeamBook, rowCount: number): BodyShape =>
  story.body === "object" && rowCount !== 1 ? "lines" : story.body;

export const answerCommitments = (team: TeamBook, clock: number): Answer => {
  const rows = team.terms(clock).map(toCommitmentRow);
  return {
    kind: "rows",
    status: 200,
    headers: {},
    rows,
    shape: shapeFor(team, rows.length),
    mayCompress: false,
  };
};
