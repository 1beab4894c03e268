import { describe, expect, test } from "vitest";
import { addDecimals, negateDecimal, sumDecimals } from "@/lib/domain/base/money";
import { segmentFigures } from "@/lib/domain/ledger/balance";
import {
  boundaries,
  entryKinds,
  entryRank,
  memoKinds,
  movesBalance,
  movingKinds,
} from "@/lib/domain/ledger/entry-kinds";
import { segmentOf } from "@/tests/lib/domain/support/make";

const figuresOf = (posted: Parameters<typeof segmentFigures>[1]) =>
  segmentFigures(segmentOf("segment", 0, 31, "100"), posted);

describe("the table of entry kinds", () => {
  test.each(entryKinds)("an entry of kind %s is counted once, or is a memo", (kind) => {
    const figures = figuresOf({
      segmentId: "segment",
      posted: { [kind]: "7" },
      drafts: "0",
      ahead: "0",
    });
    const { granted, drawn, lapsed, truedUp, otherMovements, adjustedGrant, balance } = figures;
    const taken = [drawn, lapsed, truedUp].map(negateDecimal);
    expect(balance).toBe(movesBalance(kind) ? "7" : "0");
    expect(sumDecimals([granted ?? "", ...taken, otherMovements])).toBe(balance);
    expect(addDecimals(granted ?? "", otherMovements)).toBe(adjustedGrant);
    expect(figures.overage).toBe(movesBalance(kind) ? "0" : "7");
  });

  test("a kind moves the balance or is a memo, never both and never neither", () => {
    expect([...movingKinds, ...memoKinds].sort()).toEqual([...entryKinds].sort());
    expect(memoKinds).toEqual(["overage"]);
  });

  test("what closes comes before what opens, deductions and grants first on their side (metrics 3.1)", () => {
    const ranks = entryKinds.map((kind) => [
      kind,
      ...boundaries.map((boundary) => entryRank({ kind, boundary })),
    ]);
    expect(ranks).toEqual([
      ["grant", 2, 1],
      ["drawdown", 3, 0],
      ["overage", 3, 1],
      ["expiration", 3, 1],
      ["rollover-in", 2, 1],
      ["rollover-out", 3, 1],
      ["cancellation", 3, 1],
      ["credit-back", 3, 1],
      ["true-up", 3, 1],
      ["adjustment", 3, 1],
    ]);
  });
});
