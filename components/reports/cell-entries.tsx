"use client";

import { useEffect } from "react";
import { Figure } from "@/components/figures/figure";
import { Swatch } from "@/components/marks/swatch";
import { type OpenCell, withCell } from "@/components/reports/report-address";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Column } from "@/components/ui/table-column";
import { countEntries } from "@/lib/charts/movement-marks";
import { useReportEntries } from "@/lib/client/reports";
import { useAddress } from "@/lib/client/use-address";
import { columnPrecision } from "@/lib/format/column-precision";
import { entryMark, entryName } from "@/lib/format/entry-words";
import type { AmountPrecision } from "@/lib/format/format-amount";
import { formatDay, formatExactInstant } from "@/lib/format/format-date";
import { fundingName, reportLineName } from "@/lib/format/report-words";
import { paths } from "@/lib/paths/paths";
import type { RollForwardFilters, WireReportEntry, WireReportSheet } from "@/lib/wire/report";

type CellEntriesProps = {
  readonly cell: OpenCell;
  readonly of: WireReportSheet;
  readonly filters: RollForwardFilters;
  /** "Nov 2026" */
  readonly periodName: string;
};

const columnsIn = (precision: AmountPrecision): Column<WireReportEntry>[] => [
  {
    id: "day",
    label: "Effective (UTC)",
    width: "110px",
    phone: "note",
    cell: ({ effectiveAt, account }) => (
      <span title={formatExactInstant(effectiveAt)}>
        {formatDay(effectiveAt)}
        <span className="sm:hidden">, {account.name}</span>
      </span>
    ),
  },
  {
    id: "entry",
    label: "Entry",
    width: "140px",
    phone: "meta",
    cell: ({ kind }) => (
      <span className="inline-flex items-center gap-1.5">
        <Swatch meaning={entryMark(kind)} />
        {entryName(kind)}
      </span>
    ),
  },
  { id: "account", label: "Account", cell: ({ account }) => account.name },
  {
    id: "commitment",
    label: "Commitment",
    isName: true,
    phone: "title",
    cell: ({ commitmentName }) => commitmentName,
  },
  {
    id: "invoice",
    label: "Invoice",
    priority: 3,
    cell: ({ invoiceId }) => <span className="font-mono text-mono">{invoiceId ?? "–"}</span>,
  },
  {
    id: "funding",
    label: "Funding",
    width: "76px",
    priority: 3,
    cell: ({ funding }) => fundingName[funding],
  },
  {
    id: "amount",
    label: "Amount",
    align: "number",
    phone: "value",
    width: "150px",
    cell: ({ amount, unit }) => <Figure precision={precision} value={{ amount, unit }} />,
  },
];

/** What a figure adds up: its entries, largest first, and what all of them come to. */
export const CellEntries = ({ cell, of, filters, periodName }: CellEntriesProps) => {
  const address = useAddress();
  const query = useReportEntries({
    ...filters,
    ...{ sheet: cell.sheet, line: cell.line },
    row: cell.row ?? undefined,
    funding: cell.funding ?? undefined,
    period: cell.period ?? undefined,
  });
  const pages = query.data?.pages;
  const rows = pages?.flatMap(({ data }) => data) ?? [];
  const [first] = pages ?? [];
  const precision = columnPrecision([...rows, ...(first?.totals ?? [])]);
  const close = withCell(address, null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented)
        address.set({ sheet: null, row: null, funding: null, line: null, period: null });
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [address]);
  const words = [
    reportLineName(of.pool, cell.line),
    ...(cell.funding === null ? [] : [fundingName[cell.funding].toLowerCase()]),
    periodName,
  ];
  return (
    <div className="mt-5 print:hidden">
      <AsyncSection
        empty={() =>
          rows.length === 0 ? <p className="py-1.5 text-ink3">No entry stands behind it.</p> : null
        }
        errorTitle="The entries could not be read"
        loading={<LoadingRows height="ledger" labels={["Effective", "Entry", "Amount"]} rows={6} />}
        note={first === undefined ? null : `${countEntries(first.total)}, largest first`}
        query={query}
        right={
          <Link scroll={false} to={close}>
            Close
          </Link>
        }
        title={words.join(", ")}
      >
        {() => (
          <>
            <DataTable
              columns={columnsIn(precision)}
              label={`Entries of ${words.join(", ")}`}
              rowKey={({ id }) => id}
              rowTo={({ commitmentId }) => paths.commitment(commitmentId)}
              rows={rows}
              totals={(first?.totals ?? []).map(({ unit, amount, entries }) => ({
                id: unit.code,
                label: countEntries(entries),
                cells: {
                  amount: <Figure isStrong precision={precision} value={{ amount, unit }} />,
                },
              }))}
            />
            {query.hasNextPage && (
              <Button className="mt-3" onClick={() => query.fetchNextPage()}>
                Show more, {rows.length} of {first?.total} so far
              </Button>
            )}
          </>
        )}
      </AsyncSection>
    </div>
  );
};
