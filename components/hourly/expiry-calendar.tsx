"use client";

import { Figure } from "@/components/figures/figure";
import { inventoryColumns } from "@/components/hourly/inventory-columns";
import { UseText } from "@/components/hourly/use-text";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { DataTable, type RowGroup } from "@/components/ui/data-table";
import { useExpiries } from "@/lib/client/inventory";
import { useClocks } from "@/lib/client/use-address";
import { findValue } from "@/lib/domain/base/metric";
import { paths } from "@/lib/paths/paths";
import type {
  ExpiryCalendar as Calendar,
  InventoryRow,
  WireInventoryGroup,
} from "@/lib/wire/inventory";

/** What ends within 30, 60 and 90 days, and at what utilization: the dates on which to decide. */
export const ExpiryCalendar = () => {
  const query = useExpiries(useClocks());
  return (
    <div className="mt-8 scroll-mt-4" id="expiry">
      <AsyncSection
        empty={({ data }) =>
          data.rows.length > 0 ? null : (
            <p className="border-t border-line py-1.5 text-ink2">
              Nothing bought by the hour ends within 90 days. {withoutEndText(data)}
            </p>
          )
        }
        errorTitle="The expiry calendar could not be read"
        loading={<LoadingRows height="bar" labels={["Commitment", "Used"]} rows={4} />}
        note="each step holds the one before it; used in the last 30 days"
        query={query}
        title="Ends within 30, 60, 90 days"
      >
        {({ data }) => (
          <>
            <DataTable
              columns={inventoryColumns}
              groups={groupsOf(data)}
              height="bar"
              isFixed
              label="What ends within 90 days"
              rowTo={({ id }) => paths.commitment(id)}
              rowKey={({ id }) => id}
            />
            {data.withoutEnd > 0 && <p className="mt-2 text-ink3">{withoutEndText(data)}</p>}
          </>
        )}
      </AsyncSection>
    </div>
  );
};

const groupsOf = ({ steps, rows }: Calendar): RowGroup<InventoryRow>[] =>
  steps.map(({ days, group }) => ({
    id: group.id,
    name: `Within ${days} days`,
    facts: <StepFacts group={group} />,
    rows: rows.filter(({ groupId }) => groupId === group.id),
  }));

const StepFacts = ({ group }: { readonly group: WireInventoryGroup }) =>
  group.count === 0 ? (
    <>nothing ends</>
  ) : (
    <>
      {group.count} in all, <UseText use={group.use} />
      {group.sums.map(({ unit, remaining }) =>
        findValue(remaining) === null ? null : (
          <span className="max-xl:hidden" key={`${unit.kind}:${unit.code}`}>
            , <Figure precision="whole" value={remaining} /> still to come
          </span>
        ),
      )}
    </>
  );

const withoutEndText = ({ withoutEnd }: Calendar): string => {
  if (withoutEnd === 0) return "";
  return withoutEnd === 1
    ? "1 that runs gives no end and is in no step."
    : `${withoutEnd} that run give no end and are in no step.`;
};
