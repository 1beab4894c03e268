import fc from "fast-check";
import { expect, test } from "vitest";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { addDecimals, type Decimal, negateDecimal, sumDecimals } from "@/lib/domain/base/money";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import { positionsOf } from "@/lib/domain/standing/positions";
import { assess } from "@/lib/domain/standing/standing";
import { type PlainCommitment, standingsOf, toRecord } from "@/tests/lib/domain/plain-standing";

const at = "2026-11-20T14:00:00.000Z";

type Row = Pick<
  CommitmentFigures,
  | "committed"
  | "rolledIn"
  | "rolledOut"
  | "adjustments"
  | "drawn"
  | "pending"
  | "available"
  | "overdrawn"
  | "unusable"
  | "notYetOpen"
  | "lapsed"
  | "truedUp"
  | "settled"
>;

const of = (metric: Metric<Decimal>): Decimal => findValue(metric) ?? "0";

/** metrics 3.14 ruling 29: what came and moved is what went, is left, is still to open. */
const sidesOf = (row: Row): readonly [Decimal, Decimal] => [
  sumDecimals([
    of(row.committed),
    of(row.rolledIn),
    negateDecimal(of(row.rolledOut)),
    of(row.adjustments),
  ]),
  sumDecimals(
    [
      row.drawn,
      row.pending,
      row.available,
      row.overdrawn,
      row.unusable,
      row.notYetOpen,
      row.lapsed,
      row.truedUp,
    ].map(of),
  ),
];

const amount = fc.integer({ min: -300, max: 300 });
const edge = fc.constantFrom("2026-01-01", "2026-06-01", "2026-11-20", "2026-12-01", "2027-06-01");

const plainSegment = fc.record({
  start: edge,
  end: fc.option(edge),
  granted: fc.integer({ min: 0, max: 900 }),
  posted: fc.record(
    {
      grant: fc.integer({ min: 0, max: 900 }),
      drawdown: amount,
      expiration: amount,
      adjustment: amount,
      cancellation: amount,
      "credit-back": amount,
      "rollover-in": fc.integer({ min: 0, max: 200 }),
      "rollover-out": amount,
      "true-up": amount,
      overage: amount,
    },
    { requiredKeys: [] },
  ),
  draft: fc.integer({ min: 0, max: 300 }),
});

const plainCommitment = fc.record({
  segments: fc.array(plainSegment, { minLength: 1, maxLength: 3 }),
  isTarget: fc.boolean(),
  isRollover: fc.boolean(),
  isWithdrawn: fc.constantFrom(false, false, false, true),
});

type Plain = typeof plainCommitment extends fc.Arbitrary<infer Value> ? Value : never;

const toPlain = (
  { segments, isTarget, isRollover, isWithdrawn }: Plain,
  id: string,
): PlainCommitment => ({
  id,
  measure: null,
  read: { readTo: at },
  contract: ["2025-01-01T00:00:00.000Z", "2028-01-01T00:00:00.000Z"],
  terms: {
    shape: isTarget ? "build-up" : "burn-down",
    rolledOverFrom: isRollover ? "other" : null,
    archivedAt: isWithdrawn ? "2026-07-01T00:00:00.000Z" : null,
  },
  segments: segments.map(({ start, end, granted, posted, draft }) => ({
    start: `${start}T00:00:00.000Z`,
    end: end === null || end <= start ? null : `${end}T00:00:00.000Z`,
    granted: String(granted),
    drafts: `${start}T00:00:00.000Z` > at ? "0" : String(-draft),
    posted: Object.fromEntries(
      Object.entries(posted).map(([kind, value]) => [kind, String(value)]),
    ),
  })),
});

test("every commitment foots, whatever moved on it: nothing is netted, nothing is lost (metrics 3.14 ruling 29)", () => {
  fc.assert(
    fc.property(plainCommitment, (plain) => {
      const { figures, record } = assess(toRecord(toPlain(plain, "c")), at);
      if (at < record.commitment.start) return;
      const [left, right] = sidesOf(figures);
      expect(right).toBe(left);
      expect(
        sumDecimals([of(figures.available), of(figures.overdrawn), of(figures.unusable)]),
      ).toBe(addDecimals(of(figures.settled), negateDecimal(of(figures.pending))));
      expect(of(figures.available).startsWith("-")).toBe(false);
      expect(of(figures.unusable).startsWith("-")).toBe(false);
      expect(Number(of(figures.overdrawn))).toBeLessThanOrEqual(0);
    }),
    { seed: 29, numRuns: 400 },
  );
});

test("every position foots, and so do the positions of any of its parts", () => {
  fc.assert(
    fc.property(fc.array(plainCommitment, { minLength: 1, maxLength: 6 }), (plains) => {
      const standings = standingsOf(
        plains.map((plain, index) => toPlain(plain, `c${index}`)),
        at,
      );
      for (const position of positionsOf(standings, at)) {
        const [left, right] = sidesOf(position);
        expect(right).toBe(left);
        const within = [position.endsWithin30, position.endsWithin60, position.endsWithin90].map(
          of,
        );
        expect(within.map(Number)).toEqual([...within.map(Number)].sort((a, b) => a - b));
      }
    }),
    { seed: 30, numRuns: 200 },
  );
});
