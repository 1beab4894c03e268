import { type MonthMark, monthMarks } from "@/lib/charts/axis";
import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, subtractDecimals } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatDayOfYear } from "@/lib/format/format-date";
import { formatMetric } from "@/lib/format/format-metric";
import { formatPercent } from "@/lib/format/format-percent";
import { formatPeriod } from "@/lib/format/format-period";
import { segmentTitle } from "@/lib/format/segment-title";
import type { PeriodLane } from "@/lib/wire/commitment";

type Term = PeriodLane["terms"][number];

/** A bar on the lane: its place in percent of the width, so that the browser does the scaling. */
export type TermBar = {
  readonly term: Term;
  readonly left: number;
  readonly width: number;
  readonly row: number;
  /** "Part 4"; empty where there is one term, which bears the name of the page. */
  readonly name: string;
  /** "83.0%", "100%, over", "not started". */
  readonly text: string;
  readonly title: string;
  /** The days read of what is bought by the hour, in percent of the bar: used and unused of them. */
  readonly read: {
    readonly left: number;
    readonly width: number;
    readonly used: Decimal;
    readonly unused: Decimal;
  } | null;
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

/** Earlier first; what begins together in the order of its names: part 2 before part 10. */
const inOrder = (left: Term, right: Term): number =>
  left.start === right.start
    ? left.name.localeCompare(right.name, "en", { numeric: true })
    : left.start < right.start
      ? -1
      : 1;

/** The contract and the terms of one commitment; what else stands in the contract has its own page. */
export const preparePeriods = (lane: PeriodLane, name: string, at: Instant): PeriodChart => {
  const zone = "UTC";
  const terms = lane.terms.filter(({ isThis }) => isThis);
  const starts = [lane.contract?.start, ...terms.map(({ start }) => start)];
  const ends = [lane.contract?.end, ...terms.map(({ end }) => end), at];
  const from = Math.min(...starts.flatMap((each) => (each ? [toEpochMs(each)] : [])));
  const to = Math.max(...ends.flatMap((each) => (each ? [toEpochMs(each)] : [])));
  const share = (milliseconds: number): number => ((milliseconds - from) / (to - from)) * 100;
  const place = (start: Instant, end: Instant | null) => {
    const left = share(toEpochMs(start));
    return { left, width: (end === null ? 100 : share(toEpochMs(end))) - left };
  };
  const rows: number[] = [];
  const bars = terms.toSorted(inOrder).map((term) => {
    const start = toEpochMs(term.start);
    // Terms that overlap stand below each other.
    const free = rows.findIndex((end) => end <= start);
    const row = free === -1 ? rows.length : free;
    rows[row] = term.end === null ? to : toEpochMs(term.end);
    return {
      term,
      row,
      name: terms.length === 1 ? "" : segmentTitle(term.name, name),
      ...place(term.start, term.end),
      text: textOf(term),
      title: `${term.name}, ${formatPeriod(term, zone)}`,
      read: readOf(term, to),
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

/** Only the part that was read is filled: what lies before it or to come is nobody's figure. */
const readOf = ({ hourly, start, end }: Term, openEndMs: number): TermBar["read"] => {
  const used = hourly === null ? null : findValue(hourly.utilization);
  if (hourly === null || used === null || hourly.firstDay === null || hourly.lastDay === null) {
    return null;
  }
  const length = (end === null ? openEndMs : toEpochMs(end)) - toEpochMs(start);
  const share = (ms: number): number =>
    Math.min(100, Math.max(0, ((ms - toEpochMs(start)) / length) * 100));
  const left = share(toEpochMs(`${hourly.firstDay}T00:00:00.000Z`));
  const right = share(toEpochMs(`${hourly.lastDay}T00:00:00.000Z`) + 86_400_000);
  return { left, width: right - left, used, unused: subtractDecimals("1", used) };
};

const textOf = ({ state, figures, hourly }: Term): string => {
  if (state === "upcoming") return "not started";
  if (hourly !== null) {
    return hourly.days === 0
      ? "no day read"
      : `${formatMetric(hourly.utilization, formatPercent)} used of ${hourly.days} days read`;
  }
  const ratio = findValue(figures.consumption);
  if (ratio === null) return figures.consumption.kind === "not-given" ? "not given" : "";
  return formatPercent(ratio);
};
