import { describe, expect, test } from "vitest";
import { timeWindow, type Zoom } from "@/lib/charts/time-window";

const at = "2026-11-20T14:05:00.000Z";
const span = { start: "2024-02-10T00:00:00.000Z", end: "2028-03-15T00:00:00.000Z" };
const windowOf = (zoom: Zoom, from: string | null = null) => timeWindow(zoom, from, span, at);
const daysOf = ({ startMs, endMs }: { startMs: number; endMs: number }) =>
  [startMs, endMs].map((ms) => new Date(ms).toISOString().slice(0, 10));

describe("a window of time", () => {
  test("is two years, quarters or months, the first of them the one that today lies in", () => {
    expect(daysOf(windowOf("year"))).toEqual(["2026-01-01", "2028-01-01"]);
    expect(daysOf(windowOf("quarter"))).toEqual(["2026-10-01", "2027-04-01"]);
    expect(daysOf(windowOf("month"))).toEqual(["2026-11-01", "2027-01-01"]);
    expect(windowOf("year").label).toBe("Jan 2026 – Dec 2027");
  });

  test("holds every term in whole months when it shows all of them", () => {
    expect(daysOf(windowOf("term"))).toEqual(["2024-02-01", "2028-04-01"]);
    expect(daysOf(timeWindow("term", null, { start: span.start, end: null }, at))).toEqual([
      "2024-02-01",
      "2027-03-01",
    ]);
  });

  test("begins with the unit that the month of the address lies in, and steps by one unit", () => {
    const quarter = windowOf("quarter", "2027-02");
    expect(daysOf(quarter)).toEqual(["2027-01-01", "2027-07-01"]);
    expect([quarter.earlier, quarter.from, quarter.later]).toEqual([
      "2026-10",
      "2027-01",
      "2027-04",
    ]);
    expect(windowOf("month", "2026-12").later).toBe("2027-01");
  });

  test("is the one of today where the address names no month", () => {
    for (const from of ["2026-13", "soon", "2026-1", ""])
      expect(windowOf("year", from)).toEqual(windowOf("year"));
  });

  test("is marked by quarters, months and weeks of itself", () => {
    expect(windowOf("year").marks.map(({ label }) => label)).toEqual([
      "Jan",
      "Apr",
      "Jul",
      "Oct",
      "Jan",
      "Apr",
      "Jul",
      "Oct",
    ]);
    expect(windowOf("month").marks.map(({ label }) => label)).toEqual([
      "1 Nov",
      "8",
      "15",
      "22",
      "1 Dec",
      "8",
      "15",
      "22",
    ]);
  });
});
