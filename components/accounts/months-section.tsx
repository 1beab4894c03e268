"use client";

import { useState } from "react";
import { Key } from "@/components/marks/key";
import { DataTable } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import { Tabs } from "@/components/ui/tabs";
import { type MonthBar, type MonthChart, prepareMonths } from "@/lib/charts/prepare-months";
import { quantitySuffix } from "@/lib/format/quantity";
import type { AccountDetail } from "@/lib/wire/account";

const tabs = [
  { id: "bars", label: "Bars" },
  { id: "table", label: "Table" },
] as const;

/** What was drawn in each month, one chart per unit, with the plan of the terms that ran. */
export const MonthsSection = ({ account }: { readonly account: AccountDetail }) => {
  const [shown, setShown] = useState("bars");
  const charts = prepareMonths(account.months);
  return (
    <section aria-label="Drawdown by month">
      <SectionLine
        right={
          <Key
            items={[
              { meaning: "drawn", label: "drawn" },
              { meaning: "overage", label: "overage" },
              { meaning: "plan", label: "plan" },
            ]}
          />
        }
        tabs={<Tabs label="Drawdown by month" onSelect={setShown} selected={shown} tabs={tabs} />}
        title="Drawdown by month"
      />
      {charts.length === 0 && (
        <p className="border-t border-line py-1.5 text-ink3">Nothing drawn yet.</p>
      )}
      {charts.map((chart) =>
        shown === "table" ? (
          <DataTable
            columns={columns}
            height="ledger"
            key={chart.unit.code}
            label={`Drawdown by month in ${unitName(chart)}`}
            rowKey={({ month }) => month}
            rows={[...chart.bars].reverse()}
          />
        ) : (
          <Bars chart={chart} key={chart.unit.code} />
        ),
      )}
    </section>
  );
};

const unitName = ({ unit }: MonthChart): string =>
  unit.kind === "currency" ? unit.code : quantitySuffix(unit.code);

const columns: readonly Column<MonthBar>[] = [
  {
    id: "month",
    label: "Month",
    isName: true,
    phone: "title",
    cell: ({ label, isRunning }) => (isRunning ? `${label}, running` : label),
  },
  { id: "planned", label: "Plan", align: "number", cell: ({ planned }) => planned },
  { id: "overage", label: "Overage", align: "number", cell: ({ overage }) => overage },
  { id: "lapsed", label: "Lapsed", align: "number", phone: "meta", cell: ({ lapsed }) => lapsed },
  {
    id: "drawn",
    label: "Drawn",
    align: "number",
    isAnswer: true,
    phone: "value",
    cell: ({ drawn }) => drawn,
  },
];

/** A month that still runs is hatched, as everywhere. */
const runningHatch =
  "repeating-linear-gradient(45deg, var(--drawn) 0 2.2px, var(--paper) 2.2px 4px)";

const Bars = ({ chart }: { readonly chart: MonthChart }) => (
  <figure className="pt-3">
    <figcaption className="text-label text-ink3">
      {unitName(chart)}, the last {chart.bars.length} months, in UTC
    </figcaption>
    <ol className="mt-1 flex h-44 items-stretch gap-1 border-b border-rule">
      {chart.bars.map((bar) => (
        <li
          className="relative flex min-w-0 grow basis-0 flex-col justify-end"
          key={bar.month}
          title={`${bar.label}: drawn ${bar.drawn}, overage ${bar.overage}, plan ${bar.planned}`}
        >
          <span className="truncate text-center text-axis text-ink2">{bar.value}</span>
          <span className="sr-only">{`${bar.label}: drawn ${bar.drawn}, overage ${bar.overage}, plan ${bar.planned}`}</span>
          <span
            aria-hidden="true"
            className="mx-auto flex h-34 w-full max-w-10 flex-col justify-end gap-px"
          >
            <span className="bg-overage" style={{ height: `${bar.overageShare}%` }} />
            <span
              style={{
                height: `${bar.drawnShare}%`,
                background: bar.isRunning ? runningHatch : "var(--drawn)",
              }}
            />
          </span>
          {bar.planShare !== null && bar.planShare > 0 && (
            <span
              aria-hidden="true"
              className="absolute inset-x-0 border-t-[1.25px] border-dashed border-plan"
              style={{ bottom: `calc(8.5rem * ${bar.planShare / 100})` }}
            />
          )}
        </li>
      ))}
    </ol>
    <ol aria-hidden="true" className="flex gap-1">
      {chart.bars.map((bar, index) => (
        <li
          className="min-w-0 grow basis-0 truncate pt-1 text-center text-axis text-ink2"
          key={bar.month}
        >
          {index === 0 || bar.month.slice(5, 7) === "01" ? bar.label : bar.label.slice(0, 3)}
        </li>
      ))}
    </ol>
  </figure>
);
