"use client";

import { AccountState } from "@/components/accounts/account-state";
import { FreshnessMark } from "@/components/marks/freshness-mark";
import { ConnectionActions } from "@/components/sources/connection-actions";
import { ConnectionKey } from "@/components/sources/connection-key";
import { ConnectionSettings } from "@/components/sources/connection-settings";
import { DoubtsList } from "@/components/sources/doubts-list";
import { RunProgress } from "@/components/sources/run-progress";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SectionLine } from "@/components/ui/section-line";
import type { Column } from "@/components/ui/table-column";
import { useSyncRun } from "@/lib/client/connections";
import type { Instant } from "@/lib/domain/base/period";
import { formatAge } from "@/lib/format/format-age";
import { formatExactInstant, formatInstant } from "@/lib/format/format-date";
import { completeButFor } from "@/lib/format/source-state";
import { paths } from "@/lib/paths/paths";
import { sources } from "@/lib/sources/sources";
import type { WireConnection } from "@/lib/wire/connection";

type ConnectionSectionProps = {
  readonly connection: WireConnection;
  readonly canManage: boolean;
  readonly canAccept: boolean;
  readonly now: Instant;
};

/** One credential: how fresh, what went wrong and what to do, its accounts. */
export const ConnectionSection = ({
  connection,
  canManage,
  canAccept,
  now,
}: ConnectionSectionProps) => {
  const run = useSyncRun(connection.lastRun);
  const { freshness } = connection;
  const unread = connection.accounts
    .filter(({ state }) => state === "never-read")
    .map(({ name }) => name);
  return (
    <section aria-label={connection.name}>
      <SectionLine
        note={noteOf(connection)}
        right={<FreshnessMark state={freshness.state} text={completeButFor(freshness)} />}
        title={connection.name}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-2">
        <p className="text-ink2">
          {freshness.lastCompleteAt
            ? `Last complete read ${formatInstant(freshness.lastCompleteAt)}, ${formatAge(freshness.lastCompleteAt, now)}.`
            : "No complete read yet."}{" "}
          {connection.openIssueCount > 0 && (
            <Link className="underline" to={paths.sources({ tab: "issues" })}>
              {connection.openIssueCount === 1
                ? "1 data issue"
                : `${connection.openIssueCount} data issues`}
            </Link>
          )}
        </p>
        {canManage && <ConnectionActions connection={connection} run={run} />}
      </div>
      {run && <RunProgress run={run} unread={unread} />}
      {canManage && <ConnectionSettings connection={connection} />}
      {canManage && <ConnectionKey connection={connection} />}
      {freshness.reason && freshness.state !== "complete" && freshness.state !== "reading" && (
        <Notice
          kind={
            freshness.state === "failed"
              ? "error"
              : freshness.state === "stale"
                ? "stale"
                : "incomplete"
          }
          title={
            freshness.state === "failed"
              ? "The last read failed"
              : freshness.state === "stale"
                ? "This source is stale"
                : "Read in part"
          }
        >
          {freshness.reason} What was read before stays in the book, dated.
        </Notice>
      )}
      <DoubtsList canAccept={canAccept} connection={connection} />
      <DataTable
        columns={columnsAt(now)}
        label={`Accounts of ${connection.name}`}
        rowTo={({ id }) => paths.account(id)}
        rowKey={({ id }) => id}
        rows={connection.accounts}
      />
      {connection.accountCount > connection.accounts.length && (
        <p className="border-t border-line py-1.5 text-ink2">
          {`${connection.accountCount - connection.accounts.length} more accounts are not listed here. `}
          <Link className="underline" to={paths.accounts()}>
            All accounts
          </Link>
        </p>
      )}
    </section>
  );
};

/** A source may have no address and ask for no key, and the end of a key is not for everybody. */
const noteOf = ({ provider, baseUrl, secretHint, from }: WireConnection): string =>
  [
    sources[provider].name,
    ...(baseUrl === "" ? [] : [baseUrl]),
    ...(secretHint === "" ? [] : [`key ends in ${secretHint}`]),
    ...(from === "environment" ? ["from the environment"] : []),
  ].join(", ");

type ReadAccount = WireConnection["accounts"][number];

const columnsAt = (now: Instant): readonly Column<ReadAccount>[] => [
  {
    id: "name",
    label: "Account",
    isName: true,
    phone: "title",
    width: "30%",
    cell: ({ name }) => name,
  },
  {
    id: "state",
    label: "Read",
    phone: "value",
    width: "20%",
    cell: (account) => <AccountState account={account} />,
  },
  {
    id: "reason",
    label: "What happened, what to do",
    phone: "note",
    cell: ({ reason }) => <span className="text-ink2">{reason}</span>,
  },
  {
    id: "at",
    label: "Last read",
    align: "number",
    phone: "meta",
    cell: ({ readAt }) =>
      readAt ? (
        <span title={formatExactInstant(readAt)}>{formatAge(readAt, now)}</span>
      ) : (
        <span className="text-ink3">never</span>
      ),
  },
];
