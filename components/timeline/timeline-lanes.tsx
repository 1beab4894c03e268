"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { LaneRow } from "@/components/timeline/lane-row";
import { itemPx } from "@/components/timeline/lane-sizes";
import { TimelineAxis, TimelineGrid } from "@/components/timeline/timeline-axis";
import { useIsPhone } from "@/components/ui/use-is-phone";
import { useWidth } from "@/components/ui/use-width";
import { nameAxis } from "@/lib/charts/axis-names";
import type { TimelineItem } from "@/lib/charts/prepare-timeline";
import type { TimeWindow } from "@/lib/charts/time-window";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import { formatDayOfYear } from "@/lib/format/format-date";

type TimelineLanesProps = {
  readonly items: readonly TimelineItem[];
  readonly window: TimeWindow;
  readonly at: Instant;
  /** Pages that were read so far: with each of them the end may have moved. */
  readonly pages: number;
  readonly onReachEnd: () => void;
  /** Left and right move through time. */
  readonly onMove: (direction: "earlier" | "later") => void;
};

/** Lanes in the page's own scroll: only what is near the window of the browser exists. */
export const TimelineLanes = (props: TimelineLanesProps) => {
  const { items, window: shown, at, pages, onReachEnd, onMove } = props;
  const list = useRef<HTMLUListElement>(null);
  const isPhone = useIsPhone();
  const [axisRef, width] = useWidth();
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(top + window.scrollY);
  }, []);
  // Another function is another list: all of it would be measured again with each step of a scroll.
  const getItemKey = useCallback((index: number) => items[index]?.id ?? index, [items]);
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => itemPx(items[index], isPhone),
    overscan: 10,
    scrollMargin,
    getItemKey,
    initialRect: { width: 1280, height: 800 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was estimated for the other width is forgotten
  useEffect(() => virtualizer.measure(), [isPhone, virtualizer]);
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1);
  const isNearEnd = last === undefined || last.index >= items.length - 30;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that brought no lane is followed by the next
  useEffect(() => {
    if (isNearEnd) onReachEnd();
  }, [isNearEnd, onReachEnd, pages]);
  const picture = useMemo(() => drawAxis(shown, at, width), [shown, at, width]);

  const focusLane = (index: number): void => {
    const place = index < 0 ? 0 : Math.min(items.length - 1, index);
    virtualizer.scrollToIndex(place);
    // It exists only once the browser has scrolled there.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-lane="${place}"]`)?.focus(),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.lane : undefined;
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = laneSteps[event.key];
    const direction = timeSteps[event.key];
    if (step === undefined && direction === undefined) return;
    event.preventDefault();
    if (direction !== undefined) onMove(direction);
    if (step !== undefined) focusLane(nextLane(items, Number(from), step));
  };

  return (
    <>
      <TimelineAxis names={picture.names} today={picture.today} width={width} />
      <div className="relative border-b border-rule">
        <div aria-hidden="true" className="timeline-columns pointer-events-none absolute inset-0">
          <span className="max-sm:hidden" />
          <span className="max-sm:hidden" />
          <div className="relative h-full" ref={axisRef}>
            <TimelineGrid names={picture.names} today={picture.today} />
          </div>
        </div>
        <ul
          aria-label="Lanes"
          className="relative"
          onKeyDown={onKeyDown}
          ref={list}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {rows.map(({ index, key, start, size }) => {
            const item = items[index];
            return (
              item && (
                <li
                  aria-posinset={index + 1}
                  aria-setsize={items.length}
                  className="lane-place"
                  key={key}
                  style={{ top: start - scrollMargin, height: size }}
                >
                  {item.kind === "side" ? (
                    <h2 className="pt-2 font-heading">{item.name}</h2>
                  ) : (
                    <LaneRow at={at} axis={picture.axis} item={item} place={index} />
                  )}
                </li>
              )
            );
          })}
        </ul>
      </div>
      {rows.length < items.length && (
        <p className="hidden pt-1.5 text-ink2 print:block">
          {rows.length} of {items.length} lanes are printed: those that were on the screen.
        </p>
      )}
    </>
  );
};

const laneSteps: Readonly<Record<string, number>> = {
  ...{ ArrowDown: 1, ArrowUp: -1 },
  ...{ Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY },
};

const timeSteps: Readonly<Record<string, "earlier" | "later">> = {
  ArrowLeft: "earlier",
  ArrowRight: "later",
};

/** Headings are stepped over. */
const nextLane = (items: readonly TimelineItem[], from: number, step: number): number => {
  const isLane = (index: number): boolean => items[index]?.kind === "lane";
  if (step === Number.NEGATIVE_INFINITY) return items.findIndex(({ kind }) => kind === "lane");
  if (step === Number.POSITIVE_INFINITY) return items.length - 1;
  const next = isLane(from + step) ? from + step : from + 2 * step;
  return isLane(next) ? next : from;
};

const drawAxis = ({ startMs, endMs, marks }: TimeWindow, at: Instant, width: number | null) => {
  if (width === null) return { axis: null, names: [], today: null };
  const toX = (ms: number): number => ((ms - startMs) / (endMs - startMs)) * width;
  const todayMs = toEpochMs(at);
  const todayX = todayMs < startMs || todayMs > endMs ? null : Math.round(toX(todayMs));
  return {
    axis: { toX, width, todayX },
    names: nameAxis(marks, { toX, left: 0, right: width, align: "start" }),
    today:
      todayX === null ? null : { x: todayX, label: `Today, ${formatDayOfYear(at.slice(0, 10))}` },
  };
};
