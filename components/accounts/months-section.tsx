"use client";

import { useState } from "react";
import { MonthBars } from "@/components/accounts/month-bars";
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
          <MonthBars
            caption={`${unitName(chart)}, the last ${chart.bars.length} months, in UTC`}
            chart={chart}
            key={chart.unit.code}
          />
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
