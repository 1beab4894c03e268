import { describe, expect, test } from "vitest";
import type { BalanceChart } from "@/lib/charts/balance-chart";
import { barBoxes } from "@/lib/charts/mark-places";
import { measureText } from "@/lib/charts/measure-text";
import { areTouching, type Box, placeLabels } from "@/lib/charts/place-labels";
import { layoutPlot, type PlotLayout, type PlotMode } from "@/lib/charts/plot-labels";
import { prepareLedgerChart } from "@/lib/charts/prepare-ledger-chart";
import { addDuration } from "@/lib/domain/base/period";
import type { CommitmentSeries } from "@/lib/wire/series";
import {
  balanceSeriesOf,
  outlookOf,
  type PlainEntry,
  seriesOf,
  term,
} from "@/tests/lib/charts/plain-series";

const at = "2026-11-20T12:00:00.000Z";
const widths = [320, 360, 390, 480, 600, 639, 640, 768, 900, 1_024, 1_200, 1_280];

/** A grant of a million on New Year's Day, deductions up to today, and one of everything else. */
const ledgerOf = (count: number): PlainEntry[] => {
  const grant: PlainEntry = [term.start, "grant", "1000000"];
  if (count === 1) return [grant];
  const others: PlainEntry[] = [
    ["2026-03-31T00:00:00.000Z", "adjustment", "-4250.5"],
    ["2026-06-30T00:00:00.000Z", "expiration", "-22451.28"],
    ["2026-06-30T00:00:00.000Z", "rollover-in", "42500"],
    ["2026-09-30T00:00:00.000Z", "overage", "20760.91"],
    ["2026-11-30T00:00:00.000Z", "drawdown", "-61240.38", "draft"],
  ];
  const draws = count - 1 - others.length;
  const length = Date.parse(at) - Date.parse(term.start);
  return [
    grant,
    ...Array.from({ length: Math.max(1, draws) }, (_, index): PlainEntry => {
      const amount = (700_000 / draws) * (0.5 + ((index * 7919) % 101) / 101);
      return [
        addDuration(term.start, Math.floor(((index + 1) / draws) * length)),
        "drawdown",
        `-${amount.toFixed(2)}`,
      ];
    }),
    ...others,
  ].sort((left, right) => (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0));
};

const balances = new Map<number, ReturnType<typeof balanceSeriesOf>>();

/** A hundred thousand take a moment: each is added up once. */
const balanceOf = (count: number) => {
  const balance = balances.get(count) ?? balanceSeriesOf(ledgerOf(count));
  balances.set(count, balance);
  return balance;
};

const forecast: NonNullable<CommitmentSeries["forecast"]> = {
  from: at,
  perDay: "9318.4",
  outlooks: [
    outlookOf({
      from: at,
      end: "2027-01-01T00:00:00.000Z",
      left: "200000",
      emptyAt: "2026-12-12T00:00:00.000Z",
      overage: "186000.5",
    }),
  ],
};

const lapsing: typeof forecast = {
  ...forecast,
  outlooks: [
    outlookOf({ from: at, end: "2027-01-01T00:00:00.000Z", left: "200000", unused: "73158.22" }),
  ],
};

const million = { ...term, granted: "1000000" };

const quarters = ["01", "04", "07", "10"].map((month, index, all) => ({
  ...million,
  id: `q${index}`,
  name: `Segment ${index + 1}, platform and compute`,
  start: `2026-${month}-01T00:00:00.000Z`,
  end: all[index + 1] ? `2026-${all[index + 1]}-01T00:00:00.000Z` : million.end,
  granted: "250000",
}));

const decade = Array.from({ length: 120 }, (_, index) => {
  const day = (month: number) => new Date(Date.UTC(2020, month, 1)).toISOString();
  return {
    ...million,
    id: `m${index}`,
    name: `Month ${index + 1}`,
    start: day(index),
    end: day(index + 1),
  };
});

const stories: readonly (readonly [string, Partial<CommitmentSeries>])[] = [
  ["one term that runs out", { segments: [million], forecast }],
  ["one term that lapses", { segments: [million], forecast: lapsing }],
  ["four segments without a forecast", { segments: quarters }],
  ["ten years of months", { segments: decade, forecast }],
  [
    "a fortnight in a unit with a long name",
    {
      unit: { kind: "quantity", code: "inference-tokens-large" },
      segments: [
        { ...million, start: "2026-11-15T00:00:00.000Z", end: "2026-11-29T00:00:00.000Z" },
      ],
      forecast,
    },
  ],
];

const chartOf = (
  balance: ReturnType<typeof balanceSeriesOf>,
  more: Partial<CommitmentSeries>,
  width: number,
): BalanceChart =>
  prepareLedgerChart({
    series: seriesOf(more),
    balance,
    isTarget: false,
    isRollover: false,
    wordOf: (kind) => kind,
    nameOf: (segment) => segment,
    at,
    width,
  });

type Word = { readonly key: string; readonly box: Box };

/** Names under the axis stand 17 px below the plot. */
const monthWords = ({ months, area }: PlotLayout): Word[] =>
  months.map(({ text, x, anchor, startMs }) => {
    const size = measureText(text);
    const left = anchor === "middle" ? x - size / 2 : x;
    const box = { left, right: left + size, top: area.foot + 5.6, bottom: area.foot + 20.2 };
    return { key: `month ${text} ${startMs}`, box };
  });

