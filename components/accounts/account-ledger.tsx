"use client";

import { ledgerColumns } from "@/components/ledger/ledger-columns";
import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { ExportMenu } from "@/components/ui/export-menu";
import { countEntries } from "@/lib/charts/movement-marks";
import { accountLedgerFile, useAccountLedger } from "@/lib/client/accounts";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { paths } from "@/lib/paths/paths";

/** A statement closes with the last few: layout.css leaves out the rest on paper. */
const printedMax = 8;

type AccountLedgerProps = {
  readonly accountId: string;
  /** The vendor keeps the ledgers itself, so that one balance runs through all of a unit. */
  readonly isReported: boolean;
  /** Entries are of days, in the words of what is bought by the hour. */
  readonly isHourly?: boolean;
};

/** All commitments of the account in one list; each entry opens where it belongs. */
export const AccountLedger = ({ accountId, isReported, isHourly }: AccountLedgerProps) => {
  const clocks = useClocks();
  const query = useAccountLedger(accountId, clocks);
  const address = useAddress();
  const pages = query.data?.pages;
  const rows = pages?.flatMap(({ data }) => data) ?? [];
  const columns = ledgerColumns({
    isHourly,
    isAcross: true,
    isReported,
    onOpen: ({ commitmentId, id }) => address.go(paths.commitment(commitmentId, { entry: id })),
  });
  return (
    <AsyncSection
      empty={() =>
        rows.length === 0 ? (
          <p className="border-t border-line py-1.5 text-ink3">No entry yet.</p>
        ) : null
      }
      errorTitle="The ledger could not be read"
      loading={<LoadingRows height="ledger" labels={["Effective", "Entry", "Amount"]} rows={10} />}
      note={pages ? noteOf(pages[0]?.total ?? 0, isReported) : null}
      query={query}
      right={
        rows.length > 0 ? (
          <ExportMenu
            fileAs={(format) => accountLedgerFile(accountId, clocks, format)}
            what={countEntries(pages?.[0]?.total ?? 0)}
          />
        ) : null
      }
      title="Ledger"
    >
      {() => (
        <div className="print-last">
          <DataTable
            columns={columns}
            height="ledger"
            isFixed
            isPendingRow={({ status }) => status === "draft"}
            label="Ledger of the account"
            rowKey={({ id, commitmentId }) => `${commitmentId} ${id}`}
            rows={rows}
          />
          {query.hasNextPage && (
            <Button className="mt-3" onClick={() => query.fetchNextPage()}>
              Show more entries
            </Button>
          )}
          {rows.length > printedMax && (
            <p className="hidden border-t border-line pt-1.5 text-ink2 print:block">
              The last {printedMax} of {pages?.[0]?.total} entries.
            </p>
          )}
        </div>
      )}
    </AsyncSection>
  );
};

const noteOf = (total: number, isReported: boolean): string =>
  isReported
    ? `all commitments, ${total} entries, newest first; balances by unit, what is owed by itself`
    : `all commitments, ${total} entries, newest first`;
