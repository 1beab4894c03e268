import { describe, expect, test } from "vitest";
import type { Unit } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import { recentUnused, sumGiven, useTogether } from "@/lib/domain/hourly/hourly-use";
import { byWorstUse, endingSoon, groupOf, isInInventoryView } from "@/lib/domain/hourly/inventory";
import { standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const USD: Unit = { kind: "currency", code: "USD" };
const hours: Unit = { kind: "quantity", code: "instance-hours" };

type Plain = {
  readonly ratio: string | null;
  readonly perHour: string | null;
  readonly unit?: Unit;
  readonly texts?: Readonly<Record<string, string>>;
  readonly endsInDays?: number;
  readonly vendorStatus?: string;
};

/** 100 hours of the last thirty days with this utilization. */
const sumsOf = (ratio: string | null): HourSums => {
  const share = {
    days: ratio === null ? 0 : 5,
    usedHours: ratio ?? "0",
    hours: ratio === null ? "0" : "1",
  };
  return { whole: share, recent: share, firstDay: null, lastDay: null, doubtfulDays: 0 };
};

const standing = (plain: Plain) => {
  const { ratio, perHour, unit = USD, texts = {}, endsInDays = 365, vendorStatus = null } = plain;
  const [made] = standingsOf(
    [
      {
        measure: null,
        terms: {
          model: "continuous",
          perHour,
          unit,
          vendorStatus,
          attributes: Object.entries(texts).map(([key, text]) => ({ key, label: key, text })),
        },
        segments: [
          {
            start: "2026-01-01T00:00:00.000Z",
            end: addDuration("2026-11-21T00:00:00.000Z", endsInDays * 86_400_000),
            granted: null,
          },
        ],
        hours: sumsOf(ratio),
      },
    ],
    now,
  );
  if (!made) throw new Error("no standing");
  return made;
};

describe("how well several are used (metrics 3.3)", () => {
  test("two plans at 90 % of $10 and 50 % of $90 an hour are 54 %, not 70 %", () => {
    const plans = [
      standing({ ratio: "0.9", perHour: "10" }),
      standing({ ratio: "0.5", perHour: "90" }),
    ];
    expect(useTogether(plans, () => now)).toEqual({
      kind: "weighted",
      by: "amount",
      ratio: "0.54",
      count: 2,
    });
  });

  test("several units have no total: minimum, median and maximum, with the reason", () => {
    const mixed = [
      standing({ ratio: "0.9", perHour: "10" }),
      standing({ ratio: "0.2", perHour: "4", unit: hours }),
      standing({ ratio: "0.5", perHour: "4", unit: hours }),
      standing({ ratio: "0.6", perHour: "4", unit: hours }),
    ];
    expect(useTogether(mixed, () => now)).toEqual({
      kind: "spread",
      min: "0.2",
      median: "0.55",
      max: "0.9",
      count: 4,
      reason: "USD and instance-hours cannot be added",
    });
  });

  const reservation = (ratio: string, family: string, units?: string) =>
    standing({
      ratio,
      perHour: null,
      unit: hours,
      texts: { family, ...(units === undefined ? {} : { "normalized-units": units }) },
    });

  test("percentages alone are weighed by normalized units inside one family only", () => {
    const family = [reservation("1", "m6i", "1"), reservation("0.5", "m6i", "3")];
    expect(useTogether(family, () => now)).toMatchObject({
      by: "normalized-units",
      ratio: "0.625",
    });
    const other = [reservation("1", "m6i", "1"), reservation("0.5", "r6g", "3")];
    expect(useTogether(other, () => now)).toMatchObject({
      kind: "spread",
      reason: "2 of 2 give no amount to weigh by",
    });
    expect(
      useTogether([reservation("1", "m6i", "1"), reservation("0.5", "m6i")], () => now).kind,
    ).toBe("spread");
  });

  test("without any figure there is none, and a middle one of three is the median", () => {
    expect(useTogether([standing({ ratio: null, perHour: "1" })], () => now).kind).toBe("none");
    const three = ["0.1", "0.7", "0.9"].map((ratio) => standing({ ratio, perHour: null }));
    expect(useTogether(three, () => now)).toMatchObject({ median: "0.7", min: "0.1" });
  });

  test("what is not given is left out of a sum and counted", () => {
    const two = [
      standing({ ratio: "0.25", perHour: "8" }),
      standing({ ratio: "0.5", perHour: null }),
    ];
    expect(sumGiven(two, (each) => recentUnused(each, now))).toEqual({
      sum: { kind: "value", value: "6" },
      withoutAmount: 1,
    });
  });
});

describe("an inventory", () => {
  test("puts the worst used first and what has no figure last", () => {
    const ratios = ["0.9", null, "0.1", "0.5"].map((ratio) => standing({ ratio, perHour: "1" }));
    const order = ratios
      .toSorted(byWorstUse(() => now))
      .map(({ record }) => record.hours?.recent.usedHours);
    expect(order).toEqual(["0.1", "0.5", "0.9", "0"]);
  });

  test("counts the days to an end as the calendar does, and holds each step in the next", () => {
    const all = [30, 31, 60, 90, 91].map((endsInDays) =>
      standing({ ratio: "1", perHour: "1", endsInDays }),
    );
    expect([30, 60, 90].map((days) => endingSoon(all, days, () => now).length)).toEqual([1, 3, 4]);
    expect(all.map((each) => groupOf(each, "expiry", now).name)).toEqual([
      "Ends within 30 days",
      "Ends in 31 to 60 days",
      "Ends in 31 to 60 days",
      "Ends in 61 to 90 days",
      "Ends later",
    ]);
  });

  test("what was cancelled neither runs nor ends soon", () => {
    const cancelled = standing({
      ratio: "1",
      perHour: "1",
      endsInDays: 5,
      vendorStatus: "cancelled",
    });
    expect(isInInventoryView(cancelled, "running", now)).toBe(false);
    expect(isInInventoryView(cancelled, "ended", now)).toBe(true);
    expect(endingSoon([cancelled], 90, () => now)).toEqual([]);
  });

  test("names a group by what the vendor says, and what it leaves out by that", () => {
    const one = standing({ ratio: "1", perHour: "1", texts: { provider: "AWS", product: "ec2" } });
    expect(groupOf(one, "product", now).name).toBe("AWS ec2");
    expect(groupOf(one, "region", now).name).toBe("Region not given");
  });
});
