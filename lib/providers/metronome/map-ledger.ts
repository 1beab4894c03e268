import type { Segment } from "@/lib/domain/base/commitment";
import { isNegative, isPositive } from "@/lib/domain/base/money";
import { type Instant, parseInstant } from "@/lib/domain/base/period";
import { type EntryKind, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { cleanText } from "@/lib/providers/foreign-text";
import { type Measure, readAmount } from "@/lib/providers/metronome/amounts";
import { type LedgerRow, ledgerEntry } from "@/lib/providers/metronome/api-schema";
import { type EntryRule, entryRule, unknownEntry } from "@/lib/providers/metronome/entry-types";
import type { CustomerIds } from "@/lib/providers/metronome/ids";
import { findSegment } from "@/lib/providers/metronome/place-entry";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import { type Page, readRows, type VendorRow } from "@/lib/providers/metronome/vendor-row";
import { badInstant } from "@/lib/providers/note";
import type { Sourced } from "@/lib/providers/provider";
import { label, quote } from "@/lib/providers/words";

/** The commitment whose ledger is read. */
export type LedgerOf = {
  readonly ids: CustomerIds;
  readonly commitId: string;
  readonly isPostpaid: boolean;
  /** What it opens with came from another commitment: never new money. */
  readonly isRolledOver: boolean;
  readonly segments: readonly Segment[];
  readonly measure: Measure;
  readonly contracts: ReadonlyMap<string, string>;
  readonly now: Instant;
  readonly remarks: Remarks;
};

/** Every entry in the order given; the sign is the vendor's own. */
export const fromLedger = (of: LedgerOf, page: Page): Sourced<LedgerEntry>[] => {
  const alike = new Map<string, number>();
  const sameInstant = new Map<Instant, number>();
  const commitmentId = of.ids.commitment(of.commitId);
  const entries: Sourced<LedgerEntry>[] = [];
  for (const row of readRows(page, ledgerEntry, { stream: "ledger", remarks: of.remarks })) {
    const read = fromEntry(of, row);
    if (read === null) continue;
    const key = keyOf(row.row, read.effectiveAt);
    const id = of.ids.entry(of.commitId, [key, String(countOn(alike, key))]);
    const ordinal = countOn(sameInstant, read.effectiveAt);
    entries.push({ fact: { ...read, id, commitmentId, ordinal }, source: row.source });
  }
  return entries;
};

/** Without the amount: a draft keeps its id while it grows. */
const keyOf = ({ type, segment_id, invoice_id, reason }: LedgerRow, at: Instant): string =>
  [segment_id, type, at, invoice_id, reason].join("\n");

const countOn = (counts: Map<string, number>, key: string): number => {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return count;
};

const fromEntry = (
  of: LedgerOf,
  { row, source }: VendorRow<LedgerRow>,
): Omit<LedgerEntry, "id" | "commitmentId" | "ordinal"> | null => {
  const { ids, measure, remarks } = of;
  const at: At = { stream: "ledger", source };
  const { amount, note } = readAmount("amount", row.amount, measure);
  if (amount === null) {
    if (note) remarks.setAside(at, note);
    return null;
  }
  const effectiveAt = parseInstant(row.timestamp ?? "");
  if (effectiveAt === null) {
    const carries = { amount, unit: measure.unit };
    remarks.setAside(at, badInstant("timestamp", row.timestamp), carries);
    return null;
  }
  if (note) remarks.note(at, note);
  const known = entryRule(row.type);
  const rule = known ?? unknownEntry;
  if (known === null) remarks.note(at, unknownType(row.type));
  const isAgainstSign =
    (rule.sign === "minus" && isPositive(amount)) || (rule.sign === "plus" && isNegative(amount));
  if (isAgainstSign) remarks.note(at, unexpectedSign(row.type, rule));
  const kind = kindOf(rule, of);
  const placed = findSegment(of, { rule, effectiveAt, kind, segmentId: label(row.segment_id) });
  if (placed.note) remarks.note(at, placed.note);
  return {
    accountId: ids.accountId,
    segmentId: placed.segment?.id ?? null,
    kind,
    boundary: usualBoundary(kind),
    effectiveAt,
    // The vendor stamps the end of what an invoice is for and does not say where that begins.
    serviceStart: null,
    serviceEnd: null,
    amount,
    unit: measure.unit,
    status: kind === "drawdown" && effectiveAt > of.now ? "draft" : "posted",
    origin: "reported",
    invoiceId: label(row.invoice_id),
    detail: detailOf(row, of),
    vendorType: cleanText(row.type),
  };
};

const kindOf = ({ kind }: EntryRule, { isRolledOver }: LedgerOf): EntryKind =>
  kind === "grant" && isRolledOver ? "rollover-in" : kind;

const detailOf = (
  { reason, new_contract_id }: LedgerRow,
  { contracts }: LedgerOf,
): string | null => {
  const contractId = label(new_contract_id);
  if (contractId === null) return label(reason);
  return `to ${contracts.get(contractId) ?? `contract ${contractId}`}`;
};

const unknownType = (type: string) => ({
  code: "unknown-entry-type",
  reason: `The entry type ${quote(type)} is not known: its amount counts as an adjustment.`,
});

const unexpectedSign = (type: string, { sign }: EntryRule) => ({
  code: "unexpected-sign",
  reason: `${quote(type)} should ${sign === "minus" ? "lower" : "raise"} the balance and does the opposite: the sign is kept as sent.`,
});
