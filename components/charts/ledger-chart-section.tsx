"use client";

import { useMemo } from "react";
import { LedgerChartTable } from "@/components/charts/ledger-chart-table";
import { chartHeight, WalkedChart } from "@/components/charts/walked-chart";
import { entryDay, entryWord } from "@/components/ledger/entry-words";
import { Key } from "@/components/marks/key";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { prepareLedgerChart } from "@/lib/charts/prepare-ledger-chart";
import { useLedger, useUtilization } from "@/lib/client/commitments";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { findValue } from "@/lib/domain/base/metric";
import { addDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { segmentTitle } from "@/lib/format/segment-title";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

const tabs = [
  { id: "balance", label: "Balance" },
  { id: "table", label: "Table" },
] as const;

const say = (entry: WireLedgerEntry) => ({ word: entryWord(entry).word, day: entryDay(entry) });

/** What a segment opens with: its own grant, or what rolled over into it. */
const grantOf = ({ committed, rolledIn }: CommitmentDetail["figures"]): string | null => {
  const [own, moved] = [findValue(committed), findValue(rolledIn)];
  return own === null || moved === null ? null : addDecimals(own.amount, moved.amount);
};

type LedgerChartSectionProps = { readonly commitment: CommitmentDetail; readonly at: Instant };

/** The balance as the vendor's own ledger moves it: entry by entry, never spread over days. */
export const LedgerChartSection = ({ commitment, at }: LedgerChartSectionProps) => {
  const clocks = useClocks();
  const query = useLedger(commitment.id, { ...clocks, kind: undefined });
  const forecast = useUtilization(commitment.id, clocks).data?.data.forecast ?? null;
  const address = useAddress();
  const shown = address.get("chart") === "table" ? "table" : "balance";
  const show = (id: string) => address.set({ chart: id === "balance" ? null : id });
  const isTarget = commitment.shape === "build-up";
  const pages = query.data?.pages;
  const title = isTarget ? "Still owed, entry by entry" : "Balance, entry by entry";
  const chart = useMemo(() => {
    const entries = pages?.flatMap(({ data }) => data).reverse() ?? [];
    const segments = commitment.segments.map(({ figures, ...segment }) => ({
      ...segment,
      name: segmentTitle(segment.name, commitment.name),
      granted: grantOf(figures),
    }));
    return prepareLedgerChart(
      { entries, segments, unit: commitment.unit, isTarget, forecast, say },
      at,
    );
  }, [pages, commitment, isTarget, forecast, at]);
  const total = pages?.[0]?.total ?? 0;
  const read = pages?.reduce((sum, { data }) => sum + data.length, 0) ?? 0;
  return (
    <AsyncSection
      empty={() =>
        chart.marks.length === 0 ? (
          <EmptyState title="No entry yet">The vendor's ledger of it is empty so far.</EmptyState>
        ) : null
      }
      errorTitle="The chart could not be read"
      loading={<div style={{ height: chartHeight }} />}
      note={read < total ? `the latest ${read} of ${total} entries` : "as the vendor posts them"}
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
            { meaning: "forecast", label: "forecast" },
          ]}
        />
      }
      tabs={<Tabs label="Chart" onSelect={show} selected={shown} tabs={tabs} />}
      title={title}
    >
      {() =>
        shown === "table" ? (
          <LedgerChartTable chart={chart} label={title} />
        ) : (
          <WalkedChart chart={chart} mode="balance" onTable={() => show("table")} title={title} />
        )
      }
    </AsyncSection>
  );
};
