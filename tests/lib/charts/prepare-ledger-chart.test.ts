import { describe, expect, test } from "vitest";
import { prepareLedgerChart } from "@/lib/charts/prepare-ledger-chart";
import {
  balanceSeriesOf,
  outlookOf,
  type PlainEntry,
  seriesOf,
  term,
} from "@/tests/lib/charts/plain-series";

const at = "2026-11-20T12:00:00.000Z";
const midnight = (day: string): string => `${day}T00:00:00.000Z`;

const chartOf = (entries: readonly PlainEntry[], width = 1_200) =>
  prepareLedgerChart({
    series: seriesOf({
      segments: [{ ...term, start: midnight("2026-09-01"), end: midnight("2026-12-01") }],
    }),
    balance: balanceSeriesOf(entries),
    isTarget: false,
    isRollover: false,
    wordOf: (kind) => kind,
    nameOf: (segment) => segment,
    at,
    width,
  });

const september: readonly PlainEntry[] = [
  [midnight("2026-09-01"), "grant", "100"],
  [midnight("2026-10-01"), "drawdown", "-63"],
];

const cents = (text: string): number => {
  if (text === "–") return 0;
  return (/[−-]/.test(text) ? -1 : 1) * Number(text.replace(/[^0-9]/g, ""));
};

describe("few entries", () => {
  test("stay between two: a month's deduction is one step, never a daily rate", () => {
    const [steps = []] = chartOf(september).balance;
    const [opened, deducted, today] = ["2026-09-01", "2026-10-01"]
      .map((day) => Date.parse(midnight(day)))
      .concat(Date.parse(at));
    expect(steps).toEqual([
      { x: opened, y: 100 },
      { x: deducted, y: 100 },
      { x: deducted, y: 37 },
      { x: today, y: 37 },
    ]);
  });

  test("are marks one by one, and what closes at midnight is shown on the day it closes", () => {
    const { marks, isByEntry, grouping, reduction } = chartOf(september);
    expect([isByEntry, grouping, reduction]).toEqual([true, null, null]);
    expect(marks.map(({ when, change, balance }) => [when, change, balance])).toEqual([
      ["1 Sep 2026", "+$100.00", "$100.00"],
      ["30 Sep 2026", "−$63.00", "$37.00"],
    ]);
  });

  test("drafts hang together at today, from what is settled to what is available", () => {
    const drafts: PlainEntry[] = [
      [midnight("2026-12-01"), "drawdown", "-10", "draft"],
      [midnight("2026-12-01"), "drawdown", "-5.5", "draft"],
    ];
    expect(chartOf([...september, ...drafts]).marks.at(-1)).toMatchObject({
      x: Date.parse(at),
      before: 37,
      after: 21.5,
      change: "−$15.50",
      balance: "$21.50",
      note: "Pending, 2 drafts",
      entry: { look: "pending" },
    });
  });

  test("what lapses is told apart from what was drawn, a correction and overage from both", () => {
    const { marks } = chartOf([
      ...september,
      [midnight("2026-10-05"), "adjustment", "2"],
      [midnight("2026-10-20"), "overage", "7"],
      [midnight("2026-11-01"), "expiration", "-39"],
    ]);
    expect(marks.map((mark) => mark.entry?.look)).toEqual([
      "opened",
      "drawn",
      "moved",
      "overage",
      "lapsed",
    ]);
    expect(marks[3]).toMatchObject({ overage: 7, balance: "$39.00" });
  });

  test("an overdrawn balance goes below zero and the axis makes room for it", () => {
    const chart = chartOf([...september, [midnight("2026-11-01"), "drawdown", "-50"]]);
    expect(chart.marks.at(-1)?.after).toBe(-13);
    expect(chart.y[0]).toBeLessThan(-13);
  });
});

