import { Chip } from "@/components/ui/chip";
import { SearchForm } from "@/components/ui/search-form";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { type Address, wordIn } from "@/lib/client/use-address";
import type { ProviderId } from "@/lib/domain/base/account";
import type { CommitmentState } from "@/lib/domain/standing/state";
import { type CommitmentView, commitmentViews } from "@/lib/domain/standing/views";
import { viewWords } from "@/lib/format/view-words";
import { sourceIds, sources } from "@/lib/sources/sources";
import type { TimelineFilters as Filters } from "@/lib/wire/timeline";

type Shown = Pick<Filters, "view" | "q" | "state" | "account" | "unit" | "provider">;

/** The filters of the lists, as an address says them. */
export const readTimelineFilters = (address: Address): Shown => ({
  view: wordIn<CommitmentView>(address, "view") ?? "all",
  q: address.get("q") ?? undefined,
  state: wordIn<CommitmentState>(address, "state"),
  account: address.get("account") ?? undefined,
  unit: address.get("unit") ?? undefined,
  provider: wordIn<ProviderId>(address, "provider"),
});

export const noTimelineFilters = {
  ...{ view: null, q: null, state: null, account: null, unit: null, provider: null },
} as const;

export const countTimelineFilters = ({ view, ...others }: Shown): number =>
  Object.values(others).filter(Boolean).length + (view === "all" ? 0 : 1);

type TimelineFiltersProps = {
  readonly address: Address;
  readonly filters: Shown;
  /** Of the account that is filtered for, once a row has told it. */
  readonly accountName: string | undefined;
  readonly isTable: boolean;
};

export const TimelineFilters = (props: TimelineFiltersProps) => {
  const { address, filters, accountName, isTable } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 print:hidden">
      <SearchForm
        label="Find in the timeline by name, account, id or terms"
        onFind={(q) => address.set({ q })}
        placeholder="Name, account, id, terms"
        value={filters.q}
      />
      {filters.q && (
        <Chip label="Text" onRemove={() => address.set({ q: null })} value={filters.q} />
      )}
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
      {filters.state && (
        <Chip label="State" onRemove={() => address.set({ state: null })} value={filters.state} />
      )}
      <Select
        label="Source"
        onChange={(event) => address.set({ provider: event.target.value })}
        options={[
          { value: "", label: "any" },
          ...sourceIds.map((id) => ({ value: id, label: sources[id].name })),
        ]}
        value={filters.provider ?? ""}
      />
      <Select
        label="Show"
        onChange={(event) =>
          address.set({ view: event.target.value === "all" ? null : event.target.value })
        }
        options={commitmentViews.map((view) => ({
          value: view,
          label: viewWords[view].toLowerCase(),
        }))}
        value={filters.view}
      />
      <Tabs
        label="Shown as"
        selected={isTable ? "table" : "lanes"}
        tabs={[
          { id: "lanes", label: "Lanes", to: address.with({ as: null }) },
          { id: "table", label: "Table", to: address.with({ as: "table" }) },
        ]}
      />
    </div>
  );
};
