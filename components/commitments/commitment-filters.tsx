"use client";

import { Chip } from "@/components/ui/chip";
import { SearchForm } from "@/components/ui/search-form";
import { Select } from "@/components/ui/select";
import { type Address, wordIn } from "@/lib/client/use-address";
import type { CommitmentQuery } from "@/lib/wire/commitment";

export type ShownFilters = Pick<
  CommitmentQuery,
  "view" | "q" | "state" | "account" | "unit" | "sort"
>;

export const readFilters = (address: Address): ShownFilters => ({
  // Coming from the search box everything counts, not only what runs now.
  view: wordIn(address, "view") ?? (address.get("q") || address.get("account") ? "all" : "current"),
  q: address.get("q") ?? undefined,
  state: wordIn(address, "state"),
  account: address.get("account") ?? undefined,
  unit: address.get("unit") ?? undefined,
  sort: wordIn(address, "sort") ?? "account",
});

export const countFilters = ({ q, state, account, unit }: ShownFilters): number =>
  [q, state, account, unit].filter(Boolean).length;

const states = ["active", "upcoming", "exhausted", "expired"];

const sorts = [
  { value: "account", label: "account" },
  { value: "risk", label: "risk date" },
  { value: "end", label: "end" },
  { value: "-utilization", label: "utilization" },
  { value: "-available", label: "available" },
  { value: "name", label: "name" },
];

/** Filters are chips, and all of them stand in the address. */
export const CommitmentFilters = ({
  address,
  filters,
  accountName,
}: {
  readonly address: Address;
  /** Of the account that is filtered for, once a row has told it. */
  readonly accountName: string | undefined;
  readonly filters: ShownFilters;
}) => (
  <div className="flex flex-wrap items-center gap-2 py-3 print:hidden">
    <SearchForm
      label="Find in list by name, account, id or terms"
      onFind={(q) => address.set({ q, view: filters.view })}
      placeholder="Name, account, id, terms"
      value={filters.q}
    />
    {filters.q && <Chip label="Text" onRemove={() => address.set({ q: null })} value={filters.q} />}
    {filters.account && (
      <Chip
        label="Account"
        onRemove={() => address.set({ account: null })}
        value={accountName ?? "one"}
      />
    )}
    {filters.unit && (
      <Chip label="Unit" onRemove={() => address.set({ unit: null })} value={filters.unit} />
    )}
    <Select
      label="State"
      onChange={(event) => address.set({ state: event.target.value || null })}
      options={[{ value: "", label: "any" }, ...states.map((value) => ({ value, label: value }))]}
      value={filters.state ?? ""}
    />
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
