import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Decimal, sumDecimals, type Unit } from "@/lib/domain/base/money";
import { movementColumns } from "@/lib/domain/ledger/roll-forward";
import type { Funding } from "@/lib/domain/reports/funding";
import type { PeriodCells } from "@/lib/domain/reports/period-sums";
import type { ReportPeriod } from "@/lib/domain/reports/report-periods";
import type {
  ReportRow,
  ReportSheet,
  RollForwardReport,
} from "@/lib/domain/reports/roll-forward-report";
import { type Cell, instantCell, nothingCell, numberCell, textCell } from "@/lib/export/cell";
import type { Row, Table } from "@/lib/export/table";

/** One line of the file: what of a row was funded alike, in one period. */
export type RollForwardLine = {
  readonly sheet: Pick<ReportSheet, "side" | "pool" | "unit">;
  readonly row: ReportRow;
  readonly funding: Funding | "all";
  readonly period: ReportPeriod;
  readonly cells: Metric<PeriodCells>;
};

export type RollForwardFacts = {
  readonly asOf: string;
  readonly knownAt: string;
  /** `basis=boundary`, `zone=UTC`, `by=account`: what was asked, everything said. */
  readonly asked: readonly string[];
  readonly isComplete: boolean;
};

const named = (column: string): string => column.replaceAll("-", "_");

const amountNames = ["opening", ...movementColumns, "closing", "overage", "rolled-into-next"].map(
  named,
);

const names = [
  ...["line", "row", "side", "pool", "unit", "name", "account", "funding"],
  ...["first_day", "end_day", "start_utc", "end_utc"],
  ...amountNames,
  ...["entries", "state", "detail", "row_id", "account_id"],
] as const;

type Cells = Readonly<Record<string, Cell>>;

const lineOf = (kind: string, cells: Cells): Row =>
  names.map((name) => (name === "line" ? textCell(kind) : (cells[name] ?? nothingCell)));

/** Every part stands once: paid and granted apart where that matters, so that sums of a column are sums. */
export const rollForwardLines = ({ periods, sheets }: RollForwardReport): RollForwardLine[] =>
  sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) =>
      partsOf(row).flatMap(({ funding, column }) =>
        periods.flatMap((period, index) => {
          const cells = column.periods[index];
          return cells === undefined ? [] : [{ sheet, row, funding, period, cells }];
        }),
      ),
    ),
  );

const partsOf = ({
  all,
  fundings,
}: ReportRow): readonly {
  readonly funding: Funding | "all";
  readonly column: ReportRow["all"];
}[] => (fundings.length > 0 ? fundings : [{ funding: "all", column: all }]);

export const rollForwardTable = (lines: readonly RollForwardLine[]): Table => {
  const units = [...new Set(lines.map(({ sheet }) => sheet.unit.code))].join(", ") || "no unit";
  return {
    title: "Roll-forward",
    columns: names.map((name) => (amountNames.includes(name) ? { name, units } : { name })),
  };
};

export const rollForwardRows = (lines: readonly RollForwardLine[]): Row[] =>
  lines.map((line, index) => {
    const { sheet, row, funding, period, cells } = line;
    return lineOf("part", {
      row: numberCell(index + 1),
      ...{
        side: textCell(sheet.side),
        pool: textCell(sheet.pool),
        unit: textCell(sheet.unit.code),
      },
      name: textCell(row.of?.name ?? null),
      account: textCell(row.of?.account?.name ?? null),
      funding: textCell(funding),
      ...{ first_day: textCell(period.firstDay), end_day: textCell(period.endDay) },
      ...{ start_utc: instantCell(period.start), end_utc: instantCell(period.end) },
      ...figuresOf(cells),
      row_id: textCell(row.of?.id ?? null),
      account_id: textCell(row.of?.account?.id ?? null),
    });
  });

/** A missing figure is said in words: it is no zero. */
const figuresOf = (metric: Metric<PeriodCells>): Cells => {
  const told = findValue(metric);
  const state = metric.kind === "value" ? "complete" : metric.kind.replaceAll("-", " ");
  const why = "reason" in metric ? metric.reason : null;
  const amounts = amountNames.map((name) => [
    name,
    told === null ? textCell(state) : numberCell(amountIn(told, name)),
  ]);
  return {
    ...Object.fromEntries(amounts),
    entries: told === null ? nothingCell : numberCell(told.entries),
    ...{ state: textCell(state), detail: textCell(why) },
  };
};

const amountIn = (cells: PeriodCells, name: string): Decimal => {
  const movement = movementColumns.find((column) => named(column) === name);
  if (movement !== undefined) return cells.moved[movement];
  if (name === "opening") return cells.opening;
  if (name === "closing") return cells.closing;
  return name === "overage" ? cells.overage : cells.rolledIntoNext;
};

/** By unit, what whoever adds up the column of closings gets. */
export const closingSums = (
  lines: readonly RollForwardLine[],
): readonly { readonly unit: Unit["code"]; readonly amount: Decimal }[] => {
  const units = [...new Set(lines.map(({ sheet }) => sheet.unit.code))].sort();
  return units.map((unit) => ({
    unit,
    amount: sumDecimals(
      lines
        .filter(({ sheet }) => sheet.unit.code === unit)
        .map(({ cells }) => findValue(cells)?.closing ?? "0"),
    ),
  }));
};

/** What was asked, control totals, clocks. A file that was cut has no line `end`. */
export const rollForwardClosing = (
  lines: readonly RollForwardLine[],
  facts: RollForwardFacts,
): Row[] => [
  ...closingSums(lines).map(({ unit, amount }) =>
    lineOf("total", { unit: textCell(unit), closing: numberCell(amount) }),
  ),
  ...facts.asked.map((asked) => lineOf("asked", { detail: textCell(asked) })),
  lineOf("as-of", { end_utc: instantCell(facts.asOf) }),
  lineOf("known-at", { end_utc: instantCell(facts.knownAt) }),
  lineOf("sources", {
    detail: textCell(facts.isComplete ? "complete" : "incomplete: not everything could be read"),
  }),
  lineOf("end", { row: numberCell(lines.length) }),
];
