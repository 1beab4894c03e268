"use client";

import { inventoryColumns } from "@/components/hourly/inventory-columns";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useInventory } from "@/lib/client/inventory";
import { useClocks } from "@/lib/client/use-address";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail } from "@/lib/wire/account";

const shownMax = 10;

const columns = inventoryColumns.filter(({ id }) => id !== "region" && id !== "remaining");

type HourlyAccountRowsProps = { readonly account: AccountDetail };

/** What the organization has, the worst used first; all of it stands in the inventory. */
export const HourlyAccountRows = ({ account }: HourlyAccountRowsProps) => {
  const query = useInventory({ ...useClocks(), account: account.id, by: "none" });
  const first = query.data?.pages[0];
  return (
    <AsyncSection
      errorTitle="The commitments could not be read"
      loading={<LoadingRows height="bar" labels={["Commitment", "Used"]} rows={8} />}
      note="running, the worst used first"
      query={query}
      right={
        <Link to={paths.inventory({ account: account.id })}>All {account.commitmentCount}</Link>
      }
      title="Commitments"
    >
      {() => (
        <DataTable
          columns={columns}
          height="bar"
          isFixed
          label="Commitments, the worst used first"
          rowTo={({ id }) => paths.commitment(id)}
          rowKey={({ id }) => id}
          rows={first?.data.slice(0, shownMax) ?? []}
        />
      )}
    </AsyncSection>
  );
};