const overlapsOf = (words: readonly Word[]): string[] =>
  words.flatMap((word, index) =>
    words
      .slice(index + 1)
      .filter((other) => areTouching(word.box, other.box, 0))
      .map((other) => `${word.key} over ${other.key}`),
  );

const faultsOf = (chart: BalanceChart, mode: PlotMode, width: number): string[] => {
  const layout = layoutPlot(chart, mode, width);
  const { area, labels } = layout;
  const words = [...labels, ...monthWords(layout)];
  const outside = words.filter(
    ({ box }) => box.left < 0 || box.right > width || box.top < 0 || box.bottom > area.height,
  );
  const onAxis = labels.filter(
    ({ key, box }) =>
      !key.startsWith("tick") &&
      (box.left < area.left || box.bottom > (key === "strip" ? area.foot : area.bottom)),
  );
  const bars = chart.marks
    .filter(({ entry }) => mode === "balance" || (!entry && chart.strip !== null))
    .flatMap((mark) => barBoxes(mark, layout));
  const onBars = labels.filter(
    ({ key, box }) => !key.startsWith("tick") && bars.some((bar) => areTouching(box, bar, 0)),
  );
  const steps = chart.marks.filter(({ entry }) => !entry).flatMap((mark) => barBoxes(mark, layout));
  const beside = steps.filter(({ left, right }) => left < area.left || right > area.right);
  return [
    ...beside.map(({ left }) => `a bar at ${left} px stands beside the plot`),
    ...overlapsOf(words),
    ...outside.map(({ key }) => `${key} runs out of the picture`),
    ...onAxis.map(({ key }) => `${key} stands on the axis`),
    ...onBars.map(({ key }) => `${key} stands on a bar`),
  ];
};

describe.each([1, 10, 200, 2_000, 100_000])("the words of a chart of %i entries", (count) => {
  const balance = balanceOf(count);

  test("the ledger has as many as it says", () => {
    expect(balance.entries + balance.drafts.entries).toBe(count);
  });

  test.each(stories)("never touch one another, the axis or a bar: %s", (_, more) => {
    for (const width of widths) {
      const chart = chartOf(balance, more, width);
      for (const mode of ["balance", "cumulative"] as const)
        expect(faultsOf(chart, mode, width), `${mode} at ${width} px`).toEqual([]);
    }
  });
});

describe("what a chart still says", () => {
  const layoutOf = (
    count: number,
    width: number,
    more: Partial<CommitmentSeries> = stories[0]?.[1] ?? {},
  ) => layoutPlot(chartOf(balanceOf(count), more, width), "balance", width);
  const keysOf = ({ labels }: PlotLayout) => labels.map(({ key }) => key.split(" ")[0]);
  const textOf = ({ labels }: PlotLayout, key: string) =>
    labels
      .find((label) => label.key.startsWith(key))
      ?.lines.flat()
      .map(({ text }) => text)
      .join(" ");

  test.each(widths)("today, where it leads and every value of the axis, at %i px", (width) => {
    for (const count of [1, 10, 200, 2_000]) {
      const layout = layoutOf(count, width);
      expect(keysOf(layout)).toContain("today");
      expect(textOf(layout, "forecast")).toMatch(/^12 Dec runs out/);
      expect(keysOf(layout).filter((key) => key === "tick").length).toBeGreaterThanOrEqual(4);
      expect(layout.months.length).toBeGreaterThanOrEqual(2);
    }
  });

  test("ten entries on a desk have their amounts beside them, pending among them", () => {
    const layout = layoutOf(10, 1_200);
    expect(keysOf(layout).filter((key) => key === "mark").length).toBeGreaterThanOrEqual(6);
    expect(textOf(layout, "mark drafts")).toBe("61.2k pending");
  });

  test("a hundred thousand have the amounts of what matters, not of every bar", () => {
    const layout = layoutOf(100_000, 1_200);
    const marks = layout.labels.filter(({ key }) => key.startsWith("mark"));
    expect(marks.map(({ lines }) => lines[0]?.[0]?.text)).toContain("61.2k pending");
    expect(marks.length).toBeLessThanOrEqual(5);
  });

  test("ten years are named by their years, a year by its months where there is room", () => {
    const decadeLayout = layoutOf(10, 320, { segments: decade });
    expect(decadeLayout.months.map(({ text }) => text)).toContain("2026");
    expect(layoutOf(10, 1_200).months.map(({ text }) => text)).toContain("Feb");
    expect(layoutOf(10, 320).months.map(({ text }) => text)).toContain("Jul");
  });
});

test("a label says less before it is left out, and the first asked for is the first served", () => {
  const wish = (key: string, x: number) => ({
    key,
    wordings: [
      [[{ text: `${key} in many words`, tone: "ink" as const }]],
      [[{ text: key, tone: "ink" as const }]],
    ],
    spots: [{ x, y: 20, anchor: "start" as const }],
    within: { left: 0, top: 0, right: 200, bottom: 100 },
  });
  const placed = placeLabels([wish("first", 0), wish("second", 150), wish("third", 160)]);
  expect(placed.map(({ key, lines }) => [key, lines[0]?.[0]?.text])).toEqual([
    ["first", "first in many words"],
    ["second", "second"],
  ]);
});

test("letters that no list knows are told as wide as the widest", () => {
  expect(measureText("売上高")).toBe(33);
  expect(measureText("$1,000.00")).toBeGreaterThan(measureText("$1,000"));
});