/** Deductions spread over eighty days to the middle of today, with a correction and a lapse among them. */
const many = (count: number): PlainEntry[] => [
  [midnight("2026-09-01"), "grant", "100"],
  ...Array.from({ length: count }, (_, index): PlainEntry => {
    const ms = Date.parse(midnight("2026-09-01")) + ((index + 1) * 80.4 * 86_400_000) / count;
    return [new Date(Math.floor(ms)).toISOString(), "drawdown", `-${((index % 7) + 1) / 100}`];
  }),
  [midnight("2026-10-10"), "adjustment", "25.25"],
  [midnight("2026-11-01"), "expiration", "-3.5"],
];

describe("many entries", () => {
  test.each([200, 2_000, 20_000])(
    "%i become bars by the calendar, no two of them one pixel",
    (count) => {
      for (const width of [320, 768, 1_200]) {
        const { marks, x, isByEntry } = chartOf(many(count), width);
        expect(isByEntry).toBe(false);
        const bars = marks.filter(({ entry }) => !entry);
        const pitch = Math.min(...bars.map(({ spanMs }) => spanMs / (x[1] - x[0]))) * (width - 230);
        expect(bars.length).toBeGreaterThan(5);
        expect(Math.max(pitch, width < 640 ? 3 : 0)).toBeGreaterThanOrEqual(2.9);
      }
    },
  );

  test("the rows of the table foot: what they drew and moved comes to the last balance", () => {
    expect(balanceSeriesOf(many(2_000)).closing).toBe("41.8");
    for (const width of [320, 1_200]) {
      const { marks } = chartOf(many(2_000), width);
      const sum = marks.reduce((total, { drawn, other }) => total - cents(drawn) + cents(other), 0);
      expect(sum).toBe(4_180);
    }
  });

  test("an entry with a mark of its own is no longer part of its bar", () => {
    const { marks } = chartOf(many(2_000));
    expect(marks.filter(({ entry }) => entry).map(({ other }) => other)).toEqual([
      "+$100.00",
      "+$25.25",
      "−$3.50",
    ]);
    expect(marks.filter(({ entry }) => !entry).map(({ other }) => other)).not.toContain("+$25.25");
  });

  test("corrections too close to tell apart stay in their bars, and nothing is lost", () => {
    const day = Date.parse(midnight("2026-09-10"));
    const corrections = Array.from(
      { length: 300 },
      (_, index): PlainEntry => [
        new Date(day + index * 60_000).toISOString(),
        "adjustment",
        `${index + 1}`,
      ],
    );
    const { marks } = chartOf([...many(300), ...corrections]);
    expect(marks.filter(({ note }) => note === "adjustment").length).toBeLessThan(5);
    const other = marks.reduce((total, each) => total + cents(each.other), 0);
    expect(other).toBe((100 + 25.25 - 3.5 + 45_150) * 100);
  });

  test("the line keeps its first, last, lowest and highest point, and says what it stands on", () => {
    const { balance, reduction } = chartOf(many(20_000));
    const heights = (balance[0] ?? []).map(({ y }) => y);
    expect(heights.length).toBeLessThanOrEqual(1_001);
    expect(heights[0]).toBe(100);
    expect(reduction).toMatch(/^\d+ of 20,003 entries$/);
  });

  test("a bar that is not over says so, and is solid: what was posted is settled", () => {
    const [last] = chartOf(many(2_000))
      .marks.filter(({ entry }) => !entry)
      .slice(-1);
    expect(last).toMatchObject({ isRunning: false });
    expect(last?.note).toMatch(/so far$/);
  });
});

