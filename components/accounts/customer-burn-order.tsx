import { burnColumnsOf, isCrowded, movement } from "@/components/accounts/burn-columns";
import { Figure } from "@/components/figures/figure";
import { Key } from "@/components/marks/key";
import { Button } from "@/components/ui/button";
import { DataTable, type RowGroup } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import type { TableTotal } from "@/components/ui/table-total-row";
import {
  type BurnGroup,
  type BurnRow,
  prepareBurnOrder,
  unitText,
} from "@/lib/charts/prepare-burn-order";
import type { Address } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail, AccountPosition } from "@/lib/wire/account";

const endedShown = 3;

type CustomerBurnOrderProps = {
  readonly account: AccountDetail;
  readonly address: Address;
  readonly at: Instant;
};

/** Pools in the order they are drawn, closed by what is usable now; below it what is owed. */
export const CustomerBurnOrder = ({ account, address, at }: CustomerBurnOrderProps) => {
  const groups = prepareBurnOrder(account, at);
  const all = groups.flatMap(({ rows }) => rows);
  const columns = burnColumnsOf(all);
  const isAll = address.get("ended") === "all";
  const endedCount = groups.find(({ kind }) => kind === "ended")?.rows.length ?? 0;
  return (
    <section aria-label="Burn order">
      <SectionLine
        note="what the next invoice draws on stands first"
        right={
          <Key
            items={[
              { meaning: "drawn", label: "used" },
              { meaning: "pending", label: "pending" },
              { meaning: "available", label: "available" },
              { meaning: "not-open", label: "still to open" },
              { meaning: "lapsed", label: "lapsed" },
              { meaning: "attained", label: "attained" },
              { meaning: "owed", label: "owed" },
            ]}
          />
        }
        title="Burn order"
      />
      <DataTable
        columns={columns}
        groups={groups.map((group) => toRowGroup(group, isAll))}
        height="bar"
        isFixed={!isCrowded(columns, all)}
        label="Commitments in burn order"
        rowTo={({ row }) => paths.commitment(row.id)}
        rowKey={({ row }) => row.id}
      />
      {endedCount > endedShown && (
        <Button
          className="mt-1"
          look="quiet"
          onClick={() => address.set({ ended: isAll ? null : "all" })}
        >
          {isAll ? "Fold the ended ones" : `Show all ${endedCount} ended ones`}
        </Button>
      )}
    </section>
  );
};

const toRowGroup = ({ id, kind, name, rows, position }: BurnGroup, isAll: boolean) => {
  const group: RowGroup<BurnRow> = {
    id,
    name,
    rows: kind === "ended" && !isAll ? rows.slice(0, endedShown) : rows,
  };
  return position === null ? group : { ...group, subtotal: usableNow(position) };
};

const usableNow = (position: AccountPosition): TableTotal => ({
  id: unitText(position.unit),
  label: `${unitText(position.unit)}, usable now`,
  cells: {
    available: <Figure isStrong value={position.available} />,
    ...(movement(position.overdrawn) === null
      ? {}
      : { overdrawn: <Figure precision="whole" tone="overage" value={position.overdrawn} /> }),
    ...(movement(position.pending) === null
      ? {}
      : { pending: <Figure precision="whole" tone="pending" value={position.pending} /> }),
  },
});
