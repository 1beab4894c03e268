import type { Commitment, InvoiceItem, Segment, VendorBalance } from "@/lib/domain/base/commitment";
import { UNSAID_TERMS } from "@/lib/domain/base/commitment";
import { compareDecimals, type Decimal, isNegative } from "@/lib/domain/base/money";
import { type Instant, type Period, parseInstant } from "@/lib/domain/base/period";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { cleanText } from "@/lib/providers/foreign-text";
import { toDecimal } from "@/lib/providers/http/exact-json";
import { type Measure, readAmount } from "@/lib/providers/metronome/amounts";
import { type CommitRow, ledgerEntry } from "@/lib/providers/metronome/api-schema";
import { commitmentAttributes } from "@/lib/providers/metronome/commitment-attributes";
import { type CreditTypes, readMeasure } from "@/lib/providers/metronome/credit-types";
import type { CustomerIds } from "@/lib/providers/metronome/ids";
import { type KnownPeriods, keepKnown } from "@/lib/providers/metronome/known-dates";
import { fromLedger } from "@/lib/providers/metronome/map-ledger";
import {
  firstOf,
  fromAccessSchedule,
  fromInvoiceSchedule,
} from "@/lib/providers/metronome/map-schedule";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import type { VendorRow } from "@/lib/providers/metronome/vendor-row";
import { attribute } from "@/lib/providers/metronome/words";
import { badInstant } from "@/lib/providers/note";
import type { Sourced } from "@/lib/providers/provider";
import { label, quote } from "@/lib/providers/words";

export type CommitmentsOf = {
  readonly ids: CustomerIds;
  readonly types: CreditTypes;
  /** By the vendor's contract id. */
  readonly contracts: ReadonlyMap<string, { readonly name: string; readonly start: Instant }>;
  readonly contractNames: ReadonlyMap<string, string>;
  readonly templates: ReadonlyMap<string, string>;
  readonly now: Instant;
  /** What the book knows of when everything runs. */
  readonly known: KnownPeriods;
  readonly remarks: Remarks;
};

export type MappedCommit = {
  readonly commitment: Sourced<Commitment>;
  readonly segments: readonly Sourced<Segment>[];
  readonly invoices: readonly Sourced<InvoiceItem>[];
  readonly entries: readonly Sourced<LedgerEntry>[];
  readonly balance: Sourced<VendorBalance> | null;
  /** Every entry that was sent could be read. */
  readonly isLedgerWhole: boolean;
};

const shapes = { PREPAID: "burn-down", CREDIT: "burn-down", POSTPAID: "build-up" } as const;
type VendorType = keyof typeof shapes;
const isVendorType = (type: string): type is VendorType => Object.hasOwn(shapes, type);

/** A commit or credit with all that hangs on it; null when it cannot stand in the book. */
export const fromCommit = (
  ofCustomer: CommitmentsOf,
  sent: VendorRow<CommitRow>,
): MappedCommit | null => {
  const { ids, types } = ofCustomer;
  const remarks = ofCustomer.remarks.about(ids.commitment(sent.row.id));
  const of = { ...ofCustomer, remarks };
  const { row, source } = sent;
  const at: At = { stream: "terms", source };
  const type = label(row.type) ?? "";
  if (!isVendorType(type)) {
    remarks.setAside(at, unknownType(type));
    return null;
  }
  const name = label(row.name) ?? label(row.product?.name) ?? `${type} ${cleanText(row.id)}`;
  const access = readMeasure("access_schedule", row.access_schedule ?? {}, types);
  if (access.note) remarks.note(at, access.note);
  const { known } = of;
  const scheduleOf = { ids, row, source, name, known, remarks };
  const { segments, setAside } = fromAccessSchedule(scheduleOf, access.measure);
  const invoices = readInvoices(of, scheduleOf, at);
  const createdAt = readOptional(remarks, at, "created_at", row.created_at, null);
  const contractId = label(row.contract?.id);
  // A segment that cannot be read now takes nothing from when the commitment is known to run.
  const before = setAside === 0 ? undefined : known.get(ids.commitment(row.id));
  const period = periodOf(
    [...segments.map(({ fact }) => fact), ...(before === undefined ? [] : [before])],
    firstOf([
      createdAt,
      of.contracts.get(contractId ?? "")?.start ?? null,
      ...invoices.map(({ fact }) => fact.at),
      ...(row.ledger ?? []).map(timestampOf),
    ]),
  );
  if (period === null) {
    remarks.setAside(at, noDates);
    return null;
  }
  if (period.undated.includes("start")) remarks.note(at, noSegments);
  const from = label(row.rolled_over_from?.commit_id) ?? label(row.rolled_over_from?.credit_id);
  const { unit } = access.measure;
  const fact: Commitment = {
    ...UNSAID_TERMS,
    id: ids.commitment(row.id),
    accountId: ids.accountId,
    contractId: contractId === null ? null : ids.contract(contractId),
    provider: "metronome",
    externalId: cleanText(row.id),
    name,
    description: label(row.description),
    side: "sold",
    shape: shapes[type],
    model: "discontinuous",
    category: unit.kind === "currency" ? "spend" : "usage",
    vendorType: type,
    unit,
    measure: null,
    drawnAt: "commitment",
    ...period,
    zone: "UTC",
    priority: readPriority(remarks, at, row.priority),
    createdAt,
    archivedAt: readOptional(
      remarks,
      at,
      "archived_at",
      row.archived_at,
      known.get(ids.commitment(row.id))?.archivedAt ?? null,
    ),
    rolledOverFrom: from === null ? null : ids.commitment(from),
    rolloverFraction: readRolloverFraction(remarks, at, row.rollover_fraction),
    attributes: [
      ...commitmentAttributes(row, {
        creditType: access.words,
        contracts: of.contractNames,
        templates: of.templates,
      }),
      ...attribute("set-aside", "Not counted", setAside === 0 ? null : leftOut(setAside)),
    ],
  };
  const entries = fromLedger(
    {
      ids,
      commitId: row.id,
      isPostpaid: type === "POSTPAID",
      isRolledOver: from !== null,
      segments: segments.map((segment) => segment.fact),
      measure: access.measure,
      contracts: of.contractNames,
      now: of.now,
      remarks,
    },
    { ...source, items: row.ledger ?? [] },
  );
  const balance = readBalance(of, sent, access.measure);
  const isLedgerWhole = entries.length === (row.ledger ?? []).length;
  return { commitment: { fact, source }, segments, invoices, entries, balance, isLedgerWhole };
};

