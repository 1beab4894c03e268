import { type Exact, smaller } from "@/sandbox/exact-number";
import type { Segment } from "@/sandbox/metronome/model";
import { isArchivedAt, move, type Pool, segmentForInvoice } from "@/sandbox/metronome/pool";
import { uuidOf } from "@/sandbox/uuid";

const NAMES = { PREPAID: "PREPAID_COMMIT", POSTPAID: "POSTPAID_COMMIT", CREDIT: "CREDIT" } as const;

export const entryType = (type: Pool["type"], what: string): string => `${NAMES[type]}_${what}`;

export const trueupInvoiceId = (key: string): string => uuidOf(`trueup/${key}`);

const rank = ({ isRollover, type }: Pool): number => {
  if (isRollover) return type === "POSTPAID" ? 0 : 1;
  return type === "POSTPAID" ? 3 : 2;
};

type Drawn = { readonly pool: Pool; readonly segment: Segment };

/**
 * What an invoice draws from, in this order: rollovers, then prepaid and credits by priority and then by
 * the end of the segment drawn from, then postpaid. What the vendor leaves open stays as listed.
 */
export const burnOrder = (pools: readonly Pool[], invoiceEnd: number): readonly Drawn[] => {
  const drawn: Drawn[] = [];
  for (const pool of pools) {
    const segment = segmentForInvoice(pool, invoiceEnd);
    if (segment && !isArchivedAt(pool, invoiceEnd)) drawn.push({ pool, segment });
  }
  return drawn.sort(
    (one, other) =>
      rank(one.pool) - rank(other.pool) ||
      one.pool.priority - other.pool.priority ||
      one.segment.end - other.segment.end,
  );
};

export const openSegment = (pool: Pool, segment: Segment): void => {
  const { type, entries } = pool;
  const { amount, id: segmentId, start: at } = segment;
  move(pool, segmentId, { as: pool.isRollover ? "rolledIn" : "granted", amount });
  entries.push(
    type === "POSTPAID"
      ? { type: "POSTPAID_COMMIT_INITIAL_BALANCE", at, amount }
      : { type: entryType(type, "SEGMENT_START"), at, amount, segmentId },
  );
};

/** What was used up to the end of an invoice. */
export type Invoice = {
  readonly id: string;
  readonly at: number;
  readonly use: Exact;
  /** Named where it is a child's. */
  readonly contractId?: string;
};

const draw = ({ pool, segment }: Drawn, invoice: Invoice, wanted: Exact): Exact => {
  const amount = smaller(pool.left.get(segment.id) ?? 0n, wanted);
  if (amount <= 0n) return 0n;
  move(pool, segment.id, { as: "used", amount });
  pool.entries.push({
    type: entryType(pool.type, "AUTOMATED_INVOICE_DEDUCTION"),
    at: invoice.at,
    amount: -amount,
    segmentId: segment.id,
    invoiceId: invoice.id,
    contractId: invoice.contractId,
  });
  return amount;
};

/** One invoice's usage against the pools; what none of them covers is billed and leaves no entry. */
export const burnInvoice = (pools: readonly Pool[], invoice: Invoice): void => {
  let wanted = invoice.use;
  for (const drawn of burnOrder(pools, invoice.at)) wanted -= draw(drawn, invoice, wanted);
};

/** Moves what may roll over out of a segment that ends, before the rest lapses. */
export const rollOver = (
  pool: Pool,
  segment: Segment,
  { amount, newContractId }: { readonly amount: Exact; readonly newContractId: string },
): void => {
  if ((pool.left.get(segment.id) ?? 0n) < amount) {
    throw new Error(`The story of ${pool.key} rolls over more than was left`);
  }
  move(pool, segment.id, { as: "rolledOut", amount });
  pool.entries.push({
    type: entryType(pool.type, "ROLLOVER"),
    at: segment.end,
    amount: -amount,
    segmentId: segment.id,
    newContractId,
  });
};

/** What is left of a segment at its end lapses; what is left of a postpaid obligation is invoiced. */
export const closeSegment = (pool: Pool, segment: Segment): void => {
  const { key, type, entries, left } = pool;
  const amount = left.get(segment.id) ?? 0n;
  if (amount <= 0n) return;
  const { end: at, id: segmentId } = segment;
  if (type === "POSTPAID" && !pool.isWaived) {
    move(pool, segmentId, { as: "truedUp", amount });
    const invoiceId = trueupInvoiceId(key);
    entries.push({ type: entryType(type, "TRUEUP"), at, amount: -amount, invoiceId });
    return;
  }
  move(pool, segmentId, { as: "lapsed", amount });
  const told = { type: entryType(type, "EXPIRATION"), at, amount: -amount };
  entries.push(type === "POSTPAID" ? told : { ...told, segmentId });
};
