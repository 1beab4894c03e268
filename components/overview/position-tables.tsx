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
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import type { Amount } from "@/lib/domain/base/money";
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

/** What stands: each row adds up. */
const standingColumns = (words: Group): Column<Position>[] => [
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
    ({ committed }) => committed,
    {
      phone: "meta",
      cell: ({ committed }) => (
        <>
          <span className="sm:hidden">of </span>
          <Figure precision="whole" value={committed} />
        </>
      ),
    },
  ),
  figureColumn("rolled-in", "Rolled over in", ({ rolledIn }) => movement(rolledIn), {
    priority: 3,
  }),
  figureColumn("rolled-out", "Rolled over out", ({ rolledOut }) => movement(rolledOut), {
    priority: 3,
  }),
  figureColumn("adjustments", "Adjusted", ({ adjustments }) => movement(adjustments), {
    priority: 2,
  }),
  figureColumn("drawn", words.drawn, ({ drawn }) => drawn),
  figureColumn("pending", "Pending", ({ pending }) => movement(pending), { priority: 3 }),
  figureColumn("available", words.left, leftOf, {
    isAnswer: true,
    phone: "value",
  }),
  figureColumn("overdrawn", words.below, ({ overdrawn }) => movement(overdrawn), { priority: 2 }),
  figureColumn("unusable", "Over, not closed", ({ unusable }) => movement(unusable), {
    priority: 3,
  }),
  figureColumn("trued-up", "Trued up", ({ truedUp }) => movement(truedUp), { priority: 3 }),
  figureColumn("not-open", "Not yet open", ({ notYetOpen }) => movement(notYetOpen), {
    priority: 3,
  }),
  figureColumn("lapsed", words.lapsed, ({ lapsed }) => movement(lapsed), { priority: 2 }),
];

/** One row per unit, side and pool; never a total over units. */
export const PositionTables = ({ positions }: { readonly positions: readonly Position[] }) => (
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
            columns={movedColumns(standingColumns(group), rows)}
            headWeight="rule"
            height="bar"
            label={words.title}
            rowTo={({ unit }) => paths.commitments({ unit: unit.code })}
            rowKey={({ unit }) => `${unit.kind}:${unit.code}`}
            rows={rows}
          />
          <ComingTable group={group} rows={rows} />
          {noteOf(rows)}
        </div>
      );
    })}
  </div>
);

/** What the rows leave out, said where they stand. */
const noteOf = (rows: readonly Position[]) => {
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
          <Figure precision="whole" value={row.overdrawnWithin90} />.{" "}
        </span>
      ))}
    </p>
  );
};
