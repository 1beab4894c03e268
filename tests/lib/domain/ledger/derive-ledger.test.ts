import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  isNegative,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";
import { deriveLedger } from "@/lib/domain/ledger/derive-ledger";
import { consumption, dayStart, MIU, segmentOf } from "@/tests/lib/domain/support/make";
import { balanceAt, closingBalance, runningBalances } from "@/tests/support/oracles/balances";

const table = (input: Omit<Parameters<typeof deriveLedger>[0], "unit">) =>
  deriveLedger({ ...input, unit: MIU }).entries.map((entry) => [
    entry.effectiveAt.slice(0, 10),
    entry.kind,
    entry.segmentId,
    entry.amount,
  ]);

describe("a term and its charge days (metrics 3.14, rulings 1, 2, 16)", () => {
  test("a grant, a drawdown a day, and the rest lapses at the end", () => {
    expect(
      table({
        segments: [segmentOf("january", 0, 31, "100")],
        days: [consumption(0, "30"), consumption(5, "25.5")],
        readAt: dayStart(40),
      }),
    ).toEqual([
      ["2026-01-01", "grant", "january", "100"],
      ["2026-01-01", "drawdown", "january", "-30"],
      ["2026-01-06", "drawdown", "january", "-25.5"],
      ["2026-02-01", "expiration", "january", "-44.5"],
    ]);
  });

  test("use beyond the grant is overage, never a negative grant", () => {
    expect(
      table({
        segments: [segmentOf("january", 0, 31, "100")],
        days: [consumption(0, "90"), consumption(1, "15"), consumption(2, "7")],
        readAt: dayStart(40),
      }),
    ).toEqual([
      ["2026-01-01", "grant", "january", "100"],
      ["2026-01-01", "drawdown", "january", "-90"],
      ["2026-01-02", "drawdown", "january", "-10"],
      ["2026-01-02", "overage", "january", "5"],
      ["2026-01-03", "overage", "january", "7"],
    ]);
  });

  test("nothing lapses before the term has ended at the instant of the read", () => {
    const segments = [segmentOf("january", 0, 31, "100")];
    const kindsAt = (readAt: string) =>
      table({ segments, days: [consumption(0, "1")], readAt }).map(([, kind]) => kind);
    expect(kindsAt("2026-01-31T23:59:59.999Z")).toEqual(["grant", "drawdown"]);
    expect(kindsAt("2026-02-01T00:00:00.000Z")).toEqual(["grant", "drawdown", "expiration"]);
  });

  test("a row on the first instant of a term belongs to that term, after its grant", () => {
    const segments = [segmentOf("january", 0, 31, "100"), segmentOf("february", 31, 59, "50")];
    const entries = table({ segments, days: [consumption(31, "8")], readAt: dayStart(35) });
    expect(entries.filter(([day]) => day === "2026-02-01")).toEqual([
      ["2026-02-01", "expiration", "january", "-100"],
      ["2026-02-01", "grant", "february", "50"],
      ["2026-02-01", "drawdown", "february", "-8"],
    ]);
  });

  test("a row that starts before the end and runs past it stays whole in its term", () => {
    const late = {
      ...consumption(30, "9"),
      start: "2026-01-31T08:00:00.000Z",
      end: "2026-02-01T08:00:00.000Z",
    };
    const segments = [segmentOf("january", 0, 31, "100"), segmentOf("february", 31, 59, "50")];
    const drawn = table({ segments, days: [late], readAt: dayStart(60) }).filter(
      ([, kind]) => kind === "drawdown",
    );
    expect(drawn).toEqual([["2026-01-31", "drawdown", "january", "-9"]]);
  });

  test("a day of no consumption is a real zero and is listed", () => {
    const entries = table({
      segments: [segmentOf("january", 0, 31, "100")],
      days: [consumption(3, "0")],
      readAt: dayStart(4),
    });
    expect(entries.at(-1)).toEqual(["2026-01-04", "drawdown", "january", "0"]);
  });

  test("a correction undoes overage first, then draws", () => {
    expect(
      table({
        segments: [segmentOf("january", 0, 31, "100")],
        days: [consumption(0, "110"), consumption(1, "-25")],
        readAt: dayStart(5),
      }),
    ).toEqual([
      ["2026-01-01", "grant", "january", "100"],
      ["2026-01-01", "drawdown", "january", "-100"],
      ["2026-01-01", "overage", "january", "10"],
      ["2026-01-02", "drawdown", "january", "15"],
      ["2026-01-02", "overage", "january", "-10"],
    ]);
  });

  test("a term whose amount is not given has draws but neither grant, overage nor lapse", () => {
    expect(
      table({
        segments: [segmentOf("january", 0, 31, null)],
        days: [consumption(0, "110")],
        readAt: dayStart(50),
      }),
    ).toEqual([["2026-01-01", "drawdown", "january", "-110"]]);
  });

  test("overlapping terms are drawn in the order they end", () => {
    expect(
      table({
        segments: [segmentOf("long", 0, 60, "100"), segmentOf("short", 0, 31, "20")],
        days: [consumption(0, "15"), consumption(1, "15")],
        readAt: dayStart(2),
      }),
    ).toEqual([
      ["2026-01-01", "grant", "long", "100"],
      ["2026-01-01", "grant", "short", "20"],
      ["2026-01-01", "drawdown", "short", "-15"],
      ["2026-01-02", "drawdown", "long", "-10"],
      ["2026-01-02", "drawdown", "short", "-5"],
    ]);
  });

  test("consumption outside every term is handed back, not dropped", () => {
    const { entries, unassigned } = deriveLedger({
      segments: [segmentOf("january", 0, 31, "100")],
      days: [consumption(40, "5")],
      readAt: dayStart(41),
      unit: MIU,
    });
    expect(unassigned).toEqual([consumption(40, "5")]);
    expect(entries.map(({ kind }) => kind)).toEqual(["grant", "expiration"]);
  });
});

