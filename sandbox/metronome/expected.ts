import { type Exact, exactText } from "@/sandbox/exact-number";
import { USD } from "@/sandbox/metronome/credit-types";
import type { Commitment, Entry } from "@/sandbox/metronome/model";

export type MetronomeExpected = {
  readonly customerId: string;
  readonly commitmentId: string;
  readonly type: Commitment["type"];
  readonly unit: { readonly id: string; readonly name: string; readonly isCents: boolean };
  readonly accessType: Commitment["accessType"];
  readonly granted: string;
  readonly sold: string;
  readonly used: string;
  readonly lapsed: string;
  readonly rolledOver: string;
  readonly truedUp: string;
  readonly adjusted: string;
  readonly settled: string;
  readonly pending: string;
  readonly available: string;
  readonly upcoming: string;
  readonly vendorBalance: string;
  /** They add up to settled minus the vendor's balance. */
  readonly differences: readonly { readonly name: string; readonly amount: string }[];
};

const sum = (entries: readonly Entry[]): Exact =>
  entries.reduce((total, { amount }) => total + amount, 0n);

const ofType =
  (ending: RegExp) =>
  ({ type }: Entry): boolean =>
    ending.test(type);

const isDeduction = ofType(/_DEDUCTION$/);
const isManual = ofType(/_MANUAL$/);
const isGrant = ofType(/_SEGMENT_START$|_INITIAL_BALANCE$/);
const isLapse = ofType(/_EXPIRATION$/);
const isRollover = ofType(/_ROLLOVER$/);
const isTrueup = ofType(/_TRUEUP$/);
const isKnown = (entry: Entry): boolean =>
  [isDeduction, isGrant, isLapse, isRollover, isTrueup].some((matches) => matches(entry));

const figuresAt = (commitment: Commitment, now: number) => {
  const { entries, segments, archivedAt } = commitment;
  const posted = entries.filter(({ at }) => at <= now);
  const isAhead = ({ at }: Entry): boolean => at > now;
  const settled = sum(posted);
  const pending = -sum(entries.filter(isAhead).filter(isDeduction));
  const isActive = ({ at }: Entry): boolean =>
    segments.some(({ start, end }) => start <= now && now < end && start <= at && at < end);
  const later = sum(entries.filter(isAhead).filter(isManual).filter(isActive));
  const usable = settled - pending + later;
  const isArchived = archivedAt !== null && archivedAt <= now;
  const clamped = usable < 0n ? usable : 0n;
  const vendorBalance = isArchived ? 0n : usable - clamped;
  const differences: readonly (readonly [string, Exact])[] = [
    ["pending deductions", pending],
    ["future-dated manual entries", -later],
    isArchived ? ["archived", usable] : ["zero clamp", clamped],
  ];
  return { posted, settled, pending, vendorBalance, differences };
};

/** What the endpoints answer in `balance`: usable now, drafts deducted, never below zero. */
export const vendorBalanceAt = (commitment: Commitment, now: number): Exact =>
  figuresAt(commitment, now).vendorBalance;

export const expectedOf = (commitment: Commitment, now: number): MetronomeExpected => {
  const { posted, settled, pending, vendorBalance, differences } = figuresAt(commitment, now);
  const { segments, creditType, customerId, id, type, accessType } = commitment;
  const total = (matches: (entry: Entry) => boolean): Exact => sum(posted.filter(matches));
  const amounts = (wanted: readonly { readonly amount: Exact }[]): Exact =>
    wanted.reduce((so, { amount }) => so + amount, 0n);
  const unit = creditType ?? USD;
  return {
    customerId,
    commitmentId: id,
    type,
    unit: { ...unit, isCents: unit.id === USD.id && accessType === "SPEND" },
    accessType,
    granted: exactText(total(isGrant)),
    sold: exactText(amounts(segments)),
    used: exactText(-total(isDeduction)),
    lapsed: exactText(-total(isLapse)),
    rolledOver: exactText(-total(isRollover)),
    truedUp: exactText(-total(isTrueup)),
    adjusted: exactText(total((entry) => !isKnown(entry))),
    settled: exactText(settled),
    pending: exactText(pending),
    available: exactText(settled - pending),
    upcoming: exactText(amounts(segments.filter(({ start }) => start > now))),
    vendorBalance: exactText(vendorBalance),
    differences: differences
      .filter(([, amount]) => amount !== 0n)
      .map(([name, amount]) => ({ name, amount: exactText(amount) })),
  };
};
