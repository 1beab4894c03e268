"use client";

import { useMemo } from "react";
import { BalanceTable } from "@/components/charts/balance-table";
import { ChartNotes } from "@/components/charts/chart-notes";
import { WalkedChart } from "@/components/charts/walked-chart";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { useWidth } from "@/components/ui/use-width";
import { countEntries } from "@/lib/charts/movement-marks";
import { plotHeight } from "@/lib/charts/plot-area";
import { prepareLedgerChart } from "@/lib/charts/prepare-ledger-chart";
import { useSeries } from "@/lib/client/series";
import { useAddress, useClocks } from "@/lib/client/use-address";
import type { Instant } from "@/lib/domain/base/period";
import { entryName } from "@/lib/format/entry-words";
import { segmentTitle } from "@/lib/format/segment-title";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { BalanceSeries, CommitmentSeries } from "@/lib/wire/series";

const tabs = [
  { id: "balance", label: "Balance" },
  { id: "cumulative", label: "Cumulative" },
  { id: "table", label: "Table" },
] as const;

type LedgerChartSectionProps = { readonly commitment: CommitmentDetail; readonly at: Instant };

/** The balance as the vendor's own ledger moves it, over the whole term however long that ledger is. */
export const LedgerChartSection = ({ commitment, at }: LedgerChartSectionProps) => {
  const query = useSeries(commitment.id, useClocks());
  const address = useAddress();
  const isTarget = commitment.shape === "build-up";
  const title = isTarget ? "Still owed" : "Balance";
  // Without an amount there is no balance to draw: what was used is what there is to see.
  const hasBalance = query.data?.data.balance?.opening !== null;
  const shownFirst = hasBalance ? "balance" : "cumulative";
  const shown = address.get("chart") ?? shownFirst;
  const show = (id: string) => address.set({ chart: id === shownFirst ? null : id });
  return (
    <AsyncSection
      empty={({ data: { balance } }) =>
        balance === null || balance.entries + balance.drafts.entries === 0 ? (
          <EmptyState title="No entry yet">The vendor's ledger of it is empty so far.</EmptyState>
        ) : null
      }
      errorTitle="The chart could not be read"
      loading={<div style={{ height: plotHeight }} />}
      note={({ data: { balance } }) => balance && noteOf(balance)}
      query={query}
      right={
        <Key
          items={[
            { meaning: "drawn", label: isTarget ? "attained" : "drawn" },
            { meaning: "pending", label: "pending" },
            isTarget
              ? { meaning: "owed", label: "still owed" }
              : { meaning: "available", label: "balance" },
            { meaning: "lapsed", label: "lapsed" },
            { meaning: "plan", label: "plan" },
            ...(query.data?.data.forecast
              ? ([{ meaning: "forecast", label: "forecast" }] as const)
              : []),
          ]}
        />
      }
      tabs={
        <Tabs
          label="Chart"
          onSelect={show}
          selected={shown}
          tabs={hasBalance ? tabs : tabs.filter(({ id }) => id !== "balance")}
        />
      }
      title={title}
    >
      {({ data }) =>
        data.balance && (
          <LedgerChart
            at={at}
            balance={data.balance}
            isRollover={commitment.rolledOverFrom !== null}
            isTarget={isTarget}
            mode={shown}
            name={commitment.name}
            onTable={() => show(shown === "table" ? shownFirst : "table")}
            series={data}
            title={title}
          />
        )
      }
    </AsyncSection>
  );
};

const noteOf = ({ entries, drafts }: BalanceSeries): string =>
  `${countEntries(entries + drafts.entries)}, as the vendor posts them`;

type LedgerChartProps = {
  readonly series: CommitmentSeries;
  readonly balance: BalanceSeries;
  readonly isTarget: boolean;
  readonly isRollover: boolean;
  readonly at: Instant;
  readonly name: string;
  readonly title: string;
  readonly mode: string;
  readonly onTable: () => void;
};

const LedgerChart = ({ mode, title, name, onTable, ...own }: LedgerChartProps) => {
  const { series, balance, isTarget, isRollover, at } = own;
  const [frame, width] = useWidth();
  const chart = useMemo(
    () =>
      width === null
        ? null
        : prepareLedgerChart({
            series,
            balance,
            isTarget,
            isRollover,
            at,
            width,
            wordOf: entryName,
            nameOf: (segment) => segmentTitle(segment, name),
          }),
    [series, balance, isTarget, isRollover, at, width, name],
  );
  return (
    <div ref={frame}>
      {chart === null || width === null ? (
        <div style={{ height: plotHeight }} />
      ) : mode === "table" ? (
        <BalanceTable chart={chart} label={title} />
      ) : (
        <WalkedChart chart={chart} mode={mode} onTable={onTable} title={title} width={width} />
      )}
      {chart && <ChartNotes chart={chart} whole="The ledger below has every entry." />}
    </div>
  );
};
