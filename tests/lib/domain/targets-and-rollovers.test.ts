import { describe, expect, test } from "vitest";
import { known } from "@/lib/domain/base/metric";
import { coveredPools } from "@/lib/domain/forecast/covered";
import { isInPosition, positionsOf } from "@/lib/domain/standing/positions";
import { type PlainCommitment, standingsOf } from "@/tests/lib/domain/plain-standing";

const now = "2026-07-01T00:00:00.000Z";
const year = { start: "2026-01-01T00:00:00.000Z", end: "2027-01-01T00:00:00.000Z" };
const read = { readTo: now };

describe("a target (metrics 3.8)", () => {
  const target: PlainCommitment = {
    id: "target",
    measure: null,
    read,
    terms: { shape: "build-up", side: "sold" },
    segments: [
      { ...year, granted: "1000", posted: { grant: "1000", drawdown: "-300" }, drafts: "-50" },
    ],
  };
  const [standing] = standingsOf([target], now);

  test("is attained by what was drawn; what is owed is no balance", () => {
    expect(standing?.figures).toMatchObject({
      drawn: known("300"),
      utilization: known("0.3"),
      settled: known("700"),
      remaining: known("700"),
      // Drafts count as attained (ruling 10).
      exposure: known("650"),
    });
  });

  test("stands in a row of its own beside spendable money", () => {
    const prepaid: PlainCommitment = {
      ...target,
      id: "prepaid",
      terms: { side: "sold" },
      segments: [{ ...year, granted: "400", posted: { grant: "400" } }],
    };
    const positions = positionsOf(standingsOf([target, prepaid], now), now);
    expect(positions.map(({ pool, settled }) => [pool, settled])).toEqual([
      ["balance", known("400")],
      ["target", known("700")],
    ]);
  });

  test("every period by itself: what one has too much of, the next one misses all the same (metrics 3.8)", () => {
    const quarter = (drawdown: string) => ({
      ...target.segments[0],
      start: year.start,
      end: now,
      granted: "250",
      posted: { grant: "250", drawdown },
      drafts: "0",
    });
    const [missed] = standingsOf(
      [{ ...target, segments: [quarter("-260"), quarter("-200")] }],
      now,
    );
    expect(missed).toMatchObject({
      state: "ended-short",
      figures: { exposure: known("50"), overdrawn: known("-10") },
      whatComes: { kind: "true-up-due", shortfall: "50" },
    });
  });

  test("is owed after its period until it is trued up", () => {
    const ended = { ...target.segments[0], start: year.start, end: now, granted: "1000" };
    const [owed] = standingsOf([{ ...target, segments: [ended] }], now);
    expect(owed?.whatComes).toEqual({ kind: "true-up-due", shortfall: "700" });
    expect(owed && isInPosition(owed, now)).toBe(true);
    const posted = { grant: "1000", drawdown: "-300", "true-up": "-700" } as const;
    const [done] = standingsOf([{ ...target, segments: [{ ...ended, posted, drafts: "0" }] }], now);
    expect(done).toMatchObject({
      state: "trued-up",
      whatComes: { kind: "trued-up", amount: "700" },
    });
    expect(done && isInPosition(done, now)).toBe(false);
    // Not even as a part of a contract that goes on.
    const plain = { ...target, contract: [year.start, year.end] as const };
    const [over] = standingsOf([{ ...plain, segments: [{ ...ended, posted, drafts: "0" }] }], now);
    expect(over && isInPosition(over, now)).toBe(false);
    expect(done?.figures.utilization).toEqual(known("0.3"));
  });
});

test("what rolled over is a link, never new money", () => {
  const posted = { grant: "1000", drawdown: "-900", "rollover-out": "-100" } as const;
  const old: PlainCommitment = {
    id: "old",
    measure: null,
    contract: [year.start, year.end],
    read,
    segments: [{ start: year.start, end: now, granted: "1000", posted }],
  };
  const born: PlainCommitment = {
    ...old,
    id: "born",
    terms: { rolledOverFrom: "old" },
    segments: [{ start: now, end: year.end, granted: "100", posted: { "rollover-in": "100" } }],
  };
  const [position] = positionsOf(standingsOf([old, born], now), now);
  expect(position).toMatchObject({
    committed: known("1000"),
    rolledIn: known("100"),
    rolledOut: known("100"),
    settled: known("100"),
  });
});

test("archived keeps its balance and can no longer be used (ruling 9)", () => {
  const [standing] = standingsOf(
    [
      {
        measure: null,
        read,
        terms: { archivedAt: "2026-06-01T00:00:00.000Z" },
        segments: [{ ...year, granted: "100", posted: { grant: "100" } }],
      },
    ],
    now,
  );
  expect(standing).toMatchObject({
    state: "cancelled",
    figures: { settled: known("100"), available: known("0"), remaining: known("0") },
  });
  expect(standing && isInPosition(standing, now)).toBe(false);
});

test("a pool that drafts will use up has no date on which it ran dry", () => {
  const of = (drafts: string): PlainCommitment => ({
    measure: null,
    read,
    segments: [{ ...year, granted: "100", posted: { grant: "100", drawdown: "-60" }, drafts }],
  });
  const [used, left] = standingsOf([of("-40"), of("-39")], now);
  expect(used?.whatComes).toEqual({ kind: "spoken-for" });
  expect(left?.whatComes.kind).not.toBe("spoken-for");
});

test("a pool that is used up is no risk while another one drawn with it has something left", () => {
  const of = (id: string, drawn: string, terms: object = {}): PlainCommitment => ({
    id,
    measure: null,
    read,
    terms,
    segments: [{ ...year, granted: "100", posted: { grant: "100", drawdown: `-${drawn}` } }],
  });
  const coveredAmong = (...plain: PlainCommitment[]) => [
    ...coveredPools(standingsOf(plain, now), now),
  ];
  expect(coveredAmong(of("used", "100"), of("left", "40"))).toEqual(["used"]);
  expect(coveredAmong(of("used", "100"), of("used too", "100"))).toEqual([]);
  const apart = [{ key: "applicable-products", label: "Drawn by", text: "API" }];
  expect(coveredAmong(of("used", "100"), of("left", "40", { attributes: apart }))).toEqual([]);
});
