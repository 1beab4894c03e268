import type { InvoiceItem, Segment } from "@/lib/domain/base/commitment";
import { type Instant, parseInstant } from "@/lib/domain/base/period";
import { type Measure, readAmount } from "@/lib/providers/metronome/amounts";
import { accessItem, type CommitRow, invoiceItem } from "@/lib/providers/metronome/api-schema";
import type { CustomerIds } from "@/lib/providers/metronome/ids";
import { type KnownPeriods, keepKnown } from "@/lib/providers/metronome/known-dates";
import type { At, Remarks } from "@/lib/providers/metronome/remarks";
import { readRows } from "@/lib/providers/metronome/vendor-row";
import { badInstant } from "@/lib/providers/note";
import type { Sourced, SourceRecord } from "@/lib/providers/provider";
import { label, quote } from "@/lib/providers/words";

/** The commitment whose schedules are read. */
export type ScheduleOf = {
  readonly ids: CustomerIds;
  readonly row: CommitRow;
  readonly source: SourceRecord;
  readonly name: string;
  /** What the book knows of when each segment runs. */
  readonly known: KnownPeriods;
  readonly remarks: Remarks;
};

export type ReadSegments = {
  readonly segments: readonly Sourced<Segment>[];
  /** Items that could not become segments. */
  readonly setAside: number;
};

/** When what was sold may be used: one item is one segment, its end exclusive. */
export const fromAccessSchedule = (of: ScheduleOf, measure: Measure): ReadSegments => {
  const { ids, row, remarks } = of;
  const sent = row.access_schedule?.schedule_items ?? [];
  const taken = new Set<string>();
  const segments: Sourced<Segment>[] = [];
  const rows = sent.flatMap((value, index) =>
    readRows({ ...of.source, items: [value] }, accessItem, { stream: "terms", remarks }).map(
      (read) => ({ ...read, part: index + 1 }),
    ),
  );
  for (const { row: item, source, part } of rows) {
    const at: At = { stream: "terms", source };
    const start = parseInstant(item.starting_at ?? "");
    if (start === null) {
      remarks.setAside(at, badInstant("starting_at", item.starting_at));
      continue;
    }
    const sentEnd = parseInstant(item.ending_before ?? "");
    const knownEnd = sentEnd === null ? findKnownEnd(of, item.id, start) : null;
    const end = sentEnd ?? knownEnd;
    const { amount, note } = readAmount("amount", item.amount, measure);
    if (end !== null && end <= start) {
      const carries = amount === null ? null : { amount, unit: measure.unit };
      remarks.setAside(at, endsBeforeStart, carries);
      continue;
    }
    const externalId = label(item.id) ?? `${start} ${end ?? ""}`;
    if (taken.has(externalId)) {
      remarks.setAside(at, duplicateItem("segment", externalId));
      continue;
    }
    taken.add(externalId);
    if (sentEnd === null)
      keepKnown(remarks, at, badInstant("ending_before", item.ending_before), knownEnd);
    if (label(item.id) === null) remarks.note(at, withoutId);
    if (note) remarks.note(at, note);
    segments.push({
      source,
      fact: {
        id: ids.segment(row.id, externalId),
        accountId: ids.accountId,
        commitmentId: ids.commitment(row.id),
        externalId,
        name: sent.length === 1 ? of.name : `${of.name}, part ${part}`,
        start,
        end,
        granted: amount,
      },
    });
  }
  return { segments, setAside: sent.length - segments.length };
};

/** Without an id of its own a segment is known by its dates, so the end is part of what it is called. */
const findKnownEnd = (
  { ids, row, known }: ScheduleOf,
  sentId: string | null | undefined,
  start: Instant,
): Instant | null => {
  const id = label(sentId);
  if (id !== null) return known.get(ids.segment(row.id, id))?.end ?? null;
  for (const [segmentId, { start: from, end }] of known) {
    const isIt = from === start && segmentId === ids.segment(row.id, `${start} ${end ?? ""}`);
    if (isIt) return end;
  }
  return null;
};

/** When it is paid for; what is paid and what is granted differ wherever a discount was sold. */
export const fromInvoiceSchedule = (of: ScheduleOf, measure: Measure): Sourced<InvoiceItem>[] => {
  const { ids, row, remarks } = of;
  const page = { ...of.source, items: row.invoice_schedule?.schedule_items ?? [] };
  const known = new Set<string>();
  const rows = readRows(page, invoiceItem, { stream: "terms", remarks });
  return rows.flatMap(({ row: item, source }): Sourced<InvoiceItem>[] => {
    const at: At = { stream: "terms", source };
    const instant = parseInstant(item.timestamp ?? "");
    const { amount, note } = readAmount("amount", item.amount, measure);
    const externalId = label(item.id) ?? `${instant}`;
    if (instant === null) {
      remarks.setAside(at, badInstant("timestamp", item.timestamp));
      return [];
    }
    if (amount === null) {
      if (note) remarks.setAside(at, note);
      return [];
    }
    if (known.has(externalId)) {
      remarks.setAside(at, duplicateItem("invoice", externalId), { amount, unit: measure.unit });
      return [];
    }
    known.add(externalId);
    if (note) remarks.note(at, note);
    const fact: InvoiceItem = {
      id: ids.invoiceItem(row.id, externalId),
      accountId: ids.accountId,
      commitmentId: ids.commitment(row.id),
      externalId,
      at: instant,
      amount,
      unit: measure.unit,
      invoiceId: label(item.invoice_id),
      isInvoiced: row.invoice_schedule?.do_not_invoice !== true,
    };
    return [{ fact, source }];
  });
};

/** The first instant that the schedules of a commitment name. */
export const firstOf = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.filter((instant) => instant !== null).sort()[0] ?? null;

const endsBeforeStart = {
  code: "ends-before-start",
  reason: "ending_before is not after starting_at: the segment is left out.",
};

const withoutId = {
  code: "segment-without-id",
  reason: "The segment has no id: it is known by its dates.",
};

const duplicateItem = (what: string, id: string) => ({
  code: "duplicate-id",
  reason: `The ${what} id ${quote(id)} comes twice in one commitment: the first is kept.`,
});
