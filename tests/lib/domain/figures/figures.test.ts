import { describe, expect, test } from "vitest";
import type { Metric } from "@/lib/domain/base/metric";
import { assess } from "@/lib/domain/standing/standing";
import { type PlainCommitment, toRecord } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const november = { start: "2026-11-01T00:00:00.000Z", end: "2026-12-01T00:00:00.000Z" };
const october = { start: "2026-10-01T00:00:00.000Z", end: "2026-11-01T00:00:00.000Z" };
const december = { start: "2026-12-01T00:00:00.000Z", end: "2027-01-01T00:00:00.000Z" };

const word = (metric: Metric<string>): string => {
  if (metric.kind === "value") return metric.value;
  if (metric.kind === "incomplete") return `${metric.value} incomplete: ${metric.reason}`;
  return metric.kind === "no-data" ? `no-data: ${metric.reason}` : metric.kind;
};

const names = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "pending",
  "available",
  "notYetOpen",
  "lapsed",
  "overage",
  "utilization",
  "overdrawn",
  "unusable",
  "remaining",
] as const;

const figuresOf = (plain: PlainCommitment, at = now): Record<string, string> => {
  const { figures } = assess(toRecord(plain), at);
  return Object.fromEntries(names.map((name) => [name, word(figures[name])]));
};

const running: PlainCommitment = {
  segments: [{ ...november, granted: "250", posted: { grant: "250", drawdown: "-200" } }],
};

