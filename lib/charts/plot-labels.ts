import type { XY } from "@/lib/charts/axis";
import { type AxisName, nameAxis } from "@/lib/charts/axis-names";
import type { BalanceChart } from "@/lib/charts/balance-chart";
import { barBoxes, type Place } from "@/lib/charts/mark-places";
import {
  type Box,
  type LabelLine,
  type LabelSpot,
  type LabelWish,
  linePx,
  type PlacedLabel,
  placeLabels,
} from "@/lib/charts/place-labels";
import { type PlotArea, plotAreaOf, scaleOf, tickGapPx } from "@/lib/charts/plot-area";

export type PlotMode = "balance" | "cumulative";

/** Where everything stands, in pixels. */
export type PlotLayout = Place & {
  readonly months: readonly AxisName[];
  readonly labels: readonly PlacedLabel[];
};

/** All words of a plot that is so many pixels wide: none touches another, the axis or a bar. */
export const layoutPlot = (chart: BalanceChart, mode: PlotMode, width: number): PlotLayout => {
  const isBalance = mode === "balance";
  const ticks = isBalance ? chart.ticks : chart.cumulativeTicks;
  const area = plotAreaOf(width, {
    ticks: [...chart.ticks, ...chart.cumulativeTicks, ...(chart.strip?.ticks ?? [])].map(
      ({ text }) => text,
    ),
    hasForecast: chart.forecast !== null,
    hasStrip: chart.strip !== null,
  });
  const toX = scaleOf(chart.x, area.left, area.right);
  const toY = scaleOf(isBalance ? chart.y : chart.cumulativeY, area.bottom, area.top);
  const toStripY =
    area.strip && chart.strip && scaleOf(chart.strip.y, area.strip.bottom, area.strip.top);
  const place = { area, toX, toY, toStripY };
  const obstacles = [
    ...chart.marks
      .filter(({ entry }) => isBalance || (!entry && chart.strip !== null))
      .flatMap((mark) => barBoxes(mark, place)),
    ...(chart.today === null ? [] : [todayBox(toX(chart.today), area)]),
  ];
  const labels = placeLabels(
    [
      ...ticks.map(({ value, text }) => tickWish(text, toY(value), area)),
      ...stripWishes(chart, place),
      ...(chart.today === null ? [] : [todayWish(chart.todayLabel, toX(chart.today), area)]),
      ...nameWishes(chart.edges, place),
      ...(isBalance ? forecastWishes(chart, place) : []),
      ...(isBalance ? markWishes(chart, place) : []),
      ...(isBalance ? lapseWishes(chart, place) : []),
      ...planWishes(isBalance ? chart.plans : [chart.cumulativePlan], place),
    ],
    obstacles,
  );
  // Right of the values of the axis, whose lowest reaches down to the names.
  const left = area.left - tickGapPx + 2;
  const months = nameAxis(chart.months, { toX, left, right: width - 2, align: "middle" });
  return { ...place, months, labels };
};

/** Inside the plot, clear of its values and of the names below it. */
const insideOf = ({ left, top, right, bottom }: PlotArea): Box => ({
  left: left + 2,
  top,
  right,
  bottom: bottom - 1,
});

const tickWish = (text: string, y: number, area: PlotArea): LabelWish => ({
  key: `tick ${text}`,
  wordings: [[[{ text, tone: "ink2" }]]],
  spots: [{ x: area.left - tickGapPx, y: y + 4, anchor: "end" }],
  within: { left: 0, top: 0, right: area.left, bottom: area.height },
});

/** The highest value of the strip, and what its bars are, where none of them stands. */
const stripWishes = ({ strip }: BalanceChart, { area, toStripY }: Place): LabelWish[] => {
  if (strip === null || toStripY === null || area.strip === null) return [];
  const { top, bottom } = area.strip;
  const line = top - 4;
  return [
    ...strip.ticks.map(({ value, text }) => ({
      ...tickWish(text, toStripY(value), area),
      key: `tick of the strip ${text}`,
    })),
    {
      key: "strip",
      wordings: [[[{ text: strip.label, tone: "ink3" }]]],
      spots: [
        { x: area.left + 4, y: line, anchor: "start" },
        { x: area.right, y: line, anchor: "end" },
        { x: area.right, y: top + 12, anchor: "end" },
      ],
      within: { left: area.left + 2, top: area.bottom + 1, right: area.width, bottom },
    },
  ];
};

/** Words stand beside the line of today, never across it. */
const todayBox = (x: number, { top, foot }: PlotArea): Box => ({
  left: x,
  right: x,
  top,
  bottom: foot,
});

/** Above both lines of segment names. */
const todayWish = (text: string, x: number, area: PlotArea): LabelWish => ({
  key: "today",
  wordings: [
    [[{ text, tone: "ink", isStrong: true }]],
    [[{ text: "Today", tone: "ink", isStrong: true }]],
  ],
  spots: [
    { x: x + 5, y: area.top - 39, anchor: "start" },
    { x: x - 5, y: area.top - 39, anchor: "end" },
  ],
  within: { left: 0, top: 0, right: area.width, bottom: area.top },
});

