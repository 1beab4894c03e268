import { describe, expect, test } from "vitest";
import { known, NOT_APPLICABLE, NOT_GIVEN } from "@/lib/domain/base/metric";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import { positionsOf } from "@/lib/domain/standing/positions";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const share = (usedHours: string, hours: string) => ({ days: 2, usedHours, hours });
const hours: HourSums = {
  whole: share("36", "48"),
  recent: share("36", "48"),
  firstDay: "2026-11-18",
  lastDay: "2026-11-19",
  doubtfulDays: 0,
};
const plan: PlainCommitment = {
  measure: null,
  terms: { model: "continuous", perHour: "10", unit: { kind: "currency", code: "USD" } },
  segments: [
    {
      start: "2026-11-18T00:00:00.000Z",
      end: "2026-11-21T00:00:00.000Z",
      granted: "720",
      posted: { grant: "480", drawdown: "-360", expiration: "-120" },
    },
  ],
  hours,
};
const figuresOf = (plain: Partial<PlainCommitment> = {}, at = now) => {
  const [standing] = standingsOf([{ ...plan, ...plain }], at);
  if (!standing) throw new Error("no standing");
  return standing;
};

describe("a savings plan (metrics 3.3, 3.11, ruling 18)", () => {
  test("has used and unused money of the days read and what is still to pay, and no balance", () => {
    const { figures, whatComes } = figuresOf();
    expect(figures).toMatchObject({
      committed: known("720"),
      granted: known("480"),
      drawn: known("360"),
      lapsed: known("120"),
      utilization: known("0.75"),
      remaining: known("120"),
      settled: NOT_APPLICABLE,
      available: NOT_APPLICABLE,
    });
    expect(whatComes).toMatchObject({ kind: "ends", at: "2026-11-21T00:00:00.000Z" });
  });

  test("whose days were never read says so", () => {
    const { hours: _, ...unread } = plan;
    const [standing] = standingsOf([unread], now);
    expect(standing?.figures.drawn.kind).toBe("no-data");
    expect(standing?.figures.remaining).toEqual(known("120"));
  });

  test("none of whose days can be used is no data, not without a commitment (metrics 3.14 ruling 24)", () => {
    const none = { days: 0, usedHours: "0", hours: "0" };
    const { figures } = figuresOf({
      hours: { ...hours, whole: none, recent: none, doubtfulDays: 2 },
    });
    const reason = "the utilization of 2 days cannot be used as it stands";
    expect(figures.utilization).toEqual({ kind: "no-data", reason });
    expect(figures.drawn).toEqual({ kind: "no-data", reason });
  });

  test("with a day that cannot be used as it stands is incomplete", () => {
    const { figures } = figuresOf({ hours: { ...hours, doubtfulDays: 1 } });
    expect(figures.utilization).toMatchObject({ kind: "incomplete", value: "0.75" });
  });

  test("without a given end owes what nobody said", () => {
    const segments = plan.segments.map((each) => ({ ...each, end: null, granted: null }));
    const { figures } = figuresOf({ segments });
    expect(figures.remaining).toEqual(NOT_GIVEN);
    expect(figures.committed).toEqual(NOT_GIVEN);
    expect(figures.drawn).toEqual(known("360"));
  });

  test("cancelled owes what nobody said, and has ended", () => {
    const { figures, state } = figuresOf({ terms: { ...plan.terms, vendorStatus: "cancelled" } });
    expect(figures.remaining).toEqual(NOT_GIVEN);
    expect(state).toBe("cancelled");
  });
});

test("a reservation with a percentage alone has utilization and no amount", () => {
  const { figures } = figuresOf({ terms: { ...plan.terms, perHour: null } });
  expect(figures.drawn).toEqual(NOT_GIVEN);
  expect(figures.utilization).toEqual(known("0.75"));
});

test("plans at 90 % of 10 an hour and 50 % of 90 an hour are at 54 % together (metrics 3.3)", () => {
  const of = (id: string, perHour: string, used: string, wasted: string): PlainCommitment => ({
    ...plan,
    id,
    terms: { ...plan.terms, perHour },
    segments: plan.segments.map((each) => ({
      ...each,
      posted: { drawdown: `-${used}`, expiration: `-${wasted}` },
    })),
  });
  const standings = standingsOf([of("a", "10", "9", "1"), of("b", "90", "45", "45")], now);
  expect(positionsOf(standings, now)).toMatchObject([
    { pool: "hourly", utilization: known("0.54") },
  ]);
});