describe("figures at T", () => {
  test("of a running term (metrics 3.2, 3.3)", () => {
    expect(figuresOf(running)).toEqual({
      committed: "250",
      granted: "250",
      drawn: "200",
      settled: "50",
      pending: "not-applicable",
      available: "50",
      overdrawn: "0",
      unusable: "0",
      remaining: "50",
      notYetOpen: "0",
      lapsed: "0",
      overage: "0",
      utilization: "0.8",
    });
  });

  test("of a term that has not started: all but what was sold is a word (metrics 3.3)", () => {
    const figures = figuresOf({ segments: [{ ...december, granted: "300" }] });
    expect(figures).toMatchObject({ committed: "300", notYetOpen: "300", drawn: "not-started" });
    expect(figures).toMatchObject({ utilization: "not-started", available: "not-started" });
  });

  test("of an ended term: nothing is usable, what was left has lapsed (metrics 3.2)", () => {
    const posted = { grant: "300", drawdown: "-220", expiration: "-80" };
    expect(figuresOf({ segments: [{ ...october, granted: "300", posted }] })).toMatchObject({
      drawn: "220",
      settled: "0",
      available: "0",
      lapsed: "80",
      utilization: "0.733333333333",
    });
  });

  test("an amount not given leaves drawn a number and invents no other (metrics 3.3)", () => {
    expect(
      figuresOf({ segments: [{ ...november, granted: null, posted: { drawdown: "-100" } }] }),
    ).toMatchObject({
      committed: "not-given",
      drawn: "100",
      settled: "not-given",
      available: "not-given",
      utilization: "not-given",
      lapsed: "not-given",
    });
  });

  test("a grant of 0 has no utilization, neither 0 % nor 100 % (metrics 3.3)", () => {
    const posted = { grant: "0", overage: "5" };
    const figures = figuresOf({ segments: [{ ...november, granted: "0", posted }] });
    expect(figures).toMatchObject({ utilization: "undefined", overage: "5", available: "0" });
  });

  test("a grant cut after it was drawn stays overdrawn, never clamped (metrics 3.14 ruling 4)", () => {
    const posted = { grant: "500", drawdown: "-420", cancellation: "-150" };
    const figures = figuresOf({ segments: [{ ...november, granted: "500", posted }] });
    expect(figures).toMatchObject({
      settled: "-70",
      available: "0",
      overdrawn: "-70",
      utilization: "1.2",
    });
  });

  test("a share of less than nothing is no share: neither -200 % nor any other (metrics 3.3)", () => {
    const posted = { grant: "100", drawdown: "-100", cancellation: "-150" };
    const figures = figuresOf({ segments: [{ ...november, granted: "100", posted }] });
    expect(figures).toMatchObject({ utilization: "undefined", overdrawn: "-150", available: "0" });
  });

  test("one segment overdrawn takes nothing from what another one has left (metrics 3.14 ruling 29)", () => {
    const full = { ...november, granted: "50", posted: { grant: "50" } };
    const over = { ...november, granted: "20", posted: { grant: "20", drawdown: "-72" } };
    expect(figuresOf({ measure: null, segments: [full, over] })).toMatchObject({
      settled: "-2",
      available: "50",
      overdrawn: "-52",
    });
  });

  test("what was cancelled is left, and no longer usable (metrics 3.14 rulings 9 and 13)", () => {
    const segments = [{ ...november, granted: "90", posted: { grant: "90" } }];
    const terms = { vendorStatus: "cancelled" };
    expect(figuresOf({ measure: null, terms, segments })).toMatchObject({
      settled: "90",
      available: "0",
      unusable: "90",
      remaining: "0",
    });
  });

  test("what was cancelled has a pace and a plan no more (metrics 3.14 rulings 9 and 13)", () => {
    const segments = [{ ...november, granted: "90", posted: { grant: "90", drawdown: "-9" } }];
    const kindsOf = (plain: PlainCommitment) => {
      const { pace, planShare, planned } = assess(toRecord(plain), now).figures;
      return [pace.kind, planShare.kind, planned.kind];
    };
    expect(kindsOf({ segments })).toEqual(["value", "value", "value"]);
    const none = ["not-applicable", "not-applicable", "not-applicable"];
    expect(kindsOf({ segments, terms: { vendorStatus: "cancelled" } })).toEqual(none);
  });

  test("before the latest read, drafts that nobody can know of take nothing (metrics 3.14 ruling 5)", () => {
    const segments = [{ ...november, granted: "90", drafts: "-40", posted: { grant: "90" } }];
    const read = { readTo: "2026-11-29T00:00:00.000Z" };
    const figures = figuresOf({ measure: null, segments, read });
    expect(figures).toMatchObject({
      settled: "90",
      pending: "no-data: drafts are known only as of the latest read",
      available: "90 incomplete: drafts are known only as of the latest read",
    });
  });

  test("before the latest read, that there were no drafts is not known either (ruling 5)", () => {
    const segments = [{ ...november, granted: "90", posted: { grant: "90" } }];
    const read = { readTo: "2026-11-29T00:00:00.000Z" };
    expect(figuresOf({ measure: null, segments, read })).toMatchObject({
      pending: "no-data: drafts are known only as of the latest read",
      available: "90 incomplete: drafts are known only as of the latest read",
    });
  });

  test("a target that nothing was booked on yet is attained by 0 %, not by nothing (ruling 27)", () => {
    const segments = [{ ...november, granted: "90" }];
    const terms = { shape: "build-up" } as const;
    expect(figuresOf({ measure: null, terms, segments })).toMatchObject({ utilization: "0" });
  });

  test("granted is what has opened, committed the whole schedule (metrics 3.14 ruling 7)", () => {
    const quarter = (granted: string, month: string, end: string) => ({
      granted,
      start: `2026-${month}-01T00:00:00.000Z`,
      end,
    });
    expect(
      figuresOf({
        segments: [
          {
            ...quarter("250", "10", "2026-11-01T00:00:00.000Z"),
            posted: { grant: "250", drawdown: "-240", expiration: "-10" },
          },
          {
            ...quarter("250", "11", "2026-12-01T00:00:00.000Z"),
            posted: { grant: "250", drawdown: "-90" },
          },
          quarter("250", "12", "2027-01-01T00:00:00.000Z"),
        ],
      }),
    ).toMatchObject({
      committed: "750",
      granted: "500",
      drawn: "330",
      settled: "160",
      notYetOpen: "250",
      lapsed: "10",
    });
  });

  test("pending of a reported ledger is subtracted once (metrics 3.2)", () => {
    const segment = { ...november, granted: "250", drafts: "-40", posted: { grant: "250" } };
    const figures = figuresOf({ measure: null, segments: [segment] });
    expect(figures).toMatchObject({ settled: "250", pending: "40", available: "210" });
  });

  test("pending of a ledger that was not read whole is no data, not nothing (metrics 3.14 ruling 24)", () => {
    const segment = { ...november, granted: "250", posted: { grant: "250" } };
    const gap = { consumptionGap: "1 row could not be read", gapIsAnywhere: true };
    const figures = figuresOf({ measure: null, segments: [segment], read: gap });
    expect(figures).toMatchObject({
      pending: "no-data: 1 row could not be read",
      available: "250 incomplete: 1 row could not be read",
    });
  });

  test("a draft on a segment that is over takes nothing from what is open (metrics 3.2, ruling 29)", () => {
    const over = { ...october, granted: "300", drafts: "-70", posted: { grant: "300" } };
    const open = { ...november, granted: "250", drafts: "-40", posted: { grant: "250" } };
    const figures = figuresOf({ measure: null, segments: [over, open] });
    expect(figures).toMatchObject({
      settled: "550",
      pending: "110",
      available: "210",
      unusable: "230",
    });
  });
});

