"use client";

import { Figure } from "@/components/figures/figure";
import { RawRecord } from "@/components/proof/raw-record";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { useDataIssues } from "@/lib/client/connections";
import { useAddress, wordIn } from "@/lib/client/use-address";
import type { IssueSelection } from "@/lib/domain/base/data-issue";
import { formatInstant } from "@/lib/format/format-date";
import type { DataIssue } from "@/lib/wire/connection";

const tabs = [
  { id: "open", label: "Open" },
  { id: "resolved", label: "Resolved" },
] as const;

/** Rows set aside and notes: counted and shown, never dropped. */
export const IssuesSection = () => {
  const address = useAddress();
  const state = wordIn<IssueSelection>(address, "issues") ?? "open";
  const query = useDataIssues({ state });
  const issues = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <AsyncSection
      empty={() =>
        issues.length > 0 ? null : (
          <EmptyState title={state === "open" ? "Every row could be read" : "Nothing resolved yet"}>
            {state === "open" ? "Nothing is set aside, and there is nothing to note." : null}
          </EmptyState>
        )
      }
      errorTitle="The data issues could not be read"
      loading={<LoadingRows labels={["Reason", "Carries"]} rows={4} />}
      note={query.data ? `${query.data.pages[0]?.total}, counted and shown, never dropped` : null}
      query={query}
      tabs={
        <Tabs
          label="Issues"
          onSelect={(id) => address.set({ issues: id === "open" ? null : id })}
          selected={state}
          tabs={tabs}
        />
      }
      title="Rows set aside or noted"
    >
      {() => (
        <>
          <ul>
            {issues.map((issue) => (
              <Issue issue={issue} key={`${issue.connectionId} ${issue.id}`} />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button className="mt-3" onClick={() => query.fetchNextPage()}>
              Show more
            </Button>
          )}
        </>
      )}
    </AsyncSection>
  );
};

const Issue = ({ issue }: { readonly issue: DataIssue }) => (
  <li className="border-t border-line py-2">
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <p>
        <span className="font-heading">{issue.reason}</span>{" "}
        <span className="text-ink3">
          {issue.account?.name ?? issue.connectionName}
          {issue.line !== null && `, line ${issue.line}`},{" "}
          {issue.isSetAside ? "set aside" : "kept, noted"}
        </span>
      </p>
      <p className="text-ink3">
        carries {issue.carries ? <Figure value={issue.carries} /> : "not given"}, last seen{" "}
        {formatInstant(issue.lastSeenAt)}
      </p>
    </div>
    <p className="font-mono text-id break-all text-ink3">{issue.request}</p>
    <details className="mt-1">
      <summary className="touch-target w-fit cursor-pointer text-ink2">What was sent</summary>
      <RawRecord raw={issue.raw} />
    </details>
  </li>
);