describe("bars too flat to hang between two balances", () => {
  const year = seriesOf({ segments: [{ ...term, granted: "1000000" }] });
  const chart = (entries: readonly PlainEntry[], width = 1_200) =>
    prepareLedgerChart({
      series: year,
      balance: balanceSeriesOf(entries),
      isTarget: false,
      isRollover: false,
      wordOf: (kind) => kind,
      nameOf: (segment) => segment,
      at,
      width,
    });
  const daily = (count: number): PlainEntry[] => [
    [midnight("2026-01-01"), "grant", "1000000"],
    ...Array.from({ length: count }, (_, index): PlainEntry => {
      const ms = Date.parse(midnight("2026-01-02")) + (index * 320 * 86_400_000) / count;
      return [new Date(Math.floor(ms)).toISOString(), "drawdown", "-100"];
    }),
    [midnight("2026-10-01"), "overage", "900"],
  ];

  test("stand in a strip of their own, by the day where there is room", () => {
    const { strip, grouping, marks } = chart(daily(2_000));
    expect(strip?.label).toBe("drawn by day");
    expect(grouping).toBeNull();
    expect(strip?.ticks).toHaveLength(1);
    const bars = marks.filter(({ entry }) => !entry);
    expect(Math.max(...bars.map(({ drawnValue }) => drawnValue))).toBeLessThanOrEqual(
      strip?.y[1] ?? 0,
    );
    expect(chart(daily(2_000), 390).strip?.label).toBe("drawn by week");
  });

  test("and those that can be seen hang where they were", () => {
    expect(chartOf(september).strip).toBeNull();
    expect(chartOf(many(200)).strip).not.toBeNull();
    const steep = many(40).map(
      ([when, kind, amount]): PlainEntry => [when, kind, kind === "drawdown" ? "-2" : amount],
    );
    expect(chartOf(steep, 390)).toMatchObject({ strip: null, isByEntry: false });
  });
});

test("without a grant there is no balance, but what was drawn is there", () => {
  const balance = balanceSeriesOf(september);
  const chart = prepareLedgerChart({
    series: seriesOf({ segments: [{ ...term, granted: null }] }),
    balance: {
      ...balance,
      opening: null,
      closing: null,
      points: balance.points.map((point) => ({ ...point, balance: null })),
      bars: balance.bars.map((bar) => ({ ...bar, balance: null })),
    },
    isTarget: false,
    isRollover: false,
    wordOf: (kind) => kind,
    nameOf: (segment) => segment,
    at,
    width: 1_200,
  });
  expect(chart.balance).toEqual([[]]);
  expect(chart.marks.map(({ balance: text }) => text)).toEqual(["not given", "not given"]);
  expect(chart.cumulative.at(-1)?.y).toBe(63);
});

test("what rolled over opens with what came: the schedule states the same amount, and it is not added", () => {
  const openings = [true, false].map((isRollover) => {
    const chart = prepareLedgerChart({
      series: seriesOf({ segments: [{ ...term, granted: "500", rolledIn: "500" }] }),
      balance: balanceSeriesOf([[term.start, "rollover-in", "500"]]),
      isTarget: false,
      isRollover,
      wordOf: (kind) => kind,
      nameOf: (segment) => segment,
      at,
      width: 1_200,
    });
    return [chart.edges[0]?.amount, chart.plans[0]?.[0]?.y];
  });
  expect(openings).toEqual([
    ["$500.00", 500],
    ["$1,000.00", 1_000],
  ]);
});

test("what lapses before another part is said with its date and at its height, not at the end of the chart", () => {
  const end = midnight("2026-12-01");
  const parts = [
    { ...term, start: midnight("2026-09-01"), end },
    { ...term, id: "t", name: "Part 2", start: end, end: midnight("2027-03-01") },
  ];
  const ahead = (segments: typeof parts) =>
    prepareLedgerChart({
      series: seriesOf({
        segments,
        forecast: {
          from: at,
          perDay: "2",
          outlooks: [
            outlookOf({ from: at, end, left: "37", unused: "16" }),
            outlookOf({
              from: at,
              opens: end,
              end: midnight("2027-03-01"),
              left: "100",
              unused: "4",
            }),
          ].slice(0, segments.length),
        },
      }),
      balance: balanceSeriesOf(september),
      isTarget: false,
      isRollover: false,
      wordOf: (kind) => kind,
      nameOf: (segment) => segment,
      at,
      width: 1_200,
    }).forecast;
  const label = expect.stringMatching(/^≈\s\$16 lapses$/);
  expect(ahead(parts)).toMatchObject({ label, note: "on 30 Nov 2026", height: 16 });
  expect(ahead(parts.slice(0, 1))).toMatchObject({
    label,
    note: expect.stringMatching(/^at ≈\s\$2 a day$/),
    height: 16,
  });
});
