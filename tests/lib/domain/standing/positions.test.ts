import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findValue,
  known,
  NOT_APPLICABLE,
  NOT_GIVEN,
  NOT_STARTED,
  noData,
} from "@/lib/domain/base/metric";
import { sumDecimals } from "@/lib/domain/base/money";
import {
  joinMetricSums,
  metricOfSum,
  sumMetrics,
  toMetricSum,
} from "@/lib/domain/standing/metric-sum";
import { isInPosition, type Position, positionsOf, ratioOf } from "@/lib/domain/standing/positions";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const year: [string, string] = ["2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"];
const month = (number: number) => `2026-${String(number).padStart(2, "0")}-01T00:00:00.000Z`;

/** A year's monthly allocation of 180,000 as it stands on 20 November. */
const monthly = (number: number, drawn: number): PlainCommitment => {
  const end = number === 12 ? "2027-01-01T00:00:00.000Z" : month(number + 1);
  const used = Math.min(drawn, 180_000);
  const lapsed = number < 11 ? used - 180_000 : 0;
  const posted = {
    grant: "180000",
    drawdown: String(-used),
    overage: String(drawn - used),
    expiration: String(lapsed),
  };
  const segment = { start: month(number), end, granted: "180000" };
  return {
    id: `m${number}`,
    contract: year,
    segments: [number > 11 ? segment : { ...segment, posted }],
  };
};

const allocation = Array.from({ length: 12 }, (_, index) =>
  monthly(index + 1, index === 8 ? 194_210 : 150_000),
);

const onlyPosition = (
  commitments: readonly PlainCommitment[],
  perDay: number | null = null,
): Position => {
  const [position, ...others] = positionsOf(standingsOf(commitments, now, perDay), now);
  if (position === undefined || others.length > 0) throw new Error("One unit, one side.");
  return position;
};

const columns = ["drawn", "pending", "available", "overdrawn", "notYetOpen", "lapsed"] as const;

const footOf = (position: Position): string =>
  sumDecimals(columns.map((name) => findValue(position[name]) ?? "0"));

describe("a position", () => {
  test("holds the whole year of a monthly allocation: ended, running and to come", () => {
    const standings = standingsOf(allocation, now);
    expect(standings.every((standing) => isInPosition(standing, now))).toBe(true);
    const position = onlyPosition(allocation);
    expect(position).toMatchObject({
      commitments: 12,
      committed: known("2160000"),
      granted: known("1980000"),
      drawn: known("1680000"),
      available: known("30000"),
      notYetOpen: known("180000"),
      lapsed: known("270000"),
      overage: known("14210"),
    });
    expect(footOf(position)).toBe("2160000");
  });

  test("leaves out the terms of contracts that do not run", () => {
    const [standing] = standingsOf([{ ...monthly(1, 100), contract: [month(1), month(2)] }], now);
    expect(standing && isInPosition(standing, now)).toBe(false);
  });

  test("counts and leaves out what has no amount, and never invents a 0 for it", () => {
    const unknown: PlainCommitment = {
      id: "unknown",
      segments: [{ start: month(11), end: month(12), granted: null, posted: { drawdown: "-5" } }],
    };
    expect(onlyPosition([monthly(11, 100), unknown])).toMatchObject({
      commitments: 2,
      withoutAmount: 1,
      drawn: known("100"),
    });
    expect(onlyPosition([unknown])).toMatchObject({
      withoutAmount: 1,
      committed: NOT_GIVEN,
      drawn: NOT_GIVEN,
    });
  });

  test("is incomplete as soon as one part of it is", () => {
    const broken = { ...monthly(11, 100), read: { consumptionGap: "cut at line 12" } };
    expect(onlyPosition([monthly(10, 100), broken]).drawn).toEqual({
      kind: "incomplete",
      value: "200",
      reason: "cut at line 12",
    });
  });

  test("adds numerators and denominators, never percentages (metrics 3.3)", () => {
    const of = (id: string, granted: string, drawn: string): PlainCommitment => ({
      id,
      segments: [
        { start: month(11), end: month(12), granted, posted: { grant: granted, drawdown: drawn } },
      ],
    });
    expect(onlyPosition([of("a", "10", "-9"), of("b", "90", "-45")]).utilization).toEqual(
      known("0.54"),
    );
  });

  test("committed = drawn + pending + available + overdrawn + not yet open + lapsed (identity)", () => {
    const amounts = fc.record({
      granted: fc.integer({ min: 0, max: 100_000 }),
      share: fc.integer({ min: 0, max: 100 }),
      number: fc.integer({ min: 1, max: 12 }),
      isReported: fc.boolean(),
      draft: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 12 }), (plains) => {
        const commitments = plains.map(({ granted, share, number, isReported, draft }, index) => {
          const drawn = Math.floor((granted * share) / 100);
          const hasEnded = number < 11;
          const posted = {
            grant: String(granted),
            drawdown: String(-drawn),
            expiration: String(hasEnded ? drawn - granted : 0),
          };
          const end = number === 12 ? "2027-01-01T00:00:00.000Z" : month(number + 1);
          const segment = { start: month(number), end, granted: String(granted) };
          const isOpen = number === 11;
          return {
            id: `c${index}`,
            contract: year,
            measure: isReported ? null : ("pricing-quantity" as const),
            segments: [
              number > 11
                ? segment
                : { ...segment, posted, drafts: isReported && isOpen ? String(-draft) : "0" },
            ],
          };
        });
        const position = onlyPosition(commitments);
        expect(footOf(position)).toBe(findValue(position.committed));
      }),
      { seed: 314 },
    );
  });
});

