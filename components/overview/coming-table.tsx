import {
  figureColumn,
  movedColumns,
  movement,
  shownWhereMoved,
  unitColumn,
} from "@/components/overview/position-columns";
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/table-column";
import type { Position } from "@/lib/wire/summary";

/** An unfinished sum says so above its figure, and not beside it. */
const ahead = { className: "[&>span]:ml-auto [&>span]:block [&>span]:w-fit" } as const;

type ComingGroup = Pick<Position, "pool"> & { readonly title: string };

const ofPools: readonly Column<Position>[] = [
  figureColumn("30", "Ends ≤30 d", ({ endsWithin30 }) => movement(endsWithin30)),
  figureColumn("60", "≤60 d", ({ endsWithin60 }) => movement(endsWithin60)),
  figureColumn("90", "≤90 d", ({ endsWithin90 }) => movement(endsWithin90)),
  figureColumn("lapse-ahead", "Will lapse", ({ lapseAhead }) => movement(lapseAhead), ahead),
  figureColumn("risk", "Overage ahead", ({ atRisk }) => movement(atRisk), ahead),
];

/** A target has nothing that lapses or runs out: it is attained and owed. */
const ofTargets: readonly Column<Position>[] = [
  figureColumn("short", "Short ahead", ({ shortfallAhead }) => movement(shortfallAhead), ahead),
];

/** What comes, in a table of its own: none of it is a part of what stands. */
const comingColumns = ({ title, pool }: ComingGroup): Column<Position>[] => [
  unitColumn(`${title}, what comes`),
  ...(pool === "target" ? ofTargets : ofPools),
];

/** Rows with nothing to come are left out: their silence says it. */
export const ComingTable = ({
  group,
  rows,
}: {
  readonly group: ComingGroup;
  readonly rows: readonly Position[];
}) => {
  const all = comingColumns(group);
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
