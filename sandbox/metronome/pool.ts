import type { Exact } from "@/sandbox/exact-number";
import type { Entry, Segment, Tally } from "@/sandbox/metronome/model";

/** One commitment while it is being drawn: the simulation counts it and writes its ledger. */
export type Pool = {
  readonly key: string;
  readonly type: "PREPAID" | "POSTPAID" | "CREDIT";
  readonly priority: number;
  readonly isRollover: boolean;
  readonly isWaived: boolean;
  readonly unitKey: string;
  /** Whether contracts of children may draw. */
  readonly isForChildren: boolean;
  readonly segments: readonly Segment[];
  /** From here on nothing happens to it. */
  readonly archivedAt: number | null;
  /** What is left of each segment that has begun. */
  readonly left: Map<string, Exact>;
  readonly tally: Record<keyof Tally, Exact>;
  readonly entries: Entry[];
};

export const emptyTally = (): Record<keyof Tally, Exact> => ({
  granted: 0n,
  rolledIn: 0n,
  used: 0n,
  lapsed: 0n,
  rolledOut: 0n,
  truedUp: 0n,
  canceled: 0n,
  credited: 0n,
  adjusted: 0n,
});

export const isArchivedAt = ({ archivedAt }: Pick<Pool, "archivedAt">, at: number): boolean =>
  archivedAt !== null && archivedAt <= at;

/** The segment that an invoice with this end draws from: usage lies before the end of its invoice. */
export const segmentForInvoice = ({ segments }: Pool, end: number): Segment | undefined =>
  segments.find((segment) => segment.start < end && end <= segment.end);

export const segmentAt = (segments: readonly Segment[], at: number): Segment | undefined =>
  segments.find(({ start, end }) => start <= at && at < end);

/** Takes from a segment, or adds to it, and counts what for. */
export const move = (
  pool: Pool,
  segmentId: string,
  { as, amount }: { readonly as: keyof Tally; readonly amount: Exact },
): void => {
  const isOut = as === "used" || as === "lapsed" || as === "rolledOut" || as === "truedUp";
  pool.left.set(segmentId, (pool.left.get(segmentId) ?? 0n) + (isOut ? -amount : amount));
  pool.tally[as] += amount;
};