const readInvoices = (
  { types, remarks }: CommitmentsOf,
  of: Parameters<typeof fromInvoiceSchedule>[0],
  at: At,
): Sourced<InvoiceItem>[] => {
  const schedule = of.row.invoice_schedule;
  if (!schedule || (schedule.schedule_items ?? []).length === 0) return [];
  const { measure, note } = readMeasure("invoice_schedule", schedule, types);
  if (note) remarks.note(at, note);
  return fromInvoiceSchedule(of, measure);
};

const readBalance = (
  { ids, remarks }: CommitmentsOf,
  { row, source }: VendorRow<CommitRow>,
  measure: Measure,
): Sourced<VendorBalance> | null => {
  if (row.balance === undefined || row.balance === null) return null;
  const raw = JSON.stringify({ id: row.id, balance: row.balance });
  const own = { ...source, raw };
  const at: At = { stream: "ledger", source: own };
  const { amount, note } = readAmount("balance", row.balance, measure);
  if (amount === null) {
    if (note) remarks.setAside(at, note);
    return null;
  }
  if (note) remarks.note(at, note);
  const { accountId } = ids;
  const { unit } = measure;
  return { fact: { id: ids.commitment(row.id), accountId, amount, unit }, source: own };
};

/** Over all segments; without any, from the first instant that is known of. */
const periodOf = (
  segments: readonly Period[],
  firstKnown: Instant | null,
): Pick<Commitment, "start" | "end" | "undated"> | null => {
  const start = firstOf(segments.map((segment) => segment.start));
  if (start === null) {
    return firstKnown === null ? null : { start: firstKnown, end: null, undated: ["start", "end"] };
  }
  const ends = segments.flatMap(({ end }) => (end === null ? [] : [end])).sort();
  if (ends.length < segments.length) return { start, end: null, undated: ["end"] };
  return { start, end: ends.at(-1) ?? null, undated: [] };
};

const timestampOf = (value: unknown): Instant | null =>
  parseInstant(ledgerEntry.safeParse(value).data?.timestamp ?? "");

const readOptional = (
  remarks: Remarks,
  at: At,
  ...[field, value, before]: readonly [string, string | null | undefined, Instant | null]
): Instant | null => {
  if (value === null || value === undefined) return null;
  const instant = parseInstant(value);
  return instant ?? keepKnown(remarks, at, badInstant(field, value), before);
};

const readPriority = (remarks: Remarks, at: At, value: unknown): Decimal | null => {
  const priority = toDecimal(value);
  if (priority === null && value !== null && value !== undefined) {
    const reason = `priority ${quote(JSON.stringify(value))} is not a number: its place in the burn order is not known.`;
    remarks.note(at, { code: "priority-not-readable", reason });
  }
  return priority;
};

/** A share from 0 to 1. One vendor example has 100, which nobody explains: it is not guessed at. */
const readRolloverFraction = (remarks: Remarks, at: At, value: unknown): Decimal | null => {
  if (value === null || value === undefined) return null;
  const fraction = toDecimal(value);
  if (fraction !== null && !isNegative(fraction) && compareDecimals(fraction, "1") <= 0) {
    return fraction;
  }
  const reason = `rollover_fraction ${quote(JSON.stringify(value))} is no share from 0 to 1: what may roll over is not known.`;
  remarks.note(at, { code: "rollover-fraction-unclear", reason });
  return null;
};

const unknownType = (type: string) =>
  type === ""
    ? { code: "missing-field", reason: "type is missing." }
    : { code: "unknown-type", reason: `Unknown type ${quote(type)}.` };

const noDates = {
  code: "no-dates",
  reason: "Neither a segment nor anything else of it has a date: it cannot stand in the book.",
};

const noSegments = {
  code: "no-segments",
  reason: "It has no segment that could be read: when and how much may be used is not given.",
};

const leftOut = (count: number): string =>
  count === 1
    ? "1 segment could not be read and is left out"
    : `${count} segments could not be read and are left out`;
