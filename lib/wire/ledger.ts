import { z } from "zod";
import { entryKinds } from "@/lib/domain/ledger/entry-kinds";
import { entryStatuses } from "@/lib/domain/ledger/ledger-entry";
import {
  amount,
  amountMetric,
  answer,
  clocks,
  cursorQuery,
  decimal,
  type FiltersOf,
  instant,
  origin,
  page,
  unit,
} from "@/lib/wire/common";

export const entryKind = z.enum(entryKinds);

export const ledgerEntry = z.object({
  id: z.string(),
  commitmentId: z.string(),
  commitmentName: z.string(),
  segmentId: z.string().nullable(),
  kind: entryKind,
  effectiveAt: instant,
  serviceStart: instant.nullable(),
  serviceEnd: instant.nullable(),
  /** Signed; an overage is a memo and leaves the balance as it was. */
  amount: decimal,
  unit,
  isMemo: z.boolean(),
  status: z.enum(entryStatuses),
  /** The service period is not over at asOf (ruling 2). */
  isRunning: z.boolean(),
  origin,
  invoiceId: z.string().nullable(),
  detail: z.string().nullable(),
  vendorType: z.string().nullable(),
  /** Balance after this entry; "not-given" when a grant is missing. */
  balance: amountMetric,
});
export type WireLedgerEntry = z.infer<typeof ledgerEntry>;

export const ledgerQuery = clocks.extend(cursorQuery.shape).extend({
  kind: entryKind.optional(),
  status: z.enum(entryStatuses).optional(),
  segment: z.string().optional(),
});
export type LedgerQuery = z.infer<typeof ledgerQuery>;
export type LedgerFilters = FiltersOf<z.input<typeof ledgerQuery>>;

/** Newest first. */
export const ledgerPage = page(ledgerEntry).extend({
  /** Opening plus all movements equals closing: the ledger foots or says by how much it does not. */
  opening: amountMetric,
  closing: amountMetric,
});
export type LedgerPage = z.infer<typeof ledgerPage>;

/** A drawdown opened: what it is made of, by service and project. */
export const entryParams = z.object({
  commitmentId: z.string().min(1).max(100),
  entryId: z.string().min(1).max(200),
});
export const entryBreakdown = z.object({
  entry: ledgerEntry,
  day: z.string().nullable(),
  consumed: amount.nullable(),
  lines: z.array(
    z.object({
      service: z.string(),
      project: z.string().nullable(),
      rows: z.int(),
      amount,
    }),
  ),
  /** Rows of that day that do not draw, with the reason ("Credit", "other unit GB-Seconds"). */
  notCounted: z.array(z.object({ reason: z.string(), rows: z.int() })),
});
export type EntryBreakdown = z.infer<typeof entryBreakdown>;
export const entryBreakdownAnswer = answer(entryBreakdown);
