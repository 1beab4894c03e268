"use client";

import { auditColumns } from "@/components/access/audit-columns";
import { AuditEntry } from "@/components/access/audit-entry";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLink } from "@/components/ui/download-link";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { auditFile, useAudit } from "@/lib/client/access";
import { useAddress } from "@/lib/client/use-address";
import { groupBy } from "@/lib/domain/standing/positions";
import { auditKinds } from "@/lib/format/access-words";
import { formatDay } from "@/lib/format/format-date";
import type { AuditFilters, WireAuditEntry, WireAuditPage } from "@/lib/wire/access";

/** What was done with the book: only ever added to, each entry with a digest of the one before it. */
export const AuditSection = () => {
  const address = useAddress();
  const filters: AuditFilters = {
    q: address.get("find") ?? undefined,
    action: address.get("did") ?? undefined,
  };
  const query = useAudit(filters);
  const first = query.data?.pages[0];
  const isOpen = ({ seq }: Pick<WireAuditEntry, "seq">) => address.get("entry") === String(seq);
  const entries = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3 print:hidden">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const find = new FormData(event.currentTarget).get("find");
            address.set({ find: String(find ?? "") });
          }}
        >
          <Input
            defaultValue={filters.q}
            isLabelHidden
            label="Find in log"
            name="find"
            placeholder="Find in log"
            type="search"
          />
        </form>
        <Select
          label="Did"
          onChange={({ target }) => address.set({ did: target.value })}
          options={auditKinds}
          value={filters.action ?? ""}
        />
        <DownloadLink className="ml-auto" file={auditFile(filters)}>
          Export {first?.total ?? ""}
        </DownloadLink>
      </div>
      <AsyncSection
        empty={() =>
          entries.length > 0 ? null : <EmptyState title="Nothing of that kind was done" />
        }
        errorTitle="The log could not be read"
        loading={<LoadingRows labels={["Time", "Who", "Did", "What"]} rows={6} />}
        query={query}
      >
        {() => (
          <>
            {first && <Chain chain={first.chain} />}
            <DataTable
              columns={auditColumns}
              groups={[...groupBy(entries, ({ at }) => at.slice(0, 10))].map(([day, rows]) => ({
                id: day,
                name: formatDay(`${day}T00:00:00.000Z`),
                rows,
              }))}
              isSelectedRow={isOpen}
              label="Audit log"
              openedRow={(entry) => isOpen(entry) && <AuditEntry entry={entry} />}
              rowKey={({ seq }) => String(seq)}
              rowTo={(entry) => address.with({ entry: isOpen(entry) ? null : String(entry.seq) })}
            />
            <p className="mt-3 text-ink3">
              {entries.length} of {first?.total} shown, newest first{" "}
              {query.hasNextPage && (
                <Button look="quiet" onClick={() => query.fetchNextPage()}>
                  Older
                </Button>
              )}
            </p>
          </>
        )}
      </AsyncSection>
    </>
  );
};

const short = (hash: string): string =>
  `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

const Chain = ({ chain }: Pick<WireAuditPage, "chain">) =>
  chain.brokenAt === null ? (
    <p className="mb-1 text-ink3">
      <span className="font-heading text-ink">Chain holds</span> 1 to{" "}
      {chain.entries.toLocaleString("en-US")}, head{" "}
      <span className="font-mono text-id">{short(chain.head)}</span>. The database refuses to change
      or drop an entry.
    </p>
  ) : (
    <Notice kind="error" title={`The chain is broken at entry ${chain.brokenAt}`}>
      An entry was changed or taken away behind the back of the book. What stands before it is as it
      was written.
    </Notice>
  );
