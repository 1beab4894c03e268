"use client";

import { AsyncSection } from "@/components/states/async-section";
import { LoadingRows } from "@/components/states/loading-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import type { Column } from "@/components/ui/table-column";
import { useEndOwnSessions, useOwnSessions } from "@/lib/client/access";
import type { Instant } from "@/lib/domain/base/period";
import { formatAge } from "@/lib/format/format-age";
import { formatInstant } from "@/lib/format/format-date";
import type { WireOwnSession } from "@/lib/wire/access";

/** Where one is signed in, and the way to be signed in nowhere else. */
export const OwnSessions = () => {
  const query = useOwnSessions();
  const end = useEndOwnSessions();
  const others = (query.data?.data.sessions.length ?? 1) - 1;
  return (
    <div>
      {end.error && <Notice kind="error" title={end.error.message} />}
      <AsyncSection
        errorTitle="Your sessions could not be read"
        loading={<LoadingRows labels={["Where", "Since", "Last seen"]} rows={2} />}
        note={({ data }) => `${data.sessions.length} now`}
        query={query}
        right={
          others > 0 && (
            <Button
              className="text-accent!"
              disabled={end.isPending}
              look="quiet"
              onClick={() => end.mutate()}
            >
              End {others === 1 ? "the other one" : `the other ${others}`}
            </Button>
          )
        }
        title="Sessions"
      >
        {({ data, meta }) => (
          <DataTable
            columns={columnsAt(meta.knownAt)}
            label="Sessions"
            rowKey={({ since, seenAt, isThis }) => `${since} ${seenAt} ${isThis}`}
            rows={data.sessions}
          />
        )}
      </AsyncSection>
    </div>
  );
};

const columnsAt = (now: Instant): readonly Column<WireOwnSession>[] => [
  {
    id: "where",
    label: "Session",
    isName: true,
    phone: "title",
    cell: ({ isThis }) => (isThis ? <strong className="font-heading">This one</strong> : "Another"),
  },
  {
    id: "with",
    label: "Signed in with",
    phone: "note",
    cell: ({ isFromIssuer }) => (
      <span className="text-ink3">{isFromIssuer ? "Single sign-on" : "Password"}</span>
    ),
  },
  { id: "since", label: "Since", align: "number", cell: ({ since }) => formatInstant(since) },
  {
    id: "seen",
    label: "Last seen",
    align: "number",
    phone: "value",
    cell: ({ seenAt, isThis }) => (isThis ? "now" : formatAge(seenAt, now)),
  },
];