const worlds = fc.record({
  segments: fc
    .array(
      fc.record({
        first: fc.integer({ min: 0, max: 80 }),
        length: fc.integer({ min: 1, max: 60 }),
        granted: fc.integer({ min: 0, max: 100_000 }).map((cents) => (cents / 100).toFixed(2)),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((all) =>
      all.map(({ first, length, granted }, index) =>
        segmentOf(`s${index}`, first, first + length, granted),
      ),
    ),
  days: fc
    .uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: 150 }),
        thousandths: fc.integer({ min: -20_000, max: 200_000 }),
      }),
      { selector: ({ day }) => day, maxLength: 60 },
    )
    .map((all) =>
      all.map(({ day, thousandths }) => consumption(day, (thousandths / 1000).toFixed(3))),
    ),
  readDay: fc.integer({ min: 0, max: 160 }),
});

describe("any world", () => {
  test("every segment foots: granted − drawn − lapsed is what is left, 0 once it has ended", () => {
    fc.assert(
      fc.property(worlds, ({ segments, days, readDay }) => {
        const readAt = dayStart(readDay);
        const { entries } = deriveLedger({ segments, days, unit: MIU, readAt });
        for (const segment of segments) {
          const own = entries.filter(({ segmentId }) => segmentId === segment.id);
          const left = balanceAt(own, dayStart(1_000));
          if ((segment.end ?? "") <= readAt) expect(left).toBe("0");
          const running = runningBalances(own).at(-1)?.balance;
          expect(running).toBe(left);
        }
      }),
    );
  });

  test("nothing consumed is lost: drawn + overage + unassigned is the consumption", () => {
    fc.assert(
      fc.property(worlds, ({ segments, days, readDay }) => {
        const { entries, unassigned } = deriveLedger({
          segments,
          days,
          unit: MIU,
          readAt: dayStart(readDay),
        });
        const drawn = negateDecimal(
          sumDecimals(
            entries.filter(({ kind }) => kind === "drawdown").map(({ amount }) => amount),
          ),
        );
        const overage = sumDecimals(
          entries.filter(({ kind }) => kind === "overage").map(({ amount }) => amount),
        );
        const outside = sumDecimals(unassigned.map(({ consumed }) => consumed));
        expect(sumDecimals([drawn, overage, outside])).toBe(
          sumDecimals(days.map(({ consumed }) => consumed)),
        );
      }),
    );
  });

  test("drawing never takes a balance below zero", () => {
    fc.assert(
      fc.property(worlds, ({ segments, days, readDay }) => {
        const { entries } = deriveLedger({ segments, days, unit: MIU, readAt: dayStart(readDay) });
        for (const segment of segments) {
          const own = entries.filter(({ segmentId }) => segmentId === segment.id);
          for (const { balance } of runningBalances(own)) expect(isNegative(balance)).toBe(false);
        }
      }),
    );
  });

  test("two reads make one ledger: the order of segments and days changes nothing", () => {
    fc.assert(
      fc.property(worlds, ({ segments, days, readDay }) => {
        const readAt = dayStart(readDay);
        const once = deriveLedger({ segments, days, unit: MIU, readAt });
        const again = deriveLedger({
          segments: [...segments].reverse(),
          days: [...days].reverse(),
          unit: MIU,
          readAt,
        });
        expect(again.entries).toEqual(once.entries);
      }),
    );
  });

  test("entry ids are unique, so that a sync can tell entries apart", () => {
    fc.assert(
      fc.property(worlds, ({ segments, days, readDay }) => {
        const { entries } = deriveLedger({ segments, days, unit: MIU, readAt: dayStart(readDay) });
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      }),
    );
  });

  test("opening plus the entries between two cuts equals closing, by the boundary rule", () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 0, max: 160 }),
        fc.integer({ min: 0, max: 160 }),
        ({ segments, days }, one, other) => {
          const [from, to] = [dayStart(Math.min(one, other)), dayStart(Math.max(one, other))];
          const { entries } = deriveLedger({ segments, days, unit: MIU, readAt: dayStart(1_000) });
          const between = entries.filter(({ boundary, effectiveAt, kind }) => {
            if (kind === "overage") return false;
            return boundary === "closing"
              ? effectiveAt > from && effectiveAt <= to
              : effectiveAt >= from && effectiveAt < to;
          });
          const opening = closingBalance(entries, from);
          const moved = sumDecimals(between.map(({ amount }) => amount));
          expect(addDecimals(opening, moved)).toBe(closingBalance(entries, to));
          expect(
            compareDecimals(subtractDecimals(closingBalance(entries, to), opening), moved),
          ).toBe(0);
        },
      ),
    );
  });
});
