import type { ReactNode } from "react";
import { Figure } from "@/components/figures/figure";
import { isNothing } from "@/components/figures/left-terms";
import type { ProveTotal } from "@/components/proof/prove";
import type { Column } from "@/components/ui/table-column";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Amount, isZero } from "@/lib/domain/base/money";
import type { TotalFigure } from "@/lib/domain/figures/provable";
import { quantitySuffix } from "@/lib/format/quantity";
import { sources } from "@/lib/sources/sources";
import type { Position } from "@/lib/wire/summary";

export const unitName = ({ unit }: Position): string =>
  unit.kind === "currency" ? unit.code : quantitySuffix(unit.code);

/** Where nothing of the kind exists a dash stands, not a zero. */
export const movement = (metric: Metric<Amount>): Metric<Amount> | null => {
  const amount = findValue(metric);
  return metric.kind === "value" && amount !== null && isZero(amount.amount) ? null : metric;
};

/** Which figure a cell shows, and how its proof is opened. */
export type CellOf = {
  readonly figure: TotalFigure;
  readonly value: (position: Position) => Metric<Amount> | null;
  readonly prove: ProveTotal;
};

export const figureColumn = (
  id: string,
  label: string,
  { figure, value, prove }: CellOf,
  more: Partial<Column<Position>> = {},
): Column<Position> => ({
  id,
  label,
  align: "number",
  suffixSlot: "26px",
  cell: (position) => (
    <Figure
      isStrong={more.isAnswer}
      onProve={prove(position, figure)}
      precision="whole"
      value={value(position)}
    />
  ),
  ...more,
});

/** What moved something has a column; what nothing moved has none. */
export const movedColumns = (
  columns: readonly Column<Position>[],
  rows: readonly Position[],
): Column<Position>[] =>
  columns.filter(({ id }) => {
    const value = shownWhereMoved[id];
    return value === undefined || rows.some((row) => callsForColumn(value(row)));
  });

/**
 * A nothing that is incomplete calls for none, nor does what has not begun: the figures beside it say
 * that they are.
 */
export const callsForColumn = (metric: Metric<Amount>): boolean =>
  movement(metric) !== null &&
  metric.kind !== "not-started" &&
  !(metric.kind === "incomplete" && isNothing(metric));

/** Every row foots in print: what moved something has a column, and only then (metrics 3.14 ruling 29). */
export const shownWhereMoved: Readonly<Record<string, (position: Position) => Metric<Amount>>> = {
  "rolled-in": ({ rolledIn }) => rolledIn,
  "rolled-out": ({ rolledOut }) => rolledOut,
  adjustments: ({ adjustments }) => adjustments,
  overdrawn: ({ overdrawn }) => overdrawn,
  unusable: ({ unusable }) => unusable,
  "trued-up": ({ truedUp }) => truedUp,
  "not-open": ({ notYetOpen }) => notYetOpen,
  lapsed: ({ lapsed }) => lapsed,
  "30": ({ endsWithin30 }) => endsWithin30,
  "60": ({ endsWithin60 }) => endsWithin60,
  "90": ({ endsWithin90 }) => endsWithin90,
  "lapse-ahead": ({ lapseAhead }) => lapseAhead,
  risk: ({ atRisk }) => atRisk,
  short: ({ shortfallAhead }) => shortfallAhead,
};

export const unitColumn = (label: ReactNode): Column<Position> => ({
  id: "unit",
  label,
  isName: true,
  width: "168px",
  phone: "title",
  cell: (position) => (
    <span className="whitespace-nowrap">
      <strong className="font-heading">{unitName(position)}</strong>{" "}
      <span className="text-ink3">
        {position.providers.map((id) => sources[id].name).join(", ")}
      </span>
    </span>
  ),
});