describe("reads that are not whole", () => {
  test("a term that ended after the last read has no lapse yet, not an invented 0", () => {
    const posted = { grant: "300", drawdown: "-120" };
    expect(
      figuresOf({
        segments: [{ ...october, granted: "300", posted }],
        read: { readTo: "2026-10-25T00:00:00.000Z" },
      }),
    ).toMatchObject({
      lapsed: "no-data: ended, not read since",
      drawn: "120 incomplete: ended, not read since",
      committed: "300",
    });
  });

  test("an expiry that no read has booked is not a lapse of 0 either", () => {
    const posted = { grant: "300", drawdown: "-120" };
    const figures = figuresOf({ segments: [{ ...october, granted: "300", posted }] });
    expect(figures.lapsed).toBe("no-data: ended, not read since");
  });

  test("consumption that was never read is no data, and the terms stay numbers", () => {
    const figures = figuresOf({
      segments: [{ ...november, granted: "250", posted: { grant: "250" } }],
      read: { readTo: null },
    });
    expect(figures).toMatchObject({ committed: "250", granted: "250" });
    expect(figures.drawn).toBe("no-data: its consumption has not been read yet");
    expect(figures.available).toBe("no-data: its consumption has not been read yet");
  });

  test("a term that started after the last read is marked, not shown as untouched", () => {
    const figures = figuresOf({ ...running, read: { readTo: "2026-10-31T00:00:00.000Z" } });
    expect(figures.drawn).toBe("200 incomplete: started, not read since");
  });

  test("a broken read marks what stands on consumption, and leaves the terms alone", () => {
    const figures = figuresOf({ ...running, read: { consumptionGap: "cut at line 12" } });
    expect(figures.drawn).toBe("200 incomplete: cut at line 12");
    expect(figures.utilization).toBe("0.8 incomplete: cut at line 12");
    expect(figures.committed).toBe("250");
  });

  test("a broken read does not mark a term that was read to its end before", () => {
    const posted = { grant: "300", drawdown: "-220", expiration: "-80" };
    const ended = { segments: [{ ...october, granted: "300", posted }] };
    expect(figuresOf({ ...ended, read: { consumptionGap: "cut" } }).lapsed).toBe("80");
    const anywhere = { consumptionGap: "1 row set aside", gapIsAnywhere: true };
    expect(figuresOf({ ...ended, read: anywhere }).lapsed).toBe("80 incomplete: 1 row set aside");
  });

  test("terms that are not known whole mark everything", () => {
    const figures = figuresOf({ ...running, read: { termsGap: "cut at line 3" } });
    expect(figures.committed).toBe("250 incomplete: cut at line 3");
    expect(figures.drawn).toBe("200 incomplete: cut at line 3");
  });
});
