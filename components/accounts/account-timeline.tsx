import { type ReactNode, useMemo } from "react";
import { DiamondMark } from "@/components/marks/diamond-mark";
import { MarkFill } from "@/components/marks/mark-fill";
import { type BarParts, listParts } from "@/components/marks/meaning";
import { SegmentedBar } from "@/components/marks/segmented-bar";
import { MonthAxis } from "@/components/periods/month-axis";
import { TodayLine } from "@/components/periods/today-line";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { SectionLine } from "@/components/ui/section-line";
import {
  prepareAccountTimeline,
  type TimelineArrow,
  type TimelineBar,
  type TimelineLane,
} from "@/lib/charts/prepare-account-timeline";
import { ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { paths } from "@/lib/paths/paths";
import type { AccountDetail } from "@/lib/wire/account";

const lanePx = 40;
const barMiddlePx = 9;

const percent = (value: number): string => `${value}%`;

type AccountTimelineProps = {
  readonly account: AccountDetail;
  readonly at: Instant;
};

/** All commitments on one axis: segments, invoices, and what rolled over into what. */
export const AccountTimeline = ({ account, at }: AccountTimelineProps) => {
  const timeline = useMemo(() => prepareAccountTimeline(account.schedule, at), [account, at]);
  if (timeline.lanes.length === 0) return null;
  return (
    <section aria-label="Timeline" className="mt-5">
      <SectionLine
        note="an arrow is a rollover: a link, never new money"
        right={<InvoiceKey />}
        title="Timeline"
      />
      <div className="grid grid-cols-[184px_minmax(0,1fr)] pt-5 max-md:grid-cols-1">
        <div className="pt-6 max-md:hidden">
          {timeline.lanes.map((lane) => (
            <LaneName key={lane.id} lane={lane} />
          ))}
        </div>
        <div className="relative">
          <MonthAxis months={timeline.months} />
          <ul className="relative">
            {timeline.lanes.map((lane) => (
              <Lane key={lane.id} lane={lane}>
                <span className="block truncate text-label md:hidden">{lane.name}</span>
              </Lane>
            ))}
            {timeline.arrows.map((arrow) => (
              <Arrow arrow={arrow} key={arrow.key} />
            ))}
          </ul>
          {timeline.today && <TodayLine today={timeline.today} />}
        </div>
      </div>
    </section>
  );
};

const InvoiceKey = () => (
  <ul aria-label="Key" className="flex gap-x-4 text-label text-ink2">
    <li>
      <DiamondMark isFilled /> billed
    </li>
    <li>
      <DiamondMark isFilled={false} /> not billed
    </li>
  </ul>
);

const LaneName = ({ lane }: { readonly lane: TimelineLane }) => (
  <div className="truncate pr-4" style={{ height: lanePx }}>
    <Link to={paths.commitment(lane.id)} look="name" title={lane.name}>
      {lane.name}
    </Link>
  </div>
);

const Lane = ({
  lane,
  children,
}: {
  readonly lane: TimelineLane;
  readonly children: ReactNode;
}) => (
  <li className="relative border-t border-line" style={{ height: lanePx }}>
    <span className="sr-only">
      {lane.name}: {lane.words}
    </span>
    {children}
    <div aria-hidden="true" className="absolute inset-x-0 top-1 max-md:top-5">
      {lane.bars.map((bar) => (
        <Bar bar={bar} key={bar.id} />
      ))}
      {lane.archived && (
        <span
          className="absolute -top-0.5 h-3.5 border-l-2 border-ink pl-1 text-axis leading-3! whitespace-nowrap"
          style={{ left: percent(lane.archived.left) }}
          title={lane.archived.title}
        >
          archived
        </span>
      )}
      {lane.invoices.map(({ id, left, isBilled, title }) => (
        <span
          className="absolute top-3 -translate-x-1/2 text-axis leading-4! text-ink2 max-md:hidden"
          key={id}
          style={{ left: percent(left) }}
          title={title}
        >
          <DiamondMark isFilled={isBilled} />
        </span>
      ))}
    </div>
  </li>
);

/** A target is attained and owed, never drawn and available. */
const partsOf = ({ parts, isTarget }: TimelineBar): BarParts => {
  if (parts === null) return {};
  const { drawn, pending, left, lapsed, overage } = parts;
  const rest = left ?? ZERO;
  return isTarget
    ? { attained: drawn, pending, owed: rest }
    : { drawn, pending, available: rest, lapsed, overage };
};

const Bar = ({ bar }: { readonly bar: TimelineBar }) => (
  <div
    className="absolute pr-px"
    style={{ left: percent(bar.left), width: percent(bar.width) }}
    title={bar.title}
  >
    {bar.parts === null ? (
      <div className="h-2.5">
        <MarkFill meaning="not-open" />
      </div>
    ) : listParts(partsOf(bar)).length === 0 ? (
      // What was trued up or moved elsewhere holds nothing any more: its place keeps an outline.
      <div className="h-2.5 border border-line2" />
    ) : (
      <SegmentedBar
        className={classNames("h-2.5!", bar.phase === "over" && "opacity-62")}
        label={bar.title}
        closed={bar.closed}
        parts={partsOf(bar)}
        unit={bar.unit}
      />
    )}
    <div className="overflow-hidden pl-2 text-axis whitespace-nowrap text-ink2 max-md:hidden">
      {bar.text}
    </div>
  </div>
);

/** Down or up from the end of one lane, across to the beginning of the other. */
const Arrow = ({ arrow }: { readonly arrow: TimelineArrow }) => {
  const { fromLane, toLane, fromLeft, toLeft, title } = arrow;
  const isDown = toLane > fromLane;
  const top = Math.min(fromLane, toLane) * lanePx + barMiddlePx;
  return (
    <li
      className={classNames(
        "pointer-events-none absolute border-l-[1.5px] border-ink max-md:mt-4",
        isDown ? "border-b-[1.5px]" : "border-t-[1.5px]",
      )}
      style={{
        left: `calc(${fromLeft}% - 5px)`,
        width: `calc(${toLeft - fromLeft}% + 5px)`,
        top,
        height: Math.abs(toLane - fromLane) * lanePx,
      }}
    >
      <span className="sr-only">{title}</span>
      <span
        aria-hidden="true"
        className={classNames(
          "absolute -right-px border-y-[3.5px] border-l-[5px] border-y-transparent border-l-ink",
          isDown ? "-bottom-[4.25px]" : "-top-[4.25px]",
        )}
      />
    </li>
  );
};
