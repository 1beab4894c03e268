"use client";

import { useState } from "react";
import { MonthBars } from "@/components/accounts/month-bars";
import { monthColumns } from "@/components/accounts/month-columns";
import { Key, type KeyItem } from "@/components/marks/key";
import { DataTable } from "@/components/ui/data-table";
import { SectionLine } from "@/components/ui/section-line";
import { Tabs } from "@/components/ui/tabs";
import { type MonthChart, prepareMonths } from "@/lib/charts/prepare-months";
import { quantitySuffix } from "@/lib/format/quantity";
import type { AccountDetail } from "@/lib/wire/account";

const tabs = [
  { id: "bars", label: "Bars" },
  { id: "table", label: "Table" },
] as const;

type MonthsSectionProps = {
  readonly account: AccountDetail;
  /** By commitment, where a customer has several at a time. */
  readonly isStacked: boolean;
};

/** What was drawn in each month, one chart per unit, with the plan of the terms that ran. */
export const MonthsSection = ({ account, isStacked }: MonthsSectionProps) => {
  const [shown, setShown] = useState("bars");
  const charts = prepareMonths(account, isStacked);
  const drawing = charts.filter(hasDrawn);
  const silent = charts.filter((chart) => !hasDrawn(chart));
  return (
    <section aria-label="Drawdown by month">
      <SectionLine
        right={<Key items={isStacked ? stackedKey : plainKey} />}
        tabs={<Tabs label="Drawdown by month" onSelect={setShown} selected={shown} tabs={tabs} />}
        title="Drawdown by month"
      />
      {charts.length === 0 && (
        <p className="border-t border-line py-1.5 text-ink3">Nothing drawn yet.</p>
      )}
      {drawing.map((chart) =>
        shown === "table" ? (
          <DataTable
            columns={monthColumns(chart)}
            height="ledger"
            key={`${chart.pool} ${chart.unit.code}`}
            label={`Drawdown by month in ${unitName(chart)}`}
            rowKey={({ month }) => month}
            rows={[...chart.bars].reverse()}
          />
        ) : (
          <MonthBars
            caption={`${unitName(chart)}, ${spanOf(chart)}, in UTC`}
            chart={chart}
            key={`${chart.pool} ${chart.unit.code}`}
          />
        ),
      )}
      {silent.map((chart) => (
        <p
          className="border-t border-line py-1.5 text-ink3"
          key={`${chart.pool} ${chart.unit.code}`}
        >
          {unitName(chart)}: nothing in {spanOf(chart)}.
        </p>
      ))}
    </section>
  );
};

const plainKey: readonly KeyItem[] = [
  { meaning: "drawn", label: "drawn" },
  { meaning: "overage", label: "overage" },
  { meaning: "plan", label: "plan" },
];

const stackedKey: readonly KeyItem[] = [
  { meaning: "drawn", label: "drawn" },
  { meaning: "pending", label: "pending" },
  { meaning: "lapsed", label: "lapsed" },
  { meaning: "plan", label: "plan" },
];

const hasDrawn = ({ bars }: MonthChart): boolean =>
  bars.some(
    ({ parts, pendingShare, overageShare }) =>
      parts.length > 0 || pendingShare > 0 || overageShare > 0,
  );

/** Terms that are over end before today: their last months are not the last there were. */
const spanOf = ({ bars }: MonthChart): string => {
  const [first, last] = [bars.at(0), bars.at(-1)];
  return first === undefined || last === undefined || last.isRunning
    ? `the last ${bars.length} months`
    : `${first.label} to ${last.label}`;
};

const unitName = ({ unit, pool }: MonthChart): string => {
  const name = unit.kind === "currency" ? unit.code : quantitySuffix(unit.code);
  return pool === "target" ? `${name}, towards what is owed` : name;
};
