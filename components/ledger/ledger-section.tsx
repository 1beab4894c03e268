"use client";

import { useMemo } from "react";
import { sayEmptyLedger } from "@/components/ledger/empty-ledger";
import { ledgerColumns } from "@/components/ledger/ledger-columns";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { ExportMenu } from "@/components/ui/export-menu";
import { Tabs } from "@/components/ui/tabs";
import { type VirtualItem, VirtualRows } from "@/components/ui/virtual-rows";
import { countEntries } from "@/lib/charts/movement-marks";
import { ledgerFile, useLedger } from "@/lib/client/commitments";
import { useAddress, useClocks, wordIn } from "@/lib/client/use-address";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import { formatMetric } from "@/lib/format/format-metric";
import { formatPercent } from "@/lib/format/format-percent";
import { formatPeriod } from "@/lib/format/format-period";
import { segmentTitle } from "@/lib/format/segment-title";
import type { CommitmentDetail } from "@/lib/wire/commitment";
import type { WireLedgerEntry } from "@/lib/wire/ledger";

const derivedTabs = [
  { id: "all", label: "All" },
  { id: "drawdown", label: "Drawdowns" },
  { id: "overage", label: "Overage" },
] as const;

const hourlyTabs = [
  { id: "all", label: "All" },
  { id: "drawdown", label: "Used" },
  { id: "expiration", label: "Unused" },
] as const;

/** A vendor that keeps the ledger itself posts no overage, but enters corrections. */
const reportedTabs = [
  { id: "all", label: "All" },
  { id: "drawdown", label: "Drawdowns" },
  { id: "adjustment", label: "Adjustments" },
] as const;

/** Newest first, each entry with the balance after it, down to the last digit. */
export const LedgerSection = ({ commitment }: { readonly commitment: CommitmentDetail }) => {
  const address = useAddress();
  const kind = wordIn<EntryKind | "all">(address, "entries") ?? "all";
  const filters = { ...useClocks(), kind: kind === "all" ? undefined : kind };
  const query = useLedger(commitment.id, filters);
  const pages = query.data?.pages;
  const total = pages?.[0]?.total ?? commitment.entryCount;
  const items = useMemo(
    () => toItems(pages?.flatMap(({ data }) => data) ?? [], commitment),
    [pages, commitment],
  );
  const isHourly = commitment.model === "continuous";
  const isReported = commitment.origin === "reported";
  const columns = ledgerColumns({
    isHourly,
    isReported,
    onOpen: ({ id }) => address.set({ entry: id, proof: null }),
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <AsyncSection
      empty={() =>
        items.length === 0 ? (
          <p className="border-t border-line py-1.5 text-ink3">
            {kind === "all" ? sayEmptyLedger(commitment) : "No entry of this kind."}
          </p>
        ) : null
      }
      errorTitle="The ledger could not be read"
      loading={
        <LoadingRows
          height="ledger"
          labels={["Effective", "Entry", "Amount", "Balance"]}
          rows={14}
        />
      }
      note={`${countEntries(total)}, newest first`}
      query={query}
      right={
        <div className="flex items-center gap-3">
          <Tabs
            label="Entries"
            onSelect={(id) => address.set({ entries: id === "all" ? null : id })}
            selected={kind}
            tabs={isHourly ? hourlyTabs : isReported ? reportedTabs : derivedTabs}
          />
          {total > 0 && (
            <ExportMenu
              fileAs={(format) => ledgerFile(commitment.id, filters, format)}
              what={countEntries(total)}
            />
          )}
        </div>
      }
      title="Ledger"
    >
      {() => (
        <VirtualRows
          columns={columns}
          isPendingRow={({ status }) => status === "draft"}
          items={items}
          label={`Ledger of ${commitment.name}`}
          onReachEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
          rowCount={total}
        />
      )}
    </AsyncSection>
  );
};

/** One heading per segment, where there is more than one to tell apart. */
const toItems = (
  entries: readonly WireLedgerEntry[],
  { segments, zone, name }: CommitmentDetail,
): VirtualItem<WireLedgerEntry>[] => {
  if (segments.length < 2) return entries.map((row) => ({ kind: "row", id: row.id, row }));
  const items: VirtualItem<WireLedgerEntry>[] = [];
  let current: string | null = null;
  for (const row of entries) {
    const segment = segments.find(({ id }) => id === row.segmentId);
    if (segment && segment.id !== current) {
      current = segment.id;
      items.push({
        kind: "group",
        id: `${segment.id}-${items.length}`,
        name: segmentTitle(segment.name, name),
        facts: formatPeriod(segment, zone),
        right: `${formatMetric(segment.figures.utilization, formatPercent)} drawn`,
      });
    }
    items.push({ kind: "row", id: row.id, row });
  }
  return items;
};
