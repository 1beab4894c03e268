import {
  figureColumn,
  movedColumns,
  movement,
  shownWhereMoved,
  unitColumn,
} from "@/components/overview/position-columns";
import type { ProveTotal } from "@/components/proof/prove";
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import type { Position } from "@/lib/wire/summary";

/** An unfinished sum says so above its figure, and not beside it. */
const ahead = { className: "[&>span]:ml-auto [&>span]:block [&>span]:w-fit" } as const;

type ComingGroup = Pick<Position, "pool"> & { readonly title: string };

const ofPools = (prove: ProveTotal): Column<Position>[] => [
  soon("30", "Ends ≤30 d", "endsWithin30", prove),
  soon("60", "≤60 d", "endsWithin60", prove),
  soon("90", "≤90 d", "endsWithin90", prove),
  soon("lapse-ahead", "Will lapse", "lapseAhead", prove, ahead),
  figureColumn(
    "risk",
    "Overage ahead",
    { figure: "overageAhead", value: ({ atRisk }) => movement(atRisk), prove },
    ahead,
  ),
];

/** A target has nothing that lapses or runs out: it is attained and owed. */
const ofTargets = (prove: ProveTotal): Column<Position>[] => [
  soon("short", "Short ahead", "shortfallAhead", prove, ahead),
];

type Coming = "endsWithin30" | "endsWithin60" | "endsWithin90" | "lapseAhead" | "shortfallAhead";

/** A figure that answers call by the same name as its proof. */
const soon = (
  id: string,
  label: string,
  figure: Coming,
  prove: ProveTotal,
  more: Partial<Column<Position>> = {},
): Column<Position> =>
  figureColumn(id, label, { figure, value: (position) => movement(position[figure]), prove }, more);

/** What comes, in a table of its own: none of it is a part of what stands. */
const comingColumns = ({ title, pool }: ComingGroup, prove: ProveTotal): Column<Position>[] => [
  unitColumn(`${title}, what comes`),
  ...(pool === "target" ? ofTargets(prove) : ofPools(prove)),
];

/** Rows with nothing to come are left out: their silence says it. */
export const ComingTable = ({
  group,
  prove,
  rows,
}: {
  readonly group: ComingGroup;
  readonly prove: ProveTotal;
  readonly rows: readonly Position[];
}) => {
  const all = comingColumns(group, prove);
  const moving = rows.filter((row) =>
    all.some(({ id }) => {
      const value = shownWhereMoved[id];
      return value !== undefined && movement(value(row)) !== null;
    }),
  );
  return moving.length === 0 ? null : (
    <div className="mt-2 max-sm:hidden">
      <DataTable
        columns={movedColumns(all, moving)}
        label={`${group.title}, what comes`}
        rowKey={({ unit }) => `${unit.kind}:${unit.code}`}
        rows={moving}
      />
    </div>
  );
};