describe("what ends soon and what is at risk", () => {
  const ending = (id: string, end: string, granted: string, drawn: string): PlainCommitment => ({
    id,
    segments: [
      { start: month(11), end, granted, posted: { grant: granted, drawdown: `-${drawn}` } },
    ],
  });
  const standings = standingsOf(
    [
      ending("in10", "2026-12-01T00:00:00.000Z", "100", "40"),
      ending("in30", "2026-12-21T00:00:00.000Z", "100", "10"),
      ending("in31", "2026-12-22T00:00:00.000Z", "100", "20"),
      {
        id: "opens",
        segments: [{ start: month(12), end: "2027-01-01T00:00:00.000Z", granted: "7" }],
      },
    ],
    now,
  );

  test("all that is available on terms that end by then, cumulative (metrics 3.1 days)", () => {
    const [position] = positionsOf(standings, now);
    expect(position?.endsWithin30).toEqual(known("150"));
    expect(position?.endsWithin60).toEqual(known("237"));
  });

  test("at risk is overage to come; an expected lapse is not in it", () => {
    const [over] = standingsOf([ending("over", "2026-12-01T00:00:00.000Z", "100", "90")], now, 10);
    const [lapse] = standingsOf(
      [ending("lapse", "2026-12-01T00:00:00.000Z", "300", "90")],
      now,
      10,
    );
    if (!over || !lapse) throw new Error("Both stand.");
    expect(positionsOf([over, lapse], now)[0]?.overageAhead).toEqual(known("95"));
  });

  test("a running term without a rate makes what is at risk incomplete or no data", () => {
    expect(positionsOf(standings, now)[0]?.overageAhead.kind).toBe("no-data");
  });
});

describe("sums of figures", () => {
  const broken = { kind: "incomplete", value: "2", reason: "cut" } as const;
  test.each([
    [[known("1"), known("2")], known("3")],
    [[known("1"), NOT_STARTED], known("1")],
    [[NOT_STARTED, NOT_STARTED], NOT_STARTED],
    [[NOT_STARTED, NOT_GIVEN], known("0")],
    [[known("1"), broken], { kind: "incomplete", value: "3", reason: "cut" }],
    [[known("1"), noData("never read")], { kind: "incomplete", value: "1", reason: "never read" }],
    [[noData("never read")], noData("never read")],
    [[NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE],
    [[known("1"), NOT_APPLICABLE], known("1")],
    [[NOT_GIVEN], NOT_GIVEN],
    [[], known("0")],
  ])("%j is %j", (parts, total) => {
    expect(sumMetrics(parts)).toEqual(total);
  });

  test("a ratio without a denominator is undefined, and of broken parts is incomplete", () => {
    expect(ratioOf(known("1"), known("0"))).toEqual({ kind: "undefined" });
    expect(ratioOf(broken, known("4"))).toEqual({
      kind: "incomplete",
      value: "0.5",
      reason: "cut",
    });
    expect(ratioOf(NOT_GIVEN, known("4"))).toEqual(NOT_GIVEN);
  });

  test("neither the order nor the grouping of the parts matters", () => {
    const numbers = fc.integer({ min: -1000, max: 1000 }).map(String);
    const parts = fc.array(
      fc.oneof(
        numbers.map((value) => known(value)),
        numbers.map((value) => ({ kind: "incomplete" as const, value, reason: `cut ${value}` })),
        fc.constantFrom(NOT_STARTED, NOT_GIVEN, NOT_APPLICABLE, noData("a"), noData("b")),
      ),
    );
    fc.assert(
      fc.property(parts, parts, (list, others) => {
        expect(sumMetrics([...list].reverse())).toEqual(sumMetrics(list));
        const groups = [list, others].map((each) => joinMetricSums(each.map(toMetricSum)));
        expect(metricOfSum(joinMetricSums(groups))).toEqual(sumMetrics([...list, ...others]));
      }),
      { seed: 33 },
    );
  });
});
