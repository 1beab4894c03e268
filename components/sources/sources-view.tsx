"use client";

import { PageTitle } from "@/components/layout/page-title";
import { ConnectForm } from "@/components/sources/connect-form";
import { ConnectionSection } from "@/components/sources/connection-section";
import { IssuesSection } from "@/components/sources/issues-section";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { LoadingRows } from "@/components/states/loading-rows";
import { Tabs } from "@/components/ui/tabs";
import { useConnections } from "@/lib/client/connections";
import { useAddress } from "@/lib/client/use-address";
import { useViewer } from "@/lib/client/viewer";

/** Connections and data issues stand together: what is read, how well, and what could not be. */
export const SourcesView = () => {
  const query = useConnections();
  const viewer = useViewer();
  const address = useAddress();
  const shown = address.get("tab") ?? "connections";
  const canManage = viewer.data?.data.canManageConnections ?? false;
  const canAccept = viewer.data?.data.canAcceptDoubts ?? false;
  const issues = query.data?.data.reduce((sum, { openIssueCount }) => sum + openIssueCount, 0);
  return (
    <>
      <PageTitle note="what the book is read from" title="Sources" />
      <div className="mb-4 border-b border-line">
        <Tabs
          label="Sources"
          selected={shown}
          size="view"
          tabs={[
            {
              id: "connections",
              label: "Connections",
              to: address.with({ tab: null }),
              ...(query.data ? { count: query.data.total } : {}),
            },
            {
              id: "issues",
              label: "Data issues",
              to: address.with({ tab: "issues" }),
              ...(issues === undefined ? {} : { count: issues }),
            },
          ]}
        />
      </div>
      {shown === "issues" ? (
        <IssuesSection />
      ) : (
        <AsyncSection
          empty={({ data }) =>
            data.length === 0 ? (
              <EmptyState title="Nothing is connected">
                Connect the first billing system below. The first read can be watched here.
              </EmptyState>
            ) : null
          }
          errorTitle="The connections could not be read"
          loading={
            <LoadingRows labels={["Connection", "Accounts", "Last complete read"]} rows={3} />
          }
          query={query}
        >
          {({ data, meta }) => (
            <div className="space-y-7">
              {data.map((connection) => (
                <ConnectionSection
                  canAccept={canAccept}
                  canManage={canManage}
                  connection={connection}
                  key={connection.id}
                  now={meta.knownAt}
                />
              ))}
            </div>
          )}
        </AsyncSection>
      )}
      {shown === "connections" && canManage && <ConnectForm />}
    </>
  );
};
