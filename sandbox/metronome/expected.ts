import { type Exact, exactText } from "@/sandbox/exact-number";
import { USD } from "@/sandbox/metronome/credit-types";
import type { Commitment, Segment, Tally } from "@/sandbox/metronome/model";
import { isArchivedAt } from "@/sandbox/metronome/pool";

type SegmentExpected = {
  readonly id: string;
  readonly committed: string;
  readonly left: string;
  readonly isActive: boolean;
};

/** Decimal texts in the vendor's own numbers: US dollars in cents, all else in whole units. */
export type MetronomeExpected = {
  readonly customerId: string;
  readonly commitmentId: string;
  readonly name: string;
  readonly type: Commitment["type"];
  readonly unit: { readonly id: string; readonly name: string; readonly isCents: boolean };
  readonly accessType: Commitment["accessType"];
  readonly isArchived: boolean;
  /** The whole access schedule; what rolled in is not new money, but it is in here. */
  readonly committed: string;
  readonly granted: string;
  readonly rolledIn: string;
  readonly used: string;
  readonly lapsed: string;
  readonly rolledOut: string;
  readonly truedUp: string;
  /** With its sign, as the next two. */
  readonly canceled: string;
  readonly credited: string;
  readonly adjusted: string;
  /** Everything up to the clock's instant. */
  readonly settled: string;
  /** The part of it in segments that are active; nothing once it is archived. */
  readonly usable: string;
  readonly pending: string;
  readonly available: string;
  readonly upcoming: string;
  readonly vendorBalance: string;
  /** They add up to settled minus the vendor's balance. */
  readonly differences: readonly { readonly name: string; readonly amount: string }[];
  readonly segments: readonly SegmentExpected[];
};

const add = (amounts: Iterable<Exact>): Exact => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
};

const isActiveAt = ({ start, end }: Segment, now: number): boolean => start <= now && now < end;

const balancesAt = (commitment: Commitment, now: number) => {
  const { left, pending, corrections } = commitment.outcome();
  const settled = add(left.values());
  const active = commitment.segments.filter((segment) => isActiveAt(segment, now));
  const open = add(active.map(({ id }) => left.get(id) ?? 0n));
  const isArchived = isArchivedAt(commitment, now);
  return { settled, pending, corrections, isArchived, open, ended: settled - open };
};

const floor = (amount: Exact): Exact => (amount < 0n ? 0n : amount);

export type InvoiceMode = "FINALIZED" | "FINALIZED_AND_DRAFT";

/** What the endpoints answer in `balance`: usable now, drafts deducted, never below zero. */
export const vendorBalanceAt = (
  commitment: Commitment,
  now: number,
  mode: InvoiceMode = "FINALIZED_AND_DRAFT",
): Exact => {
  const { open, pending, corrections, isArchived } = balancesAt(commitment, now);
  if (isArchived) return 0n;
  return floor(open + corrections - (mode === "FINALIZED" ? 0n : pending));
};

const differencesAt = (commitment: Commitment, now: number) => {
  const { open, ended, pending, corrections, isArchived } = balancesAt(commitment, now);
  const usable = open - pending + corrections;
  const parts: readonly (readonly [string, Exact])[] = [
    ["pending deductions", pending],
    ["future-dated manual entries", -corrections],
    isArchived ? ["archived", usable] : ["zero clamp", usable - floor(usable)],
    ["ended segments", ended],
  ];
  return parts
    .filter(([, amount]) => amount !== 0n)
    .map(([name, amount]) => ({ name, amount: exactText(amount) }));
};

const textsOf = (tally: Tally): Readonly<Record<keyof Tally, string>> => ({
  granted: exactText(tally.granted),
  rolledIn: exactText(tally.rolledIn),
  used: exactText(tally.used),
  lapsed: exactText(tally.lapsed),
  rolledOut: exactText(tally.rolledOut),
  truedUp: exactText(tally.truedUp),
  canceled: exactText(tally.canceled),
  credited: exactText(tally.credited),
  adjusted: exactText(tally.adjusted),
});

export const expectedOf = (commitment: Commitment, now: number): MetronomeExpected => {
  const { segments, creditType, customerId, id, name, type, accessType } = commitment;
  const { posted, left } = commitment.outcome();
  const { settled, open, pending, isArchived } = balancesAt(commitment, now);
  const unit = creditType ?? USD;
  const amountsOf = (some: readonly Segment[]): string =>
    exactText(add(some.map(({ amount }) => amount)));
  return {
    customerId,
    commitmentId: id,
    name,
    type,
    unit: { ...unit, isCents: unit.id === USD.id && accessType === "SPEND" },
    accessType,
    isArchived,
    committed: amountsOf(segments),
    ...textsOf(posted),
    settled: exactText(settled),
    usable: exactText(isArchived ? 0n : open),
    pending: exactText(pending),
    available: exactText(settled - pending),
    upcoming: amountsOf(segments.filter(({ start }) => start > now)),
    vendorBalance: exactText(vendorBalanceAt(commitment, now)),
    differences: differencesAt(commitment, now),
    segments: segments.map((segment) => ({
      id: segment.id,
      committed: exactText(segment.amount),
      left: exactText(left.get(segment.id) ?? 0n),
      isActive: isActiveAt(segment, now),
    })),
  };
};
