import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findValue, known } from "@/lib/domain/base/metric";
import { sumDecimals } from "@/lib/domain/base/money";
import { burnGroupOf } from "@/lib/domain/forecast/burn-group";
import { nextDatesOf } from "@/lib/domain/forecast/next-dates";
import { foresee } from "@/lib/domain/standing/foresee";
import { positionsOf } from "@/lib/domain/standing/positions";
import { assess, type Standing } from "@/lib/domain/standing/standing";
import { type PlainCommitment, spanOf, toRecord } from "@/tests/lib/domain/plain-standing";

const at = "2026-11-20T12:00:00.000Z";
const tenDays = "2026-11-30T12:00:00.000Z";
const fortyDays = "2026-12-30T12:00:00.000Z";

const pool = (id: string, left: number, end: string | null, more: Partial<PlainCommitment> = {}) =>
  ({
    id,
    measure: null,
    read: { readTo: at },
    segments: [
      {
        start: "2026-01-01T00:00:00.000Z",
        end,
        granted: "1000",
        posted: { grant: "1000", drawdown: String(left - 1000) },
      },
    ],
    ...more,
  }) satisfies PlainCommitment;

/** All of one account, drawn at ten a day. */
const standingsOf = (
  commitments: readonly PlainCommitment[],
  parts: Readonly<Record<string, string>> = {},
): Standing[] => {
  const assessed = commitments.map((plain) => assess(toRecord(plain), at));
  const spans = assessed.map(
    ({ record }) => [burnGroupOf(record.commitment), { ...spanOf(10), parts }] as const,
  );
  return foresee(assessed, { spans: new Map(spans), exhaustedAt: new Map() }, at);
};

const restricted = {
  attributes: [{ key: "applicable-products", label: "Products", text: "images" }],
};

describe("one forecast (metrics 3.14 ruling 30)", () => {
  test("a pool is charged with what the simulation draws on it, not with all that its account burns", () => {
    const [first, second] = standingsOf([pool("a", 50, tenDays), pool("b", 100, fortyDays)]);
    expect(first?.whatComes).toEqual({ kind: "hands-over", at: "2026-11-25T12:00:00.000Z" });
    expect(first?.ahead).toMatchObject({ overage: known("0"), lapse: known("0") });
    expect(second?.whatComes).toMatchObject({ kind: "runs-out", overage: "250" });
  });

  test("no overage is ahead of a dry credit whose owner has something left", () => {
    const credit = pool("credit", 0, fortyDays, { terms: restricted });
    const [dry] = standingsOf([credit, pool("b", 1000, fortyDays)]);
    expect(dry?.ahead.overage).toEqual(known("0"));
  });

  test("a restricted pool is drawn at its own rate, and the others by what is left of the group's", () => {
    const credit = pool("credit", 60, fortyDays, { terms: restricted });
    const [own, other] = standingsOf([credit, pool("b", 1000, fortyDays)], { credit: "90" });
    expect(own?.burn).toEqual(known({ perDay: "3", days: 30 }));
    expect(own?.whatComes).toEqual({ kind: "hands-over", at: "2026-12-10T12:00:00.000Z" });
    expect(other?.whatComes).toMatchObject({ kind: "lapses", unused: "660" });
  });

  test("a target that was never drawn is short by what the pools before it leave of the rate", () => {
    const target = pool("target", 1000, fortyDays, { terms: { shape: "build-up" } });
    const [, missed] = standingsOf([pool("paid", 100, fortyDays), target]);
    expect(missed?.whatComes).toEqual({ kind: "falls-short", at: fortyDays, shortfall: "700" });
    expect(missed?.ahead).toMatchObject({ shortfall: known("700") });
  });

  test("a lapse has the date of its segment, not that of the commitment (ruling 32)", () => {
    const parts = pool("parts", 1000, tenDays);
    const [standing] = standingsOf([
      {
        ...parts,
        segments: [...parts.segments, { start: tenDays, end: fortyDays, granted: "10" }],
      },
    ]);
    expect(standing?.record.commitment.end).toBe(fortyDays);
    expect(standing?.whatComes).toEqual({ kind: "lapses", at: tenDays, unused: "900" });
  });

  test("sentences, dates and totals say what the simulation says, whatever the pools", () => {
    const plain = fc.record({
      left: fc.integer({ min: -50, max: 900 }),
      end: fc.constantFrom(tenDays, fortyDays, "2027-06-01T00:00:00.000Z"),
      priority: fc.option(fc.integer({ min: 1, max: 3 })),
      isTarget: fc.boolean(),
      isRestricted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), (plains) => {
        const commitments = plains.map((each, index) =>
          pool(`p${index}`, each.left, each.end, {
            terms: {
              priority: each.priority === null ? null : String(each.priority),
              shape: each.isTarget ? "build-up" : "burn-down",
              ...(each.isRestricted && !each.isTarget ? restricted : {}),
            },
          }),
        );
        const standings = standingsOf(commitments, { p0: "30", p1: "60" });
        for (const { whatComes, ahead } of standings) {
          const [outlook] = ahead.outlooks;
          if (whatComes.kind === "runs-out") {
            expect(whatComes).toMatchObject({ at: outlook?.overFrom, overage: outlook?.overage });
          }
          if (whatComes.kind === "lapses")
            expect(whatComes).toMatchObject({ at: outlook?.end, unused: outlook?.unused });
          if (whatComes.kind === "falls-short")
            expect(whatComes).toMatchObject({ at: outlook?.end, shortfall: outlook?.unused });
          if (whatComes.kind === "hands-over") expect(whatComes.at).toBe(outlook?.emptyAt);
        }
        const dated = nextDatesOf(standings, at);
        for (const { kind, commitmentId, metric } of dated) {
          const of = standings.find(({ record }) => record.commitment.id === commitmentId);
          const [outlook] = of?.ahead.outlooks ?? [];
          const amount = metric === null ? null : findValue(metric);
          if (kind === "runs-out") expect(amount).toBe(outlook?.overage);
          if (kind === "term-ends" && amount !== null) expect(amount).toBe(outlook?.unused);
        }
        for (const position of positionsOf(standings, at)) {
          const own = standings.filter(
            ({ record }) =>
              (record.commitment.shape === "build-up") === (position.pool === "target"),
          );
          const unused = own.flatMap(({ ahead }) =>
            ahead.outlooks.map((each) => each.unused ?? "0"),
          );
          const total = position.pool === "target" ? position.shortfallAhead : position.lapseAhead;
          expect(findValue(total)).toBe(sumDecimals(unused));
        }
      }),
      { seed: 30 },
    );
  });
});
