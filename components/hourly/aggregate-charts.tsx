"use client";

import { useMemo } from "react";
import { DayBars } from "@/components/charts/day-bars";
import { LayerKey } from "@/components/hourly/layer-key";
import { AsyncSection } from "@/components/states/async-section";
import { DataTable } from "@/components/ui/data-table";
import { Select } from "@/components/ui/select";
import type { Column } from "@/components/ui/table-column";
import { Tabs } from "@/components/ui/tabs";
import {
  type AggregateChart,
  listProducts,
  prepareAggregates,
  scopeName,
} from "@/lib/charts/prepare-aggregates";
import { useAggregates } from "@/lib/client/accounts";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { sources } from "@/lib/sources/sources";
import type { AccountDetail, AggregateSeries } from "@/lib/wire/account";

const chartHeight = 104;

const tabs = [
  { id: "charts", label: "Charts" },
  { id: "table", label: "Table" },
] as const;

/** The vendor's own days of one product at a time: products are never added to one another. */
export const AggregateCharts = ({ account }: { readonly account: AccountDetail }) => {
  const products = listProducts(account.aggregates);
  const address = useAddress();
  const [first] = products;
  const asked = address.get("product");
  const product = asked !== null && products.includes(asked) ? asked : first;
  return product === undefined ? null : (
    <ChartsOf account={account} product={product} products={products} />
  );
};

type ChartsOfProps = {
  readonly account: AccountDetail;
  readonly product: string;
  readonly products: readonly string[];
};

const ChartsOf = ({ account, product, products }: ChartsOfProps) => {
  const { name } = sources[account.provider];
  const address = useAddress();
  const query = useAggregates(account.id, product, useClocks());
  const shown = address.get("days") === "table" ? "table" : "charts";
  const show = (id: string) => address.set({ days: id === "charts" ? null : id });
  return (
    <div className="mt-5">
      <AsyncSection
        empty={({ data }) =>
          data.length > 0 ? null : (
            <p className="border-t border-line py-1.5 text-ink3">
              {name} gave no days of this product.
            </p>
          )
        }
        errorTitle="The days could not be read"
        loading={<div className="h-72" />}
        note={`reported by ${name}`}
        query={query}
        right={
          <Select
            label="Product"
            onChange={(event) => address.set({ product: event.target.value })}
            options={products.map((value) => ({ value, label: scopeName(value) }))}
            value={product}
          />
        }
        tabs={<Tabs label="Days" onSelect={show} selected={shown} tabs={tabs} />}
        title="Day by day"
      >
        {({ data }) => (
          <Charts
            isTable={shown === "table"}
            onTable={() => show(shown === "table" ? "charts" : "table")}
            product={product}
            series={data}
          />
        )}
      </AsyncSection>
    </div>
  );
};

type ChartsProps = {
  readonly product: string;
  readonly series: readonly AggregateSeries[];
  readonly isTable: boolean;
  readonly onTable: () => void;
};

const Charts = ({ product, series, isTable, onTable }: ChartsProps) => {
  const charts = useMemo(() => prepareAggregates(product, series), [product, series]);
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-5 md:grid-cols-2">
      {charts.map((chart) => (
        <figure className="keep-together min-w-0" key={chart.id}>
          <figcaption className="flex flex-wrap items-baseline gap-x-3 border-t border-line pt-1.5">
            <span className="font-strong">{chart.title}</span>
            <span className="text-note text-ink3">{chart.basis}</span>
            <LayerKey layers={chart.layers} />
          </figcaption>
          {isTable ? (
            <div className="max-h-80 overflow-y-auto">
              <DaysTable chart={chart} />
            </div>
          ) : (
            <DayBars
              chart={chart.chart}
              height={chartHeight}
              label={`${chart.title}, ${chart.days.length} days`}
              onTable={onTable}
            />
          )}
        </figure>
      ))}
    </div>
  );
};

type Day = AggregateChart["days"][number];

const DaysTable = ({ chart }: { readonly chart: AggregateChart }) => {
  const columns: Column<Day>[] = [
    { id: "when", label: "Day (UTC)", isName: true, phone: "title", cell: ({ when }) => when },
    ...chart.layers.map(
      ({ label, measure }, index): Column<Day> => ({
        id: measure,
        label,
        align: "number",
        phone: index === 0 ? "value" : undefined,
        cell: ({ values }) => values[index],
      }),
    ),
  ];
  return (
    <DataTable
      columns={columns}
      height="ledger"
      label={chart.title}
      rowKey={({ key }) => key}
      rows={chart.days}
    />
  );
};
