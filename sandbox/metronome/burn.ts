import { type Exact, smaller } from "@/sandbox/exact-number";
import type { Entry, Segment } from "@/sandbox/metronome/model";
import { uuidOf } from "@/sandbox/uuid";

/** One commitment while it is being drawn: the simulation writes its ledger. */
export type Pool = {
  readonly key: string;
  readonly type: "PREPAID" | "POSTPAID" | "CREDIT";
  readonly priority: number;
  readonly isRollover: boolean;
  readonly segments: readonly Segment[];
  readonly left: Map<string, Exact>;
  readonly entries: Entry[];
  readonly unitKey: string;
  readonly isWaived: boolean;
};

const NAMES = { PREPAID: "PREPAID_COMMIT", POSTPAID: "POSTPAID_COMMIT", CREDIT: "CREDIT" } as const;

export const entryType = (type: Pool["type"], what: string): string => `${NAMES[type]}_${what}`;

const rank = ({ isRollover, type }: Pool): number => {
  if (isRollover) return type === "POSTPAID" ? 0 : 1;
  return type === "POSTPAID" ? 3 : 2;
};

const endOf = ({ segments }: Pool): number => segments.at(-1)?.end ?? 0;

/** Rollovers, then prepaid and credits by priority and expiry, then postpaid. */
export const burnOrder = (one: Pool, other: Pool): number =>
  rank(one) - rank(other) || one.priority - other.priority || endOf(one) - endOf(other);

export const openSegment = ({ type, entries, left }: Pool, segment: Segment): void => {
  left.set(segment.id, segment.amount);
  const at = segment.start;
  const { amount, id: segmentId } = segment;
  entries.push(
    type === "POSTPAID"
      ? { type: "POSTPAID_COMMIT_INITIAL_BALANCE", at, amount }
      : { type: entryType(type, "SEGMENT_START"), at, amount, segmentId },
  );
};

const draw = (pool: Pool, at: number, wanted: Exact): Exact => {
  const segment = pool.segments.find(({ start, end }) => start < at && at <= end);
  const left = segment ? (pool.left.get(segment.id) ?? 0n) : 0n;
  const taken = smaller(left, wanted);
  if (!segment || taken <= 0n) return 0n;
  pool.left.set(segment.id, left - taken);
  pool.entries.push({
    type: entryType(pool.type, "AUTOMATED_INVOICE_DEDUCTION"),
    at,
    amount: -taken,
    segmentId: segment.id,
    invoiceId: uuidOf(`invoice/${pool.key.split("/")[0]}/${at}`),
  });
  return taken;
};

/** One invoice's usage against the pools; what none of them covers is billed and leaves no entry. */
export const burnInvoice = (pools: readonly Pool[], at: number, usage: Exact): void => {
  let wanted = usage;
  for (const pool of pools.toSorted(burnOrder)) wanted -= draw(pool, at, wanted);
};

/** What is left of a segment at its end lapses; what is left of a postpaid obligation is invoiced. */
export const closeSegment = (pool: Pool, segment: Segment): void => {
  const { key, type, entries, left } = pool;
  const rest = left.get(segment.id) ?? 0n;
  left.set(segment.id, 0n);
  if (rest <= 0n) return;
  const { end: at, id: segmentId } = segment;
  if (pool.isWaived) {
    entries.push({ type: entryType(type, "EXPIRATION"), at, amount: -rest });
    return;
  }
  entries.push(
    type === "POSTPAID"
      ? {
          type: "POSTPAID_COMMIT_TRUEUP",
          at,
          amount: -rest,
          invoiceId: uuidOf(`trueup/${key}`),
        }
      : { type: entryType(type, "EXPIRATION"), at, amount: -rest, segmentId },
  );
};
