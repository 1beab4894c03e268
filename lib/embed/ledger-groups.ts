import { isZero } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import { type Html, html } from "@/lib/embed/html";
import { fill, type Texts } from "@/lib/embed/texts";
import { segmentTitle } from "@/lib/format/segment-title";
import type { ScheduleRow } from "@/lib/wire/agreement";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

type Segment = ScheduleRow["segments"][number];

export type EntryGroup = {
  /** null for what stands outside of every term. */
  readonly segment: Segment | null;
  readonly entries: readonly WireLedgerEntry[];
};

/** The one commitment whose terms can part a ledger; null where none has several, or more than one has. */
export const partedBy = (schedule: readonly ScheduleRow[]): ScheduleRow | null => {
  const [only = null, ...others] = schedule.filter(({ segments }) => segments.length > 1);
  return others.length === 0 ? only : null;
};

/** Entries in their order, parted wherever the term changes. Those of other pools stand where they happened. */
export const groupEntries = (
  entries: readonly WireLedgerEntry[],
  { commitment, segments }: ScheduleRow,
): EntryGroup[] => {
  const groups: { segment: Segment | null; entries: WireLedgerEntry[] }[] = [];
  for (const entry of entries) {
    const own =
      entry.commitmentId === commitment.id && segments.find(({ id }) => id === entry.segmentId);
    const segment = own || segmentAt(segments, entry);
    const last = groups.at(-1);
    if (last !== undefined && last.segment === segment) last.entries.push(entry);
    else groups.push({ segment, entries: [entry] });
  }
  return groups;
};

/** The latest that had begun: what closes at the first instant of a term belongs to the one before. */
const segmentAt = (
  segments: readonly Segment[],
  { effectiveAt: at, kind, origin }: WireLedgerEntry,
): Segment | null => {
  const closes = origin === "reported" && usualBoundary(kind) === "closing";
  const isBefore = (edge: Instant): boolean => at < edge || (closes && at === edge);
  const open = segments.filter(
    ({ start, end }) => !isBefore(start) && (end === null || isBefore(end)),
  );
  return open.reduce<Segment | null>(
    (latest, each) => (latest === null || each.start > latest.start ? each : latest),
    null,
  );
};

/** A line above the entries of a term: when it is, and what became of it. */
export const groupRow = (
  texts: Texts,
  segment: Segment,
  {
    row,
    columns,
    asOf,
  }: { readonly row: ScheduleRow; readonly columns: number; readonly asOf: Instant },
): Html => {
  const { words } = texts;
  const through =
    segment.end === null
      ? words.noEnd
      : fill(words.through, { date: texts.lastDayOf(segment.end) });
  return html`<tr class="group"><th scope="rowgroup" colspan="${columns}">${segmentTitle(segment.name, row.commitment.name)} <span class="label">${texts.dayOf(segment.start)} – ${through}</span> <span class="label came">${cameOf(texts, segment, row, asOf)}</span></th></tr>`;
};

/** Of a term that is over what lapsed, or that nothing was left; of any other what was granted. */
const cameOf = (
  texts: Texts,
  { start, end, granted, lapsed, left }: Segment,
  { unit, pool }: ScheduleRow,
  asOf: Instant,
): Html | string => {
  const { words } = texts;
  const amount = (value: string): Html => texts.amount({ amount: value, unit });
  if (granted === null) return words.notGiven;
  if (start > asOf) return fill(words.opens, { date: texts.dayOf(start) });
  if (pool === "target") return html`${amount(granted)} ${words.committedOf}`;
  if (!isZero(lapsed)) return html`${amount(lapsed)} ${words.expiredOf}`;
  const isUsedUp = end !== null && end <= asOf && left !== null && isZero(left);
  return isUsedUp ? words.usedUp : html`${amount(granted)} ${words.grantedOf}`;
};
