import { Figure } from "@/components/figures/figure";
import { isNothing } from "@/components/figures/left-terms";
import type { ProveTotal } from "@/components/proof/prove";
import type { RowGroup } from "@/components/ui/data-table";
import type { TableTotal } from "@/components/ui/table-total-row";
import { quantitySuffix } from "@/lib/format/quantity";
import { sources } from "@/lib/sources/sources";
import type { CommitmentPage, CommitmentRow } from "@/lib/wire/commitment";

/** Rows in the order they came, one group per run of the same account. */
export const groupByAccount = (rows: readonly CommitmentRow[]): RowGroup<CommitmentRow>[] => {
  const groups: { id: string; name: string; facts: string; rows: CommitmentRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.rows[0]?.account.id === row.account.id) last.rows.push(row);
    else {
      groups.push({
        id: `${row.account.id}-${groups.length}`,
        name: row.account.name,
        facts: sources[row.provider].name,
        rows: [row],
      });
    }
  }
  return groups;
};

type UnitTotals = CommitmentPage["totals"];

const unitName = ({ unit }: UnitTotals[number]): string =>
  unit.kind === "currency" ? unit.code : quantitySuffix(unit.code);

const poolText = ({ count, pool, side }: UnitTotals[number]): string => {
  if (pool === "hourly") return `${count} by the hour`;
  if (pool === "target") return `${count} ${count === 1 ? "target" : "targets"}`;
  return `${count} ${side}`;
};

type TotalLeftProps = { readonly total: UnitTotals[number]; readonly prove: ProveTotal };

/** What is overdrawn is netted with nothing (metrics 3.14 ruling 29). */
const TotalLeft = ({ total, prove }: TotalLeftProps) => (
  <>
    <Figure
      isStrong
      onProve={prove(total, "available")}
      precision="whole"
      value={total.available}
    />
    {!isNothing(total.overdrawn) && (
      <span className="block text-label text-ink3">
        overdrawn{" "}
        <Figure
          onProve={prove(total, "overdrawn")}
          precision="whole"
          tone="overage"
          value={total.overdrawn}
        />
      </span>
    )}
  </>
);

/** One total per side, pool and unit; never one over several. */
export const commitmentTotals = (totals: UnitTotals, prove: ProveTotal): TableTotal[] =>
  totals.map((total) => ({
    id: `${total.side} ${total.pool} ${total.unit.kind}:${total.unit.code}`,
    label: `${unitName(total)}, ${poolText(total)}`,
    cells: {
      committed: (
        <Figure
          isStrong
          onProve={prove(total, "committed")}
          precision="whole"
          value={total.committed}
        />
      ),
      // Neither what is owed nor what is used or lost each hour is ever available.
      ...(total.pool === "balance" ? { available: <TotalLeft prove={prove} total={total} /> } : {}),
    },
  }));

export const notSummed = (totals: UnitTotals): string => {
  const without = totals.reduce((sum, { withoutAmount }) => sum + withoutAmount, 0);
  const rule = totals.length > 1 ? "Never summed across units." : "";
  if (without === 0) return rule;
  const words =
    without === 1 ? "1 commitment whose amount is" : `${without} commitments whose amounts are`;
  return `${rule} Left out of the totals: ${words} not given.`.trim();
};
