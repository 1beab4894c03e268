import { type MonthMark, timeMarks } from "@/lib/charts/axis";
import {
  closedAt,
  endOf,
  groupLanes,
  type Phase,
  partsAt,
  phaseOf,
  type SegmentParts,
} from "@/lib/charts/timeline-lanes";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatDay, formatDayOfYear } from "@/lib/format/format-date";
import { formatPeriod } from "@/lib/format/format-period";
import type { ScheduleRow } from "@/lib/wire/agreement";

/** Places are percent of the width, so that the browser does the scaling. */
export type TimelineBar = {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly phase: Phase;
  readonly isTarget: boolean;
  readonly unit: Unit;
  /** What it holds, in exact digits; null for what has no amount, or is to come. */
  readonly parts: SegmentParts | null;
  /** Of a target that is over: what was invoiced, waived or moved in place of being attained. */
  readonly closed: Decimal | null;
  readonly text: string;
  readonly title: string;
};

export type TimelineLane = {
  readonly id: string;
  readonly name: string;
  /** What is said of it in words, arrows and marks included. */
  readonly words: string;
  readonly bars: readonly TimelineBar[];
  readonly invoices: readonly {
    readonly id: string;
    readonly left: number;
    readonly isBilled: boolean;
    readonly title: string;
  }[];
  readonly archived: { readonly left: number; readonly title: string } | null;
};

/** From the end of one lane to the beginning of another: a link, never new money. */
export type TimelineArrow = {
  readonly key: string;
  readonly fromLane: number;
  readonly toLane: number;
  readonly fromLeft: number;
  readonly toLeft: number;
  readonly title: string;
};

export type AccountTimeline = {
  readonly months: readonly (MonthMark & { readonly left: number })[];
  readonly lanes: readonly TimelineLane[];
  readonly arrows: readonly TimelineArrow[];
  readonly today: { readonly left: number; readonly label: string } | null;
};

/** What has no end is drawn a little past today. */
const openEndMs = 90 * 86_400_000;

/** Every commitment on one axis; those of one name that follow each other share a lane. */
export const prepareAccountTimeline = (
  rows: readonly ScheduleRow[],
  at: Instant,
): AccountTimeline => {
  const drawn = rows.filter(({ segments }) => segments.length > 0);
  if (drawn.length === 0) return { months: [], lanes: [], arrows: [], today: null };
  const todayMs = toEpochMs(at);
  const segments = drawn.flatMap((row) => row.segments);
  const from = Math.min(...segments.map(({ start }) => toEpochMs(start)));
  const to = Math.max(
    ...segments.map(({ end }) => (end === null ? todayMs + openEndMs : toEpochMs(end))),
    from + 1,
  );
  const place = (instant: Instant): number =>
    Math.min(100, Math.max(0, ((toEpochMs(instant) - from) / (to - from)) * 100));
  const grouped = groupLanes(drawn);
  const laneOf = (id: string) =>
    grouped.findIndex((lane) => lane.some(({ commitment }) => commitment.id === id));
  const months = timeMarks(new Date(from).toISOString(), new Date(to).toISOString(), "UTC");
  return {
    months: months.map((month) => ({
      ...month,
      left: ((month.startMs - from) / (to - from)) * 100,
    })),
    lanes: grouped.map((lane) => toLane(lane, drawn, place, at)),
    arrows: drawn.flatMap((row) => arrowTo(row, drawn, laneOf, place)),
    today:
      todayMs < from || todayMs > to
        ? null
        : { left: place(at), label: `Today, ${formatDayOfYear(at.slice(0, 10))}` },
  };
};

const toLane = (
  lane: readonly ScheduleRow[],
  rows: readonly ScheduleRow[],
  place: (instant: Instant) => number,
  at: Instant,
): TimelineLane => {
  const [first] = lane;
  const bars = lane.flatMap((row) => barsOf(row, place, at));
  const archivedAt = lane.map((row) => row.archivedAt).find((each) => each !== null) ?? null;
  const origin = rows.find(({ commitment }) => commitment.id === first?.rolledOverFrom);
  const archived =
    archivedAt === null
      ? null
      : { left: place(archivedAt), title: `Archived ${formatDay(archivedAt)}` };
  return {
    id: first?.commitment.id ?? "",
    name: first?.commitment.name ?? "",
    words: [
      ...bars.map(({ title }) => title),
      ...(origin ? [`rolled over from ${origin.commitment.name}`] : []),
      ...(archived ? [archived.title] : []),
    ].join("; "),
    bars,
    invoices: lane.flatMap(({ invoices }) =>
      invoices.map(({ id, at: due, amount, invoiceId, isInvoiced }) => ({
        id,
        left: place(due),
        isBilled: invoiceId !== null,
        title: `${formatDay(due)}: ${formatAmount(amount).text} ${
          invoiceId !== null ? "billed" : isInvoiced ? "to be billed" : "not invoiced"
        }`,
      })),
    ),
    archived,
  };
};

const barsOf = (
  row: ScheduleRow,
  place: (instant: Instant) => number,
  at: Instant,
): TimelineBar[] =>
  row.segments.map((segment) => {
    const { commitment, unit, pool } = row;
    const { id, start, end, granted, name } = segment;
    const left = place(start);
    const amount = granted === null ? null : { amount: granted, unit };
    return {
      id: `${commitment.id} ${id}`,
      left,
      width: (end === null ? 100 : place(end)) - left,
      phase: phaseOf(segment, at),
      isTarget: pool === "target",
      unit,
      parts: partsAt(segment, row, at),
      closed: closedAt(segment, row, at),
      text: amount ? formatAxisAmount(amount) : "not given",
      title: `${name}, ${formatPeriod({ start, end })}: ${amount ? formatAmount(amount).text : "amount not given"}`,
    };
  });

const arrowTo = (
  row: ScheduleRow,
  rows: readonly ScheduleRow[],
  laneOf: (id: string) => number,
  place: (instant: Instant) => number,
): TimelineArrow[] => {
  const origin = rows.find(({ commitment }) => commitment.id === row.rolledOverFrom);
  const [first] = row.segments;
  if (!origin || !first) return [];
  const end = endOf(origin) ?? first.start;
  return [
    {
      key: `${origin.commitment.id} ${row.commitment.id}`,
      fromLane: laneOf(origin.commitment.id),
      toLane: laneOf(row.commitment.id),
      fromLeft: place(end < first.start ? end : first.start),
      toLeft: place(first.start),
      title: `${origin.commitment.name} rolled over into ${row.commitment.name}: a link, never new money`,
    },
  ];
};
