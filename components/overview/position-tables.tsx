import { toBarParts, toTargetParts } from "@/components/figures/bar-parts";
import { Figure } from "@/components/figures/figure";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { ComingTable } from "@/components/overview/coming-table";
import {
  figureColumn,
  movedColumns,
  movement,
  unitColumn,
  unitName,
} from "@/components/overview/position-columns";
import type { ProveTotal } from "@/components/proof/prove";
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
import type { TotalFigure } from "@/lib/domain/figures/provable";
import { paths } from "@/lib/paths/paths";
import type { Position } from "@/lib/wire/summary";

type Words = {
  readonly title: string;
  readonly drawn: string;
  readonly left: string;
  readonly lapsed: string;
  readonly below: string;
};

type Group = Words & Pick<Position, "side" | "pool">;

/** Money to spend, what is owed, and what was bought stand in tables of their own. */
const groups: readonly Group[] = [
  {
    side: "sold",
    pool: "balance",
    title: "Sold to customers",
    drawn: "Drawn",
    left: "Available",
    lapsed: "Lapsed",
    below: "Overdrawn",
  },
  {
    side: "sold",
    pool: "target",
    title: "Owed by customers",
    drawn: "Attained",
    left: "Still owed",
    lapsed: "Waived",
    below: "Beyond",
  },
  {
    side: "bought",
    pool: "balance",
    title: "Bought from vendors",
    drawn: "Used",
    left: "Left",
    lapsed: "Unused",
    below: "Overdrawn",
  },
];

const leftOf = ({ pool, available, exposure }: Position): Metric<Amount> =>
  pool === "target" ? exposure : available;

type Moved = Exclude<TotalFigure, `${string}Ahead` | "utilization">;

/** A column of what moved something, or of what there is. */
const column = (
  id: string,
  label: string,
  figure: Moved,
  prove: ProveTotal,
  more: Partial<Column<Position>> = {},
): Column<Position> =>
  figureColumn(id, label, { figure, value: (position) => movement(position[figure]), prove }, more);

/** What stands: each row adds up. */
const standingColumns = (words: Group, prove: ProveTotal): Column<Position>[] => [
  unitColumn(<span className="font-heading text-body text-ink">{words.title}</span>),
  {
    id: "bar",
    label: "",
    spokenLabel: "As a bar",
    align: "bar",
    width: "112px",
    phone: "bar",
    cell: (position) => (
      <SegmentedBar
        parts={words.pool === "target" ? toTargetParts(position) : toBarParts(position)}
        planShare={findValue(position.planShare)}
        unit={position.unit}
      />
    ),
  },
  figureColumn(
    "committed",
    words.pool === "target" ? "Target" : "Committed",
    { figure: "committed", value: ({ committed }) => committed, prove },
    {
      phone: "meta",
      cell: (position) => (
        <>
          <span className="sm:hidden">of </span>
          <Figure
            onProve={prove(position, "committed")}
            precision="whole"
            value={position.committed}
          />
        </>
      ),
    },
  ),
  column("rolled-in", "Rolled over in", "rolledIn", prove, { priority: 3 }),
  column("rolled-out", "Rolled over out", "rolledOut", prove, { priority: 3 }),
  column("adjustments", "Adjusted", "adjustments", prove, { priority: 2 }),
  figureColumn("drawn", words.drawn, { figure: "drawn", value: ({ drawn }) => drawn, prove }),
  column("pending", "Pending", "pending", prove, { priority: 3 }),
  figureColumn(
    "available",
    words.left,
    { figure: words.pool === "target" ? "exposure" : "available", value: leftOf, prove },
    { isAnswer: true, phone: "value" },
  ),
  column("overdrawn", words.below, "overdrawn", prove, { priority: 2 }),
  column("unusable", "Over, not closed", "unusable", prove, { priority: 3 }),
  column("trued-up", "Trued up", "truedUp", prove, { priority: 3 }),
  column("not-open", "Not yet open", "notYetOpen", prove, { priority: 3 }),
  column("lapsed", words.lapsed, "lapsed", prove, { priority: 2 }),
];

type PositionTablesProps = {
  readonly positions: readonly Position[];
  readonly prove: ProveTotal;
};

/** One row per unit, side and pool; never a total over units. */
export const PositionTables = ({ positions, prove }: PositionTablesProps) => (
  <div className="space-y-4">
    {groups.map((group) => {
      const { side, pool, ...words } = group;
      const rows = positions.filter((position) => position.side === side && position.pool === pool);
      return rows.length === 0 ? null : (
        <div key={`${side} ${pool}`}>
          <p className="flex justify-between border-b border-rule pb-1 sm:hidden">
            <span className="font-heading">{words.title}</span>
            <span className="text-label text-ink3">{words.left}, of what was committed</span>
          </p>
          <DataTable
            columns={movedColumns(standingColumns(group, prove), rows)}
            headWeight="rule"
            height="bar"
            label={words.title}
            rowTo={({ unit }) => paths.commitments({ unit: unit.code })}
            rowKey={({ unit }) => `${unit.kind}:${unit.code}`}
            rows={rows}
          />
          <ComingTable group={group} prove={prove} rows={rows} />
          {noteOf(rows, prove)}
        </div>
      );
    })}
  </div>
);

/** What the rows leave out, said where they stand. */
const noteOf = (rows: readonly Position[], prove: ProveTotal) => {
  const without = rows.reduce((sum, { withoutAmount }) => sum + withoutAmount, 0);
  const below = rows.filter(({ overdrawnWithin90 }) => movement(overdrawnWithin90) !== null);
  if (without === 0 && below.length === 0) return null;
  return (
    <p className="mt-1 text-note text-ink3">
      {without > 0 && (
        <>
          Every term of the contracts that run now. Left out:{" "}
          {without === 1 ? "1 term whose amount is" : `${without} terms whose amounts are`} not
          given.{" "}
        </>
      )}
      {below.map((row) => (
        <span key={unitName(row)}>
          Ends overdrawn within 90 days, netted with nothing:{" "}
          <Figure
            onProve={prove(row, "overdrawnWithin90")}
            precision="whole"
            value={row.overdrawnWithin90}
          />
          .{" "}
        </span>
      ))}
    </p>
  );
};
