import { findValue, type Metric, mapMetric } from "@/lib/domain/base/metric";
import { type Amount, amountOf, isZero } from "@/lib/domain/base/money";
import type { Pool } from "@/lib/domain/base/pool";
import { type MovementColumn, movementColumns } from "@/lib/domain/ledger/roll-forward";
import type { Funding } from "@/lib/domain/reports/funding";
import { equationPrecision } from "@/lib/format/equation-precision";
import type { AmountPrecision } from "@/lib/format/format-amount";
import {
  fundingName,
  reportLineName,
  reportPeriodName,
  reportSpanName,
  rolledIntoNextName,
} from "@/lib/format/report-words";
import type {
  ReportLine,
  WirePeriodCells,
  WireReportColumn,
  WireReportPeriod,
  WireRollForwardTotal,
} from "@/lib/wire/report";

/** One column of figures: of a period or of all of them, of what was funded one way or of everything. */
export type SheetColumn = {
  readonly id: string;
  /** Null: the whole report. */
  readonly period: number | null;
  readonly funding: Funding | null;
  readonly label: string;
  readonly isAnswer: boolean;
};

/** Columns that stand under one heading. */
export type SheetPeriod = {
  readonly id: string;
  readonly label: string;
  /** Why its figures are not all there is, or why there are none. */
  readonly note: string | null;
  readonly columns: readonly SheetColumn[];
};

export type SheetLine = {
  readonly id: string;
  readonly label: string;
  readonly kind: "balance" | "movement" | "memo";
  /** What a figure of it opens; a memo that is part of another line opens nothing. */
  readonly line: ReportLine | null;
  /** By column, null where nothing moved. */
  readonly cells: readonly (Metric<Amount> | null)[];
};

export type PreparedSheet = {
  /** As many digits as it takes for every column to add up in print. */
  readonly precision: AmountPrecision;
  readonly periods: readonly SheetPeriod[];
  readonly lines: readonly SheetLine[];
  readonly memos: readonly SheetLine[];
};

/** With more columns than these there is no room for who paid beside each period. */
const columnMax = 10;

/** Lines that stand on every sheet of a kind; others only where something moved. */
const usual: Readonly<Record<Pool, readonly MovementColumn[]>> = {
  balance: movementColumns.filter((column) => column !== "true-up"),
  target: ["additions", "drawdown", "true-up"],
  hourly: ["additions", "drawdown", "expiry"],
};

export const prepareSheet = (
  total: WireRollForwardTotal,
  periods: readonly WireReportPeriod[],
): PreparedSheet => {
  const headings = toHeadings(total, periods);
  const columns = headings.flatMap((heading) => heading.columns);
  const told = columns.map((column) => cellsOf(total, column));
  const line = (
    id: ReportLine | "rolledIntoNext",
    kind: SheetLine["kind"],
    of: (cells: WirePeriodCells) => string,
  ): SheetLine => ({
    id,
    kind,
    label: id === "rolledIntoNext" ? rolledIntoNextName : reportLineName(total.sheet.pool, id),
    line: id === "rolledIntoNext" ? "rollover-out" : id,
    cells: told.map((cells) => toFigure(mapMetric(cells, of), total, kind)),
  });
  const moved = movementColumns
    .filter((column) => usual[total.sheet.pool].includes(column) || hasMoved(told, column))
    .map((column) => line(column, "movement", (cells) => cells.moved[column]));
  const { pool } = total.sheet;
  const opening = line("opening", "balance", (cells) => cells.opening);
  const lines = [
    ...(pool === "hourly" ? [] : [opening]),
    ...moved,
    line("closing", "balance", (cells) => cells.closing),
  ];
  return {
    periods: headings,
    lines,
    precision: columns.some((_, place) => precisionOf(lines, place) === "full") ? "full" : "minor",
    memos: [
      line("overage", "memo", (cells) => cells.overage),
      line("rolledIntoNext", "memo", (cells) => cells.rolledIntoNext),
    ].filter(
      ({ cells }) =>
        pool === "balance" || cells.some((cell) => cell !== null && findValue(cell) !== null),
    ),
  };
};

/** Of one column: what closes it is the answer of what stands above. */
const precisionOf = (lines: readonly SheetLine[], place: number): AmountPrecision => {
  const told = lines.flatMap(({ cells }) => {
    const cell = cells[place] ?? null;
    const amount = cell === null ? null : findValue(cell);
    return amount === null ? [] : [{ amount, operator: "+" as const }];
  });
  const closing = told.at(-1);
  return closing === undefined ? "minor" : equationPrecision(closing.amount, told.slice(0, -1));
};

const hasMoved = (told: readonly Metric<WirePeriodCells>[], column: MovementColumn): boolean =>
  told.some((cells) => !isZero(findValue(cells)?.moved[column] ?? "0"));

/** The heading of a column says that its figures are not all there is; so they stand as they are. */
const toFigure = (
  metric: Metric<string>,
  { sheet }: WireRollForwardTotal,
  kind: SheetLine["kind"],
): Metric<Amount> | null => {
  const value = findValue(metric);
  if (value === null) return mapMetric(metric, (amount) => amountOf(amount, sheet.unit));
  if (kind !== "balance" && isZero(value)) return null;
  return { kind: "value", value: amountOf(value, sheet.unit) };
};

const cellsOf = (
  total: WireRollForwardTotal,
  { period, funding }: SheetColumn,
): Metric<WirePeriodCells> => {
  const own: WireReportColumn | undefined =
    funding === null ? total.all : total.fundings.find((each) => each.funding === funding)?.column;
  const cells = period === null ? own?.whole : own?.periods[period];
  return cells ?? { kind: "not-given" };
};

const toHeadings = (
  total: WireRollForwardTotal,
  periods: readonly WireReportPeriod[],
): SheetPeriod[] => {
  const ways = total.fundings.length;
  const isSplit = ways > 1 && periods.length * (ways + 1) + 1 <= columnMax;
  const heading = (period: number | null, label: string, isLast: boolean): SheetPeriod => {
    // Where the periods have no room for it, the whole report says who paid.
    const isOwn = isSplit === (period !== null || periods.length === 1);
    const fundings = ways > 1 && isOwn ? total.fundings : [];
    return {
      id: String(period ?? "whole"),
      label,
      note: noteOf(period === null ? total.all.whole : total.all.periods[period]),
      columns: [
        ...fundings.map(({ funding }) => column(period, funding, fundingName[funding], false)),
        column(period, null, ways > 1 ? "All" : "", isLast),
      ],
    };
  };
  const [first, last] = [periods[0], periods.at(-1)];
  const each = periods.map((period, index) =>
    heading(index, reportPeriodName(period), index === periods.length - 1),
  );
  if (first === undefined || last === undefined || periods.length < 2) return each;
  const span = { firstDay: first.firstDay, endDay: last.endDay };
  return [...each, heading(null, reportSpanName(span), false)];
};

const column = (
  period: number | null,
  funding: Funding | null,
  label: string,
  isAnswer: boolean,
): SheetColumn => ({
  id: `${period ?? "whole"} ${funding ?? "all"}`,
  ...{ period, funding, label, isAnswer },
});

const noteOf = (cells: Metric<WirePeriodCells> | undefined): string | null =>
  cells?.kind === "incomplete" ? `incomplete: ${cells.reason}` : null;
