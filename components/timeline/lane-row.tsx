import { memo } from "react";
import { toneClass } from "@/components/figures/tone";
import { LanePicture } from "@/components/timeline/lane-picture";
import { lanePx } from "@/components/timeline/lane-sizes";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { drawLane, type LaneAxis } from "@/lib/charts/draw-lane";
import { sayLane } from "@/lib/charts/lane-words";
import type { TimelineItem } from "@/lib/charts/prepare-timeline";
import type { Instant } from "@/lib/domain/base/period";
import { paths } from "@/lib/paths/paths";

type LaneRowProps = {
  readonly item: Extract<TimelineItem, { kind: "lane" }>;
  readonly axis: LaneAxis | null;
  readonly at: Instant;
  /** Its place among the lanes, for the keyboard. */
  readonly place: number;
};

/** Names at the left and above on a phone, the picture, and what comes. */
export const LaneRow = memo(function LaneRow({ item, axis, at, place }: LaneRowProps) {
  const { account, isFirst, lane } = item;
  const { comes, all } = sayLane(lane, at);
  const title = lane.contract === null ? lane.name : `${lane.contract}: ${lane.name}`;
  return (
    <div
      className={classNames(
        "lane timeline-columns relative h-full",
        isFirst && "border-t border-line",
      )}
      data-row
      title={all}
    >
      <span className="truncate font-heading max-sm:absolute max-sm:inset-x-0 max-sm:top-1">
        {isFirst && (
          <Link
            className="max-sm:bg-paper"
            look="name"
            prefetch={false}
            title={account.name}
            to={paths.account(account.id)}
          >
            {account.name}
          </Link>
        )}
      </span>
      <span className="flex min-w-0 items-baseline justify-between gap-3 max-sm:absolute max-sm:inset-x-0 max-sm:bottom-[18px]">
        <Link
          className="truncate max-sm:bg-paper max-sm:pr-1"
          data-lane={place}
          data-row-link
          look="name"
          // Thousands of lanes pass by: none is fetched before it is opened.
          prefetch={false}
          title={title}
          to={paths.commitment(lane.id)}
        >
          {!isFirst && <span className="sr-only">{account.name}: </span>}
          {lane.name}
        </Link>
        <span className="sr-only">{all}</span>
        <span
          aria-hidden="true"
          className={classNames(
            "truncate bg-paper pl-1 text-label sm:hidden",
            toneClass[comes.tone],
          )}
        >
          {comes.text}
        </span>
      </span>
      <div className="relative max-sm:absolute max-sm:inset-0">
        {axis && <LanePicture axis={axis} drawing={drawLane(lane, axis, at)} height={lanePx} />}
      </div>
      <span
        aria-hidden="true"
        className={classNames("truncate pl-5 max-lg:hidden", toneClass[comes.tone])}
        title={comes.text}
      >
        {comes.text}
      </span>
    </div>
  );
});
