import { type Answering, matchesFilter } from "@/sandbox/datadog/answering";
import { breakCommitments } from "@/sandbox/datadog/break-commitments";
import { millionthsText, usedDays, utilizationOver } from "@/sandbox/datadog/daily-use";
import type { Commitment, Span } from "@/sandbox/datadog/model";
import type { Query } from "@/sandbox/datadog/query-rules";
import { statusAt } from "@/sandbox/datadog/status";
import { DOLLAR, PERCENT, unitMember } from "@/sandbox/datadog/units";
import { isListed } from "@/sandbox/datadog/world";
import { type Fault, findFault } from "@/sandbox/faults/fault";
import { type JsonObject, type JsonValue, VerbatimJson } from "@/sandbox/json-text";

const given = (name: string, text: string | null): JsonObject =>
  text === null ? {} : { [name]: new VerbatimJson(text) };

const rowOf = (commitment: Commitment, window: Span, now: number): JsonObject => {
  const { id, kind, fields } = commitment;
  const { spendPerHour, count, nfus } = commitment.given;
  const use = utilizationOver(usedDays(commitment, window, now));
  return {
    commitment_id: id,
    ...fields,
    ...given("committed_spend_per_hour", spendPerHour),
    ...given("number_of_reservations", count),
    ...given("number_of_nfus", nfus),
    ...(kind === "azure-vm-ri" ? { status: statusAt(commitment, now) } : {}),
    ...given("utilization", use === null ? null : millionthsText(use)),
  };
};

/** The unit describes the spend of savings plans, and in a published example says percent. */
const metaOf = ({ provider, product, type }: Query, faults: readonly Fault[]): JsonObject => {
  const name = "committed_spend_unit";
  if (provider === "aws" && type === "sp") return { meta: unitMember(name, DOLLAR, faults) };
  return product === "ec2" ? { meta: unitMember(name, PERCENT, faults) } : {};
};

export const answerList = ({ world, query, now, faults }: Answering): JsonValue => {
  if (findFault(faults, "empty-page")) return { commitments: [] };
  const rows = world
    .of(query)
    .filter((one) => isListed(one, query.window, now) && matchesFilter(one, query))
    .map((one) => rowOf(one, query.window, now));
  return {
    commitments: breakCommitments(rows, query.window, faults),
    ...metaOf(query, faults),
    ...(findFault(faults, "extra-fields") ? { preview: { generation: 7 } } : {}),
  };
};
