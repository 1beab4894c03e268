import { expect, test } from "vitest";
import { prepareMonths } from "@/lib/charts/prepare-months";
import type { AccountDetail } from "@/lib/wire/account";
import type { ScheduleRow } from "@/lib/wire/agreement";
import { plainPosition, plainSchedule, untouched, usdUnit } from "@/tests/lib/charts/plain-account";

type Month = AccountDetail["months"][number];

const month = (
  name: string,
  parts: Readonly<Record<string, string>>,
  isRunning = false,
): Month => ({
  unit: usdUnit,
  pool: "balance",
  month: name,
  drawn: String(Object.values(parts).reduce((sum, drawn) => sum + Number(drawn), 0)),
  overage: "0",
  lapsed: "0",
  planned: null,
  isRunning,
  parts: Object.entries(parts).map(([commitmentId, drawn]) => ({ commitmentId, drawn })),
});

const prepare = (months: readonly Month[], pending = "0", isStacked = true) => {
  const ids = [...new Set(months.flatMap(({ parts }) => parts.map((part) => part.commitmentId)))];
  return prepareMonths(
    {
      months: [...months],
      schedule: ids.map((id) => plainSchedule({ id })),
      positions: [plainPosition(usdUnit, "balance", { pending })],
    },
    isStacked,
  );
};

test("a bar is stacked by commitment, and its pieces make up the month", () => {
  const [chart] = prepare([month("2026-01", { old: "45", fresh: "15" })]);
  const [bar] = chart?.bars ?? [];
  expect(bar?.parts.map(({ name, text }) => [name, text])).toEqual([
    ["old", "$45.00"],
    ["fresh", "$15.00"],
  ]);
  const height = bar?.parts.reduce((sum, { share }) => sum + share, 0);
  expect(height).toBeCloseTo(100, 9);
  expect(bar?.drawn).toBe("$60.00");
});

test("each commitment keeps its pattern over all months, and the one that drew most is solid", () => {
  const [chart] = prepare([
    month("2026-01", { old: "10" }),
    month("2026-02", { old: "5", big: "90" }),
  ]);
  expect(chart?.series).toEqual([
    { name: "old", look: 1 },
    { name: "big", look: 0 },
  ]);
  expect(chart?.bars.map(({ parts }) => parts.map(({ look }) => look))).toEqual([[1], [1, 0]]);
});

test("more commitments than patterns: the small ones are one piece that says how many they are", () => {
  const many = { a: "60", b: "50", c: "40", d: "30", e: "2", f: "1" };
  const [chart] = prepare([month("2026-01", many)]);
  expect(chart?.series.map(({ name }) => name)).toEqual(["a", "b", "c", "d", "2 others"]);
  expect(chart?.bars[0]?.parts.at(-1)?.text).toBe("$3.00");
});

test("drafts stand on the month that runs and on no other", () => {
  const [chart] = prepare([month("2026-10", { a: "30" }), month("2026-11", {}, true)], "18.9");
  expect(chart?.bars.map(({ pending }) => pending)).toEqual([null, "$18.90"]);
  expect(chart?.bars[1]?.drawn).toBe("$0.00");
});

test("segments are marked where they open and end, in words in the table", () => {
  const [chart] = prepare([month("2026-01", { a: "1" }), month("2026-02", { a: "1" })]);
  expect(chart?.marks).toMatchObject([{ left: 0, label: "+1.2k" }]);
  expect(chart?.bars[0]?.edges).toBe("1 Jan 2026: a opens with $1,200.00");
  expect(chart?.bars[1]?.edges).toBe("");
});

test("at one midnight the old term ends on the day before, the new one opens on the day itself", () => {
  const year = (id: string, first: number): ScheduleRow =>
    plainSchedule({
      id,
      segments: [
        {
          id,
          name: id,
          start: `${first}-01-01T00:00:00.000Z`,
          end: `${first + 1}-01-01T00:00:00.000Z`,
          granted: "1200",
          ...untouched,
        },
      ],
    });
  const months = [month("2025-12", { a: "1" }), month("2026-01", { b: "1" })];
  const account = { months, schedule: [year("a", 2025), year("b", 2026)], positions: [] };
  const [chart] = prepareMonths(account, true);
  expect(chart?.marks.map(({ words }) => words)).toEqual([
    "31 Dec 2025: a ends; 1 Jan 2026: b opens with $1,200.00",
  ]);
});

test("what is owed never shares an axis with what is spent", () => {
  const owed = { ...month("2026-01", { minimum: "5" }), pool: "target" as const };
  const charts = prepare([month("2026-01", { a: "1" }), owed]);
  expect(charts.map(({ pool }) => pool)).toEqual(["balance", "target"]);
});

test("unstacked, a bar is of one piece whatever drew it", () => {
  const [chart] = prepare([month("2026-01", { a: "1", b: "2" })], "0", false);
  expect(chart?.bars[0]?.parts.map(({ text }) => text)).toEqual(["$3.00"]);
  expect(chart?.marks).toEqual([]);
});