/** Beside each edge as much of its name and amount as has room, on two lines in turn. */
const nameWishes = (edges: BalanceChart["edges"], { area, toX }: Place): LabelWish[] =>
  edges.map(({ x, title, amount }, index) => {
    const name = { text: title, tone: "ink", isStrong: true } as const;
    const sum = { text: amount, tone: "ink2" } as const;
    const lines: LabelLine[] = title === "" ? [[sum]] : [[name, sum], [name]];
    const lower = area.top - 10;
    const offsets = index % 2 === 0 ? [0, -linePx] : [-linePx, 0];
    return {
      key: `edge ${x} ${title}`,
      wordings: lines.map((line) => [line]),
      spots: offsets.map(
        (offset): LabelSpot => ({ x: toX(x) + 5, y: lower + offset, anchor: "start" }),
      ),
      within: { left: area.left, top: 0, right: area.width, bottom: area.top },
    };
  });

/** Beside the plot at the height of what is said; in a narrow one over its emptiest corner. */
const forecastWishes = (
  { forecast, today }: BalanceChart,
  { area, toX, toY }: Place,
): LabelWish[] => {
  if (forecast === null) return [];
  const tone = forecast.isBeyond ? "overage" : "lapsed";
  const label: LabelLine = [{ text: forecast.label, tone, isStrong: true }];
  const note: LabelLine = [{ text: forecast.note, tone: "ink2" }];
  const beside = Math.max(
    area.top + 26,
    Math.min(toY(forecast.height) - 8, area.bottom - linePx - 4),
  );
  const above = area.top + linePx;
  return [
    {
      key: "forecast",
      wordings: [[label, note], [label]],
      spots: area.isNarrow
        ? [area.right, today === null ? area.right : toX(today) - 5].flatMap((x) =>
            [above, above + 2 * linePx, area.bottom - linePx - 6].map(
              (y): LabelSpot => ({ x, y, anchor: "end" }),
            ),
          )
        : [
            { x: area.right + tickGapPx, y: beside, anchor: "start" },
            { x: area.right + tickGapPx, y: above, anchor: "start" },
          ],
      within: area.isNarrow
        ? insideOf(area)
        : { left: area.right, top: area.top, right: area.width, bottom: area.bottom },
    },
  ];
};

const tones = {
  pending: "pending",
  lapsed: "lapsed",
  overage: "overage",
  moved: "ink2",
  drawn: "ink2",
} as const;

/** What is not settled first, then the largest: the small ones give way. */
const markWishes = ({ marks }: BalanceChart, place: Place): LabelWish[] =>
  marks
    .flatMap((mark) => {
      const { entry } = mark;
      if (!entry || entry.look === "opened" || entry.short === "") return [];
      const [box] = barBoxes(mark, place);
      if (box === undefined) return [];
      const isFirst = entry.look === "drawn" ? 1 : 0;
      return [{ mark, look: entry.look, text: entry.short, box, isFirst }];
    })
    .sort(
      (left, right) =>
        left.isFirst - right.isFirst ||
        right.box.bottom - right.box.top - (left.box.bottom - left.box.top),
    )
    .map(({ mark, look, text, box }) => ({
      key: `mark ${mark.key}`,
      wordings: [[[{ text, tone: tones[look], isStrong: look === "pending" }]]],
      spots: spotsAround(box, look === "pending"),
      within: insideOf(place.area),
    }));

const tallPx = 16;

/** Beside a tall bar, under or over a flat one; what is pending stands above, where nothing else does. */
const spotsAround = (box: Box, isPending: boolean): LabelSpot[] => {
  const middle = (box.top + box.bottom) / 2 + 4;
  const left: LabelSpot = { x: box.left - 4, y: middle, anchor: "end" };
  const right: LabelSpot = { x: box.right + 4, y: middle, anchor: "start" };
  const under: LabelSpot = { x: box.left - 4, y: box.bottom + 13, anchor: "end" };
  const over: LabelSpot = { x: box.right + 4, y: box.top - 4, anchor: "start" };
  if (box.bottom - box.top >= tallPx) return [left, right, under, over];
  const above: LabelSpot = { x: box.left - 4, y: box.top - 5, anchor: "end" };
  return isPending ? [above, left, over, under, right] : [under, over, right, left];
};

const lapseWishes = ({ lapses }: BalanceChart, { area, toX, toY }: Place): LabelWish[] =>
  lapses.map(({ x, from, label }) => ({
    key: `lapse ${x}`,
    wordings: [[[{ text: label, tone: "lapsed" }]]],
    spots: [
      { x: toX(x) - 13, y: toY(from) - 5, anchor: "end" },
      { x: toX(x) - 13, y: toY(from) + 12, anchor: "end" },
      { x: toX(x) + 5, y: toY(from) - 5, anchor: "start" },
    ],
    within: insideOf(area),
  }));

/** "plan" on the last of the dashed lines, where it has been followed the longest. */
const planWishes = (plans: readonly (readonly XY[])[], { area, toX, toY }: Place): LabelWish[] => {
  const line = plans.at(-1) ?? [];
  const [from, to] = [line.at(-2), line.at(-1)];
  if (!from || !to) return [];
  const isFalling = to.y < from.y;
  const spots = [0.82, 0.7, 0.9, 0.55, 0.4].flatMap((share): LabelSpot[] => {
    const x = toX(from.x + (to.x - from.x) * share);
    const y = toY(from.y + (to.y - from.y) * share);
    const over: LabelSpot = {
      x: x + (isFalling ? 6 : -6),
      y: y - 5,
      anchor: isFalling ? "start" : "end",
    };
    const under: LabelSpot = {
      x: x + (isFalling ? -6 : 6),
      y: y + 13,
      anchor: isFalling ? "end" : "start",
    };
    return [over, under];
  });
  return [
    {
      key: "plan",
      wordings: [[[{ text: "plan", tone: "ink3", isItalic: true }]]],
      spots,
      within: insideOf(area),
    },
  ];
};
