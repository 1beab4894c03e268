import { type MonthMark, monthMarks } from "@/lib/charts/axis";
import { findValue } from "@/lib/domain/metric";
import { type Instant, toEpochMs } from "@/lib/domain/period";
import { formatDayOfYear } from "@/lib/format/format-date";
import { formatPercent } from "@/lib/format/format-percent";
import { formatPeriod } from "@/lib/format/format-period";
import type { PeriodLane } from "@/lib/wire/commitment";

type Term = PeriodLane["terms"][number];

/** A bar on the lane: its place in percent of the width, so that the browser does the scaling. */
export type TermBar = {
  readonly term: Term;
  readonly left: number;
  readonly width: number;
  readonly row: number;
  /** "83.0%", "100%, over", "not started". */
  readonly text: string;
  readonly title: string;
};

export type PeriodChart = {
  readonly months: readonly (MonthMark & { readonly left: number })[];
  readonly contract: {
    readonly left: number;
    readonly width: number;
    readonly text: string;
  } | null;
  readonly bars: readonly TermBar[];
  readonly rowCount: number;
  readonly today: { readonly left: number; readonly label: string } | null;
};

/** Contract and terms on one axis, a little air on both sides. */
export const preparePeriods = (lane: PeriodLane, at: Instant, zone = "UTC"): PeriodChart => {
  const starts = [lane.contract?.start, ...lane.terms.map(({ start }) => start)];
  const ends = [lane.contract?.end, ...lane.terms.map(({ end }) => end), at];
  const from = Math.min(...starts.flatMap((each) => (each ? [toEpochMs(each)] : [])));
  const to = Math.max(...ends.flatMap((each) => (each ? [toEpochMs(each)] : [])));
  const share = (milliseconds: number): number => ((milliseconds - from) / (to - from)) * 100;
  const place = (start: Instant, end: Instant | null) => {
    const left = share(toEpochMs(start));
    return { left, width: (end === null ? 100 : share(toEpochMs(end))) - left };
  };
  const rows: number[] = [];
  const bars = [...lane.terms]
    .sort((left, right) => (left.start < right.start ? -1 : 1))
    .map((term) => {
      const start = toEpochMs(term.start);
      // Terms that overlap stand below each other.
      const free = rows.findIndex((end) => end <= start);
      const row = free === -1 ? rows.length : free;
      rows[row] = term.end === null ? to : toEpochMs(term.end);
      return {
        term,
        row,
        ...place(term.start, term.end),
        text: textOf(term),
        title: `${term.name}, ${formatPeriod(term, zone)}`,
      };
    });
  const todayMs = toEpochMs(at);
  return {
    months: monthMarks(new Date(from).toISOString(), new Date(to).toISOString(), zone).map(
      (month) => ({ ...month, left: share(month.startMs) }),
    ),
    contract: lane.contract && {
      ...place(lane.contract.start, lane.contract.end),
      text: `${lane.contract.name}, ${formatPeriod(lane.contract, zone)}`,
    },
    bars,
    rowCount: rows.length,
    today:
      todayMs >= from && todayMs <= to
        ? { left: share(todayMs), label: `Today, ${formatDayOfYear(at.slice(0, 10))}` }
        : null,
  };
};

const textOf = ({ state, figures }: Term): string => {
  if (state === "upcoming") return "not started";
  const ratio = findValue(figures.consumption);
  if (ratio === null) return figures.consumption.kind === "not-given" ? "not given" : "";
  return formatPercent(ratio);
};
