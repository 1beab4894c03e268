import { Figure } from "@/components/figures/figure";
import { UseText } from "@/components/hourly/use-text";
import type { RowGroup } from "@/components/ui/data-table";
import type { TableTotal } from "@/components/ui/table-total-row";
import { quantitySuffix } from "@/lib/format/quantity";
import type { HourlySum, InventoryPage, InventoryRow } from "@/lib/wire/inventory";

const unitName = ({ unit }: HourlySum): string =>
  unit.kind === "currency" ? unit.code : quantitySuffix(unit.code);

const counted = (count: number): string => `${count} ${count === 1 ? "commitment" : "commitments"}`;

/** Rows under the group they came with; its aggregate stands in its heading. */
export const toRowGroups = (
  rows: readonly InventoryRow[],
  groups: InventoryPage["groups"],
): RowGroup<InventoryRow>[] =>
  groups.flatMap((group) => {
    const own = rows.filter(({ groupId }) => groupId === group.id);
    if (own.length === 0) return [];
    return {
      id: group.id,
      name: group.name === "" ? null : group.name,
      facts: (
        <>
          {counted(group.count)}, <UseText use={group.use} />
        </>
      ),
      rows: own,
    };
  });

/** One total per unit; never one over several. */
export const inventoryTotals = (sums: readonly HourlySum[]): TableTotal[] =>
  sums.map((sum) => ({
    id: `${sum.unit.kind}:${sum.unit.code}`,
    label: `${unitName(sum)}, ${counted(sum.count)}`,
    cells: {
      unused: <Figure isStrong precision="whole" value={sum.recentUnused} />,
      remaining: <Figure isStrong precision="whole" value={sum.remaining} />,
    },
  }));

/** What the totals leave out. */
export const leftOut = (sums: readonly HourlySum[]): string => {
  const without = sums.reduce((total, { withoutAmount }) => total + withoutAmount, 0);
  if (without === 0) return sums.length > 1 ? "Never summed across units." : "";
  const what =
    without === 1 ? "1 commitment that gives no amount" : `${without} that give no amount`;
  return `Left out of the sums: ${what}. A share is never averaged: where amounts cannot be added, only its range is shown.`;
};
