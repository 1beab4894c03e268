import { amountTicks } from "@/lib/charts/axis";
import { addDecimals, type Unit } from "@/lib/domain/money";
import { formatAmount } from "@/lib/format/format-amount";
import { formatAxisAmount } from "@/lib/format/format-axis-amount";
import { formatMonth } from "@/lib/format/format-date";
import type { AccountDetail } from "@/lib/wire/account";

type Month = AccountDetail["months"][number];

/** One column of the chart and one row of its table; heights in percent of the tallest. */
export type MonthBar = {
  readonly month: string;
  readonly label: string;
  readonly drawnShare: number;
  readonly overageShare: number;
  /** Null where no plan can be made: a term without end or amount. */
  readonly planShare: number | null;
  /** What the whole bar comes to, use beyond the pool included. */
  readonly value: string;
  readonly drawn: string;
  readonly overage: string;
  readonly lapsed: string;
  readonly planned: string;
  readonly isRunning: boolean;
};

/** A gridline, at a height in percent of the tallest. */
export type MonthTick = { readonly share: number; readonly text: string };

export type MonthChart = {
  readonly unit: Unit;
  readonly bars: readonly MonthBar[];
  readonly ticks: readonly MonthTick[];
};

/** A year at a glance; the ledger has the rest. */
const monthsShown = 12;

/** One chart per unit: amounts of two units never share an axis. */
export const prepareMonths = (months: readonly Month[]): MonthChart[] => {
  const units = new Map<string, Month[]>();
  for (const month of months) {
    const key = `${month.unit.kind}:${month.unit.code}`;
    units.set(key, [...(units.get(key) ?? []), month]);
  }
  return [...units.values()].flatMap((own) => {
    const unit = own[0]?.unit;
    return unit ? [toChart(own.slice(-monthsShown), unit)] : [];
  });
};

const toChart = (months: readonly Month[], unit: Unit): MonthChart => {
  const tallest = Math.max(
    ...months.map(({ drawn, overage }) => Number(drawn) + Number(overage)),
    ...months.map(({ planned }) => Number(planned ?? 0)),
    1,
  );
  const share = (amount: string) => (Math.max(0, Number(amount)) / tallest) * 100;
  const print = (amount: string) => formatAmount({ amount, unit }).text;
  const bars = months.map((month) => ({
    month: month.month,
    label: formatMonth(`${month.month.slice(0, 7)}-01`),
    drawnShare: share(month.drawn),
    overageShare: share(month.overage),
    planShare: month.planned === null ? null : share(month.planned),
    value: formatAxisAmount(
      { amount: addDecimals(month.drawn, month.overage), unit },
      { withUnit: false },
    ),
    drawn: print(month.drawn),
    overage: print(month.overage),
    lapsed: print(month.lapsed),
    planned: month.planned === null ? "not given" : print(month.planned),
    isRunning: month.isRunning,
  }));
  const ticks = amountTicks(0, tallest, unit)
    .filter(({ value }) => value > 0)
    .map(({ value, text }) => ({ share: (value / tallest) * 100, text }));
  return { unit, bars, ticks };
};
