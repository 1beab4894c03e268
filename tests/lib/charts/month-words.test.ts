import { expect, test } from "vitest";
import { timeMarks } from "@/lib/charts/axis";
import { nameAxis } from "@/lib/charts/axis-names";
import { measureText } from "@/lib/charts/measure-text";
import { monthWords } from "@/lib/charts/month-words";
import type { MonthBar } from "@/lib/charts/prepare-months";

const bars = Array.from({ length: 12 }, (_, index): MonthBar => {
  const month = `2026-${String(index + 1).padStart(2, "0")}`;
  return {
    month,
    label: `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][index]} 2026`,
    parts: [],
    pendingShare: 0,
    overageShare: 0,
    lapsedShare: 0,
    planShare: null,
    value: `${index + 1}23.4k`,
    drawn: "",
    pending: null,
    overage: "",
    lapsed: "",
    planned: "",
    isRunning: false,
    edges: "",
  };
});

test("values and names of months stand beside one another or say less, at any width", () => {
  for (let plotPx = 200; plotPx <= 1_200; plotPx += 10) {
    const { hasValues, names } = monthWords({ bars, marks: [] }, plotPx);
    const pitch = plotPx / 12;
    if (hasValues)
      for (const { value } of bars) expect(measureText(value)).toBeLessThanOrEqual(pitch);
    if ((names[0]?.text.length ?? 0) > 1)
      for (const { text, year } of names)
        expect(measureText(text + year)).toBeLessThanOrEqual(pitch);
  }
  expect(monthWords({ bars, marks: [] }, 200)).toMatchObject({ hasValues: false });
  expect(monthWords({ bars, marks: [] }, 200).names[1]?.text).toBe("F");
  expect(monthWords({ bars, marks: [] }, 1_000).names[0]).toMatchObject({
    text: "Jan",
    year: " 2026",
  });
});

test("what opens between bars is named where it has room", () => {
  const marks = [10, 12, 50, 99].map((left) => ({
    at: String(left),
    left,
    label: "+$250.0k",
    words: "",
  }));
  expect([...monthWords({ bars, marks }, 600).marks]).toEqual(["10", "50"]);
});

test("names under an axis never touch, from a fortnight to thirty years", () => {
  const days = [14, 31, 45, 60, 200, 365, 730, 3_650, 11_000];
  for (const count of days) {
    const start = "2026-01-15T00:00:00.000Z";
    const end = new Date(Date.parse(start) + count * 86_400_000).toISOString();
    const marks = timeMarks(start, end, "UTC");
    for (const align of ["middle", "start"] as const) {
      for (let width = 200; width <= 1_200; width += 100) {
        const toX = (ms: number) =>
          ((ms - Date.parse(start)) / (Date.parse(end) - Date.parse(start))) * width;
        const names = nameAxis(marks, { toX, left: 0, right: width, align });
        expect(names.length, `${count} days at ${width} px`).toBeGreaterThan(0);
        names.reduce((before, { x, anchor, text }) => {
          const left = anchor === "middle" ? x - measureText(text) / 2 : x;
          expect(left).toBeGreaterThanOrEqual(before);
          expect(left + measureText(text)).toBeLessThanOrEqual(width);
          return left + measureText(text);
        }, 0);
      }
    }
  }
});
