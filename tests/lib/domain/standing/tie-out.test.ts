import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findValue } from "@/lib/domain/base/metric";
import { subtractDecimals, sumDecimals } from "@/lib/domain/base/money";
import { type TieOut, tieOut } from "@/lib/domain/standing/tie-out";
import { type PlainCommitment, readNow, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-11-20T12:00:00.000Z";
const open = { start: "2026-01-01T00:00:00.000Z", end: "2027-01-01T00:00:00.000Z" };
const posted = { grant: "1000", drawdown: "-300" };
const segment = { ...open, granted: "1000", posted };
const reported: PlainCommitment = { measure: null, segments: [segment] };

const tie = (plain: PlainCommitment): TieOut | null => {
  const [standing] = standingsOf([{ ...reported, ...plain }], now);
  return standing ? findValue(tieOut(standing, now)) : null;
};

describe("every difference to the vendor's balance has a name (metrics 3.12)", () => {
  test("none", () => {
    expect(tie({ ...reported, vendorBalance: "700" })).toMatchObject({
      ours: "700",
      differences: [],
      unexplained: "0",
    });
  });

  test.each<[string, Partial<PlainCommitment>, object]>([
    [
      "a draft that the vendor has deducted",
      { segments: [{ ...segment, drafts: "-50" }], vendorBalance: "650" },
      { name: "pending", amount: "50" },
    ],
    [
      "a correction dated ahead",
      { segments: [{ ...segment, ahead: "-20" }], vendorBalance: "680" },
      { name: "dated-ahead", amount: "20" },
    ],
    [
      "an overdrawn balance that the vendor reports as 0",
      {
        segments: [{ ...segment, posted: { ...posted, adjustment: "-900" } }],
        vendorBalance: "0",
      },
      { name: "zero-clamp", amount: "-200" },
    ],
    [
      "an archived commitment",
      { terms: { archivedAt: "2026-10-01T00:00:00.000Z" }, vendorBalance: "0" },
      { name: "archived", amount: "700" },
    ],
    [
      "a segment that ended after the read",
      {
        segments: [{ ...segment, end: "2026-11-20T11:59:00.000Z" }],
        read: { readTo: "2026-11-20T11:00:00.000Z" },
        vendorBalance: "650",
      },
      { name: "read-at-another-time", amount: "50" },
    ],
    [
      "what a float cannot hold",
      { vendorBalance: "700.0000000000002" },
      { name: "rounding", amount: "-0.0000000000002" },
    ],
    [
      "a ledger that was read in part",
      { read: { consumptionGap: "the page broke off" }, vendorBalance: "650" },
      { name: "read-incomplete", amount: "50" },
    ],
    ["nothing known", { vendorBalance: "650" }, { name: "unexplained", amount: "50" }],
  ])("%s", (_, plain, difference) => {
    expect(tie({ ...reported, ...plain })?.differences).toEqual([difference]);
  });

  test("of a balance that was read in part nothing ties out whole, whatever the numbers say", () => {
    const of = (read: PlainCommitment["read"]) => {
      const [standing] = standingsOf([{ ...reported, read, vendorBalance: "700" }], now);
      return standing && tieOut(standing, now);
    };
    const reason = "the page broke off";
    expect(of({ consumptionGap: reason })).toMatchObject({
      kind: "incomplete",
      reason,
      value: { differences: [], unexplained: "0" },
    });
    expect(of({ readTo: null })).toMatchObject({ kind: "no-data" });
  });

  test("what is owed of a target counts after its period as well", () => {
    const ended = { ...segment, end: "2026-11-01T00:00:00.000Z" };
    const terms = { shape: "build-up" } as const;
    expect(tie({ ...reported, terms, segments: [ended], vendorBalance: "700" })).toMatchObject({
      ours: "700",
      unexplained: "0",
    });
  });

  test("a balance before the latest read is not held against the vendor's of now", () => {
    const read = { ...readNow, readTo: "2026-11-21T00:00:00.000Z" };
    const [standing] = standingsOf([{ ...reported, read, vendorBalance: "1" }], now);
    expect(standing && tieOut(standing, now).kind).toBe("no-data");
  });

  test("the names add up to the difference, whatever it is (identity)", () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 }).map(String);
    fc.assert(
      fc.property(cents, cents, cents, cents, (drafts, ahead, adjustment, vendorBalance) => {
        const own = { ...segment, posted: { ...posted, adjustment }, drafts, ahead };
        const tied = tie({ ...reported, segments: [own], vendorBalance });
        expect(tied).not.toBeNull();
        if (tied === null) return;
        const named = sumDecimals(tied.differences.map(({ amount }) => amount));
        expect(named).toBe(subtractDecimals(tied.ours, tied.vendor));
      }),
      { seed: 312 },
    );
  });
});
