import { describe, expect, test } from "vitest";
import { segmentFigures, usableBalance } from "@/lib/domain/ledger/balance";
import { dayStart, segmentOf } from "@/tests/lib/domain/support/make";

describe("figures of a segment", () => {
  const segment = segmentOf("segment", 0, 31, "350");

  test("a grant cut after it was drawn shows the negative number (ruling 4)", () => {
    const figures = segmentFigures(segment, {
      segmentId: "segment",
      posted: { grant: "500", drawdown: "-420", cancellation: "-150" },
      drafts: "0",
      ahead: "0",
    });
    expect(figures.adjustedGrant).toBe("350");
    expect(figures.balance).toBe("-70");
  });

  test("a missing amount is missing, not zero; what was drawn stays known", () => {
    const figures = segmentFigures(segmentOf("segment", 0, 31, null), {
      segmentId: "segment",
      posted: { drawdown: "-12" },
      drafts: "0",
      ahead: "0",
    });
    expect(figures).toMatchObject({ granted: null, balance: null, drawn: "12" });
  });

  test("usable counts active segments only, and one missing amount makes it unknown", () => {
    const posted = { grant: "100" };
    const figuresOf = (first: number, end: number, granted: string | null) =>
      segmentFigures(segmentOf(`${first}`, first, end, granted), {
        segmentId: `${first}`,
        posted,
        drafts: "0",
        ahead: "0",
      });
    const ended = figuresOf(0, 10, "100");
    const active = figuresOf(5, 20, "100");
    const upcoming = figuresOf(30, 40, "100");
    expect(usableBalance([ended, active, upcoming], dayStart(12))).toBe("100");
    expect(usableBalance([active, figuresOf(5, 20, null)], dayStart(12))).toBeNull();
    expect(usableBalance([active, figuresOf(0, 10, null)], dayStart(12))).toBe("100");
  });
});
