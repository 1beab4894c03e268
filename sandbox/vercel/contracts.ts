import {
  type DayNumber,
  dayInMonth,
  dayOfMonth,
  type MonthNumber,
  monthKey,
  pacificMidnight,
  utcMidnight,
} from "@/sandbox/clock-days";
import { createDice } from "@/sandbox/dice";
import { type Exact, exact } from "@/sandbox/exact-number";
import type { Anchor, ContractStory, TermPlace } from "@/sandbox/vercel/team-story";

/** One row of the commitments list. Instants are milliseconds; ends are exclusive. */
export type Term = {
  readonly commitmentId: string;
  readonly contractId: string;
  readonly contractStart: number;
  readonly contractEnd: number;
  readonly start: number;
  readonly end: number;
  readonly category: ContractStory["category"];
  readonly type: ContractStory["type"];
  readonly unit: ContractStory["unit"];
  readonly amount: Exact | null;
  readonly description: string | null;
};

export type ContractOwner = {
  readonly label: string;
  readonly anchor: Anchor;
  readonly contract: ContractStory;
};

const DAY_MS = 86_400_000;
const MONTHS_PER_CONTRACT = 12;

const edgeOf = (contract: ContractStory, month: MonthNumber, day: number): number => {
  const date = dayInMonth(month, day);
  return contract.edge === "utc" ? utcMidnight(date) : pacificMidnight(date);
};

/** The contract in force one year before the anchor, or the very first one of a new customer. */
const firstContractMonth = ({ anchor, contract }: ContractOwner): MonthNumber => {
  let month = contract.startMonth(anchor);
  if (contract.isNew) return month;
  const yearBefore = dayInMonth(anchor.month - MONTHS_PER_CONTRACT, dayOfMonth(anchor.day));
  while (dayInMonth(month, contract.startDay) > yearBefore) month -= MONTHS_PER_CONTRACT;
  return month;
};

/** The first day a team can have charges: the day its first contract begins. */
export const firstContractDay = (owner: ContractOwner): DayNumber =>
  dayInMonth(firstContractMonth(owner), owner.contract.startDay);

const identifierOf = (owner: ContractOwner, kind: string, key: string): string => {
  if (owner.contract.identifiers === "plain" && kind === "cmt") return `cmt_${key}`;
  return `${kind}_${createDice(`${owner.label}/${kind}/${key}`).letters(16)}`;
};

const termAt = (
  owner: ContractOwner,
  place: TermPlace,
  span: { readonly start: number; readonly end: number },
): Term => {
  const { contract } = owner;
  const amount = contract.amount(place);
  const { contractMonth } = place;
  return {
    commitmentId: identifierOf(owner, "cmt", monthKey(place.month)),
    contractId: identifierOf(owner, "sub", monthKey(contractMonth)),
    contractStart: edgeOf(contract, contractMonth, contract.startDay),
    contractEnd: edgeOf(contract, contractMonth + MONTHS_PER_CONTRACT, contract.startDay),
    ...span,
    category: contract.category,
    type: contract.type,
    unit: contract.unit,
    amount: amount === null ? null : exact(amount),
    description: contract.description(place),
  };
};

const regularTerms = (owner: ContractOwner, contractMonth: MonthNumber): readonly Term[] => {
  const { monthsPerTerm, startDay } = owner.contract;
  return Array.from({ length: MONTHS_PER_CONTRACT / monthsPerTerm }, (_, index) => {
    const month = contractMonth + index * monthsPerTerm;
    const start = edgeOf(owner.contract, month, startDay);
    const end = edgeOf(owner.contract, month + monthsPerTerm, startDay);
    return termAt(owner, { month, contractMonth }, { start, end });
  });
};

const expansionTerms = (owner: ContractOwner, contractMonth: MonthNumber): readonly Term[] => {
  const { contract, anchor } = owner;
  if (contract.expansion === null) return [];
  const { startMonth, months, day, amount, description } = contract.expansion;
  const month = startMonth(anchor);
  if (month < contractMonth || month >= contractMonth + MONTHS_PER_CONTRACT) return [];
  const start = edgeOf(contract, month, day);
  const end = edgeOf(contract, month + months, day);
  const term = termAt(owner, { month, contractMonth }, { start, end });
  const commitmentId = identifierOf(owner, "cmt", `expansion_${monthKey(month)}`);
  return [{ ...term, commitmentId, amount: exact(amount), description }];
};

/**
 * Every term the vendor lists at `clock`. A contract enters the list on its first day, or earlier
 * when it was signed ahead, and stays; an expansion enters on its own first day.
 */
export const termsListedAt = (owner: ContractOwner, clock: number): readonly Term[] => {
  const terms: Term[] = [];
  const ahead = owner.contract.signedAheadDays * DAY_MS;
  let month = firstContractMonth(owner);
  while (edgeOf(owner.contract, month, owner.contract.startDay) - ahead <= clock) {
    terms.push(...regularTerms(owner, month));
    terms.push(...expansionTerms(owner, month).filter(({ start }) => start <= clock));
    month += MONTHS_PER_CONTRACT;
  }
  return terms;
};
