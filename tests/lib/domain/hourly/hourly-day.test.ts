import { expect, test } from "vitest";
import { sumDecimals } from "@/lib/domain/base/money";
import { dayEntries, dayOf, overHours } from "@/lib/domain/hourly/hourly-day";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";

const sample: UtilizationSample = {
  id: "smp_1",
  accountId: "acc",
  commitmentId: "cmt",
  day: "2026-11-19",
  start: "2026-11-19T00:00:00.000Z",
  end: "2026-11-20T00:00:00.000Z",
  utilization: "0.774",
  raw: "0.774",
  doubt: null,
};
const unit = { kind: "currency", code: "USD" } as const;

test("a day owes its actual hours, and the first day of a term only what lies inside it (3.1)", () => {
  expect(overHours("1", sample.start, sample.end)).toBe("24");
  expect(overHours("1", "2026-11-19T18:00:00.000Z", sample.end)).toBe("6");
  // 3 h 20 min: no finite decimal by itself, but twelve times it is.
  expect(overHours("12", "2026-11-19T20:40:00.000Z", sample.end)).toBe("40");
  expect(dayOf({ perHour: "14.25" }, { ...sample, start: "2026-11-19T18:00:00.000Z" })).toEqual({
    committed: "85.5",
    used: "66.177",
    unused: "19.323",
  });
});

test("a day is granted, used and wasted to the last digit, and closes at zero (ruling 18)", () => {
  const entries = dayEntries({ perHour: "14.25", unit, segmentId: "seg" }, sample);
  expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["grant", "342"],
    ["drawdown", "-264.708"],
    ["expiration", "-77.292"],
  ]);
  expect(sumDecimals(entries.map(({ amount }) => amount))).toBe("0");
});

test("without a size or a usable utilization there is no entry, never a zero", () => {
  expect(dayEntries({ perHour: null, unit, segmentId: null }, sample)).toEqual([]);
  const doubtful = { ...sample, utilization: null, raw: "77.4", doubt: "scale" } as const;
  expect(dayEntries({ perHour: "14.25", unit, segmentId: null }, doubtful)).toEqual([]);
});
