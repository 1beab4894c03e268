"use client";

import { type ReactNode, useCallback, useMemo } from "react";
import { PageTitle } from "@/components/layout/page-title";
import { AsyncSection } from "@/components/states/async-section";
import { EmptyState } from "@/components/states/empty-state";
import { FreshnessNotices } from "@/components/states/freshness-notice";
import { LoadingRows } from "@/components/states/loading-rows";
import { NoMatch } from "@/components/states/no-match";
import { isBeforeFirstRead, NotKnownYet } from "@/components/states/not-known-yet";
import { TimelineControls } from "@/components/timeline/timeline-controls";
import {
  countTimelineFilters,
  noTimelineFilters,
  readTimelineFilters,
  TimelineFilters,
} from "@/components/timeline/timeline-filters";
import { TimelineKey } from "@/components/timeline/timeline-key";
import { TimelineLanes } from "@/components/timeline/timeline-lanes";
import { TimelineTable } from "@/components/timeline/timeline-table";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { prepareTimeline } from "@/lib/charts/prepare-timeline";
import { type TimeWindow, timeWindow, zooms } from "@/lib/charts/time-window";
import { useTimeline } from "@/lib/client/timeline";
import { useAddress, useClocks } from "@/lib/client/use-address";
import { fromEpochMs } from "@/lib/domain/base/period";
import { formatClock } from "@/lib/format/format-clock";
import { formatCount } from "@/lib/format/format-count";
import { paths } from "@/lib/paths/paths";

/** Contracts, segments and renewals of every account on one axis. */
export const TimelineView = () => {
  const address = useAddress();
  const clocks = useClocks();
  const filters = readTimelineFilters(address);
  const query = useTimeline({ ...clocks, ...filters });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pages = data?.pages;
  const first = pages?.[0];
  const rows = useMemo(() => pages?.flatMap((page) => page.data) ?? [], [pages]);
  const at = first?.meta.asOf ?? fromEpochMs(0);
  const zoom = zooms.find((each) => each === address.get("zoom")) ?? "year";
  const from = address.get("from");
  const span = first?.span ?? null;
  const window = useMemo(() => timeWindow(zoom, from, span, at), [zoom, from, span, at]);
  const timeline = useMemo(() => prepareTimeline(rows, window, at), [rows, window, at]);
  const onReachEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const isTable = address.get("as") === "table";
  const isUnread = first !== undefined && isBeforeFirstRead(first.meta, clocks.knownAt);
  return (
    <>
      <PageTitle
        note={first && !isUnread ? countOf(first) : null}
        right={first && !isTable ? <TimelineControls address={address} window={window} /> : null}
        title={clocks.asOf ? `Timeline at ${formatClock(clocks.asOf)}` : "Timeline"}
      />
      {first && <FreshnessNotices meta={first.meta} />}
      <TimelineFilters
        accountName={rows[0]?.account.name}
        address={address}
        filters={filters}
        isTable={isTable}
      />
      <AsyncSection
        empty={() => (first?.total ? null : isUnread ? <NotKnownYet /> : emptyOf(filters, address))}
        errorTitle="The timeline could not be read"
        loading={<LoadingRows labels={["Account", "Commitment", "What comes"]} rows={16} />}
        query={query}
      >
        {() =>
          isTable ? (
            <TimelineTable at={at} rows={rows} />
          ) : (
            <>
              <TimelineLanes
                at={at}
                items={timeline.items}
                onMove={(direction) => address.set({ from: window[direction] ?? from })}
                onReachEnd={onReachEnd}
                pages={pages?.length ?? 0}
                window={window}
              />
              <OutsideText outside={timeline.outside} window={window} />
              <TimelineKey />
            </>
          )
        }
      </AsyncSection>
      {isTable && hasNextPage && (
        <Button className="mt-3" onClick={() => fetchNextPage()}>
          Show more, {formatCount(rows.length)} of {formatCount(first?.total ?? 0)} so far
        </Button>
      )}
    </>
  );
};

const countOf = ({ commitments, accounts }: { commitments: number; accounts: number }): string =>
  `${formatCount(commitments)} ${commitments === 1 ? "commitment" : "commitments"} of ${formatCount(accounts)} ${accounts === 1 ? "account" : "accounts"}`;

/** What is not on the axis is said, so that nobody looks for it in vain. */
const OutsideText = ({ outside, window }: { outside: number; window: TimeWindow }) =>
  outside > 0 && (
    <p className="mt-2 text-ink3">
      {formatCount(outside)} {outside === 1 ? "lane lies" : "lanes lie"} outside {window.label}:
      zoom to <em>Term</em> for all of them.
    </p>
  );

const emptyOf = (
  filters: ReturnType<typeof readTimelineFilters>,
  address: ReturnType<typeof useAddress>,
): ReactNode => {
  const count = countTimelineFilters(filters);
  return count === 0 ? (
    <EmptyState action={<Link to={paths.sources()}>Go to Sources</Link>} title="This book is empty">
      No source has been read yet, or none of them has a commitment.
    </EmptyState>
  ) : (
    <NoMatch filterCount={count} noun="commitment" onClear={() => address.set(noTimelineFilters)} />
  );
};
