import { describe, expect, test } from "vitest";
import { keysOf } from "@/lib/domain/base/keys-of";
import { findValue } from "@/lib/domain/base/metric";
import { addDecimals } from "@/lib/domain/base/money";
import { pools } from "@/lib/domain/base/pool";
import {
  mapFigures,
  meaninglessIn,
  summedFigures,
  toldAmounts,
} from "@/lib/domain/figures/figure-table";
import { provenFigures } from "@/lib/domain/figures/provable";
import { proofAccountOf } from "@/lib/domain/proof/proof-account";
import { positionsOf } from "@/lib/domain/standing/positions";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const terms = {
  balance: {},
  target: { shape: "build-up" },
  hourly: { model: "continuous", perHour: "1" },
} as const;

const instants = {
  upcoming: "2026-09-30T00:00:00.000Z",
  running: "2026-11-20T12:00:00.000Z",
  ended: "2027-02-01T00:00:00.000Z",
} as const;

const plain = (pool: keyof typeof terms): PlainCommitment => ({
  terms: terms[pool],
  read: { readTo: "2027-03-01T00:00:00.000Z" },
  hours: {
    whole: { days: 10, usedHours: "180", hours: "240" },
    recent: { days: 10, usedHours: "180", hours: "240" },
    firstDay: "2026-10-01",
    lastDay: "2026-10-10",
    doubtfulDays: 0,
  },
  segments: [
    {
      start: "2026-10-01T00:00:00.000Z",
      end: "2027-01-01T00:00:00.000Z",
      granted: "2208",
      posted: { grant: "240", drawdown: "-180", expiration: "-60" },
    },
  ],
});

const cases = pools.flatMap((pool) =>
  keysOf(instants).map((when) => [pool, when, instants[when]] as const),
);

describe("the table of figures", () => {
  test.each(cases)("says what has no meaning for a %s that is %s", (pool, _, at) => {
    const [standing] = standingsOf([plain(pool)], at, 10);
    if (standing === undefined) throw new Error("There is one commitment.");
    const { figures, record } = standing;
    const notApplicable = keysOf(figures).filter((name) => figures[name].kind === "not-applicable");
    const meaningless = keysOf(meaninglessIn[pool]);
    // A ledger that is derived from charges knows no drafts either.
    const withoutDrafts =
      record.commitment.model === "discontinuous" && at >= record.commitment.start;
    expect(notApplicable.toSorted()).toEqual(
      [...meaningless, ...(withoutDrafts ? ["pending"] : [])].toSorted(),
    );
  });

  test.each(cases)(
    "a proof of what has no meaning for a %s that is %s gives no number",
    (pool, _, at) => {
      const [standing] = standingsOf([plain(pool)], at, 10);
      if (standing === undefined) throw new Error("There is one commitment.");
      const meaningless = keysOf(meaninglessIn[pool]);
      for (const figure of provenFigures) {
        if (!meaningless.some((name) => name === figure)) continue;
        const proof = proofAccountOf(
          standing,
          figure,
          { span: undefined, segments: [], names: new Map() },
          at,
        );
        expect([figure, proof.value.metric.kind]).toEqual([figure, "not-applicable"]);
      }
    },
  );

  test("a position adds up every amount, and only amounts", () => {
    const twice = standingsOf(
      [
        { ...plain("balance"), id: "one" },
        { ...plain("balance"), id: "two" },
      ],
      instants.running,
    );
    const [position] = positionsOf(twice, instants.running);
    const [one] = twice;
    if (position === undefined || one === undefined) throw new Error("There is one position.");
    for (const name of summedFigures) {
      const value = findValue(one.figures[name]);
      const sum = value === null ? null : addDecimals(value, value);
      expect([name, findValue(position[name])]).toEqual([name, sum]);
    }
  });

  test("what answers carry comes by the kind of its number, in the order of the table", () => {
    const told = mapFigures({ amount: () => "amount", ratio: () => "ratio", pace: () => "pace" });
    expect(Object.entries(told)).toEqual([
      ...toldAmounts.map((name) => [name, "amount"]),
      ["utilization", "ratio"],
      ["consumption", "ratio"],
      ["pace", "pace"],
      ["planShare", "ratio"],
    ]);
  });

  test("ratios and plans are worked out only when they are asked for: a list shows few of many", () => {
    const [standing] = standingsOf([plain("balance")], instants.running);
    const lazy = ["remaining", "utilization", "consumption", "pace", "planShare", "planned"];
    const descriptors = Object.getOwnPropertyDescriptors(standing?.figures ?? {});
    const getters = Object.entries(descriptors).filter(([, { get }]) => get !== undefined);
    expect(getters.map(([name]) => name)).toEqual(lazy);
  });
});
