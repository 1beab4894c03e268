"use client";

import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type Address, wordIn } from "@/lib/client/use-address";
import type {
  InventoryGrouping,
  InventoryKind,
  InventoryOrder,
  InventoryView,
} from "@/lib/domain/hourly/inventory";

export const readInventoryFilters = (address: Address) => ({
  by: wordIn<InventoryGrouping>(address, "by") ?? "product",
  kind: wordIn<InventoryKind>(address, "kind") ?? "all",
  view: wordIn<InventoryView>(address, "view") ?? "running",
  sort: wordIn<InventoryOrder>(address, "sort") ?? "worst",
  account: address.get("account") ?? undefined,
});
export type ShownInventory = ReturnType<typeof readInventoryFilters>;

const groupings = [
  { value: "none", label: "nothing" },
  { value: "provider", label: "cloud provider" },
  { value: "product", label: "product" },
  { value: "region", label: "region" },
  { value: "family", label: "instance family" },
  { value: "expiry", label: "expiry" },
];

const kinds = [
  { value: "all", label: "all" },
  { value: "plans", label: "savings plans" },
  { value: "reservations", label: "reservations" },
];

const sorts = [
  { value: "worst", label: "worst used" },
  { value: "end", label: "end" },
  { value: "name", label: "name" },
];

/** How the inventory is laid out; all of it stands in the address. */
export const InventoryControls = ({
  address,
  filters,
}: {
  readonly address: Address;
  readonly filters: ShownInventory;
}) => (
  <div className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3 print:hidden">
    <Select
      label="Group by"
      onChange={(event) => address.set({ by: event.target.value })}
      options={groupings}
      value={filters.by}
    />
    <Select
      label="Kind"
      onChange={(event) => address.set({ kind: event.target.value })}
      options={kinds}
      value={filters.kind}
    />
    {filters.account && (
      <Button look="quiet" onClick={() => address.set({ account: null })}>
        One account, show all
      </Button>
    )}
    <span className="ml-auto max-sm:ml-0">
      <Select
        label="Sort"
        onChange={(event) => address.set({ sort: event.target.value })}
        options={sorts}
        value={filters.sort}
      />
    </span>
  </div>
);
