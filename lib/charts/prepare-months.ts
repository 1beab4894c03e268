import { amountTicks } from "@/lib/charts/axis";
import { type SegmentMark, segmentMarks } from "@/lib/charts/month-marks";
import { lookOf, type MonthSeries, seriesOf } from "@/lib/charts/month-series";
import { findValue } from "@/lib/domain/base/metric";
import { addDecimals, isPositive, type Unit, ZERO } from "@/lib/domain/base/money";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatMonth } from "@/lib/format/format-date";
import type { AccountDetail } from "@/lib/wire/account";

type Month = AccountDetail["months"][number];

/** A piece of a bar: what one commitment drew of it. */
export type MonthPart = {
  readonly name: string;
  readonly look: number;
  readonly share: number;
  readonly text: string;
};

/** One column of the chart and one row of its table; heights in percent of the tallest. */
export type MonthBar = {
  readonly month: string;
  readonly label: string;
  /** From the bottom up; they make up what was drawn. */
  readonly parts: readonly MonthPart[];
  /** Drafts, on top of the month that runs. */
  readonly pendingShare: number;
  readonly overageShare: number;
  readonly lapsedShare: number;
  /** Null where no plan can be made: a term without end or amount. */
  readonly planShare: number | null;
  /** What the whole bar comes to, use beyond the pool included. */
  readonly value: string;
  readonly drawn: string;
  readonly pending: string | null;
  readonly overage: string;
  readonly lapsed: string;
  readonly planned: string;
  readonly isRunning: boolean;
  /** What opened and ended in it. */
  readonly edges: string;
};

/** A gridline, at a height in percent of the tallest. */
export type MonthTick = { readonly share: number; readonly text: string };

export type MonthChart = {
  readonly unit: Unit;
  readonly pool: Month["pool"];
  readonly series: readonly MonthSeries[];
  readonly bars: readonly MonthBar[];
  readonly ticks: readonly MonthTick[];
  readonly marks: readonly SegmentMark[];
};

/** A year at a glance; the ledger has the rest. */
const monthsShown = 12;

type Account = Pick<AccountDetail, "months" | "schedule" | "positions">;

/**
 * One chart per unit and pool: amounts of two units never share an axis, nor does what is owed with
 * what is spent. Stacked by commitment where `isStacked`, else each bar is of one piece.
 */
export const prepareMonths = (account: Account, isStacked: boolean): MonthChart[] => {
  const charts = new Map<string, Month[]>();
  for (const month of account.months) {
    const key = keyOf(month);
    charts.set(key, [...(charts.get(key) ?? []), month]);
  }
  return [...charts.values()].flatMap((own) => {
    const [first] = own;
    return first ? [toChart(own.slice(-monthsShown), first, account, isStacked)] : [];
  });
};

const keyOf = ({ unit, pool }: Pick<Month, "unit" | "pool">): string =>
  `${pool} ${unit.kind} ${unit.code}`;

const toChart = (
  months: readonly Month[],
  { unit, pool }: Month,
  account: Account,
  isStacked: boolean,
): MonthChart => {
  const schedule = account.schedule.filter((row) => keyOf(row) === keyOf({ unit, pool }));
  const position = account.positions.find((each) => keyOf(each) === keyOf({ unit, pool }));
  const pending = (position && findValue(position.pending)?.amount) ?? ZERO;
  const names = new Map(schedule.map(({ commitment }) => [commitment.id, commitment.name]));
  const nameOf = (id: string) => (isStacked ? (names.get(id) ?? id) : "drawn");
  const series = seriesOf(months, nameOf);
  const marks = isStacked
    ? segmentMarks(
        schedule,
        months.map(({ month }) => month.slice(0, 7)),
        unit,
      )
    : [];
  const draftsOf = ({ isRunning }: Month) => (isRunning && isPositive(pending) ? pending : ZERO);
  const tallest = Math.max(
    ...months.map(
      (month) => Number(addDecimals(month.drawn, draftsOf(month))) + Number(month.overage),
    ),
    ...months.map(({ planned }) => Number(planned ?? 0)),
    ...(isStacked ? months.map(({ lapsed }) => Number(lapsed)) : []),
    1,
  );
  const share = (amount: string) => (Math.max(0, Number(amount)) / tallest) * 100;
  const print = (amount: string) => formatAmount({ amount, unit }).text;
  const bars = months.map((month): MonthBar => {
    const drafts = draftsOf(month);
    return {
      month: month.month,
      label: formatMonth(`${month.month.slice(0, 7)}-01`),
      parts: partsOf(month, series, nameOf).map((part) => ({
        name: part.name,
        look: part.look,
        share: share(part.drawn),
        text: print(part.drawn),
      })),
      pendingShare: share(drafts),
      overageShare: share(month.overage),
      lapsedShare: isStacked ? share(month.lapsed) : 0,
      planShare: month.planned === null ? null : share(month.planned),
      value: formatAxisAmount(
        { amount: addDecimals(addDecimals(month.drawn, drafts), month.overage), unit },
        { withUnit: false },
      ),
      drawn: print(month.drawn),
      pending: isPositive(drafts) ? print(drafts) : null,
      overage: print(month.overage),
      lapsed: print(month.lapsed),
      planned: month.planned === null ? "not given" : print(month.planned),
      isRunning: month.isRunning,
      edges: marks
        .filter(({ at }) => at.slice(0, 7) === month.month.slice(0, 7))
        .map(({ words }) => words)
        .join("; "),
    };
  });
  const ticks = amountTicks(0, tallest, unit)
    .filter(({ value }) => value > 0)
    .map(({ value, text }) => ({ share: (value / tallest) * 100, text }));
  return { unit, pool, series, bars, ticks, marks };
};

/** What was drawn under one name in one month, in the order of the stack. */
const partsOf = (
  { parts }: Month,
  series: readonly MonthSeries[],
  nameOf: (id: string) => string,
): { readonly name: string; readonly look: number; readonly drawn: string }[] =>
  series.flatMap(({ name, look }) => {
    const own = parts.filter(({ commitmentId }) => lookOf(series, nameOf(commitmentId)) === look);
    return own.length === 0
      ? []
      : [{ name, look, drawn: own.reduce((sum, { drawn }) => addDecimals(sum, drawn), ZERO) }];
  });
