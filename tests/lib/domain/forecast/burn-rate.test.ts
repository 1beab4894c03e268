import { describe, expect, test } from "vitest";
import { burnRate, projectRunOut } from "@/lib/domain/forecast/burn-rate";
import { consumption, dayStart } from "@/tests/lib/domain/support/make";

const daily = (count: number, each: string) =>
  Array.from({ length: count }, (_, day) => consumption(day, each));

describe("burn rate (metrics 3.4)", () => {
  test("the mean of the complete days", () => {
    expect(burnRate(daily(10, "3"), dayStart(10))).toEqual({
      kind: "value",
      value: { perDay: "3", days: 10 },
    });
  });

  test("the day still running is left out", () => {
    const days = [...daily(10, "3"), consumption(10, "0.1")];
    expect(burnRate(days, "2026-01-11T12:00:00.000Z")).toMatchObject({ value: { perDay: "3" } });
  });

  test("fewer than seven complete days are too few to say", () => {
    expect(burnRate(daily(6, "3"), dayStart(6)).kind).toBe("no-data");
    expect(burnRate([], dayStart(6)).kind).toBe("no-data");
  });

  test("only the last thirty days count", () => {
    const days = Array.from({ length: 60 }, (_, day) => consumption(day, day < 30 ? "100" : "2"));
    expect(burnRate(days, dayStart(60))).toMatchObject({ value: { perDay: "2", days: 30 } });
  });

  test("a correction stays in the sum", () => {
    const days = [...daily(9, "10"), consumption(9, "-40")];
    expect(burnRate(days, dayStart(10))).toMatchObject({ value: { perDay: "5" } });
  });
});

describe("where it leads (metrics 3.5)", () => {
  const from = "2024-07-01T00:00:00.000Z";

  test("the example: 70,000 left at 300 a day lapses with 14,800", () => {
    expect(projectRunOut("70000", "300", from, "2025-01-01T00:00:00.000Z")).toEqual({
      kind: "lapses",
      at: "2025-01-01T00:00:00.000Z",
      unused: "14800",
    });
    expect(projectRunOut("70000", "300", from, null)).toMatchObject({
      kind: "runs-out",
      at: "2025-02-19T08:00:00.000Z",
    });
  });

  test("before the end it runs out, with the overage to expect", () => {
    expect(projectRunOut("300", "100", dayStart(0), dayStart(10))).toEqual({
      kind: "runs-out",
      at: dayStart(3),
      overage: "700",
    });
  });

  test("nothing is drawn: all of it lapses, or never runs out", () => {
    expect(projectRunOut("10", "0", from, "2025-01-01T00:00:00.000Z")).toMatchObject({
      unused: "10",
    });
    expect(projectRunOut("10", "0", from, null)).toEqual({ kind: "never" });
    expect(projectRunOut("10", "-1", from, null)).toEqual({ kind: "never" });
  });

  test("a date beyond any calendar says nothing", () => {
    expect(projectRunOut(`1${"0".repeat(30)}`, "1", from, null)).toEqual({
      kind: "never",
    });
  });
});
