import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isZero, subtractDecimals, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { type EntryKind, entryKinds, movesBalance } from "@/lib/domain/ledger/entry-kinds";
import {
  addRollForwards,
  movementColumns,
  type RollForward,
} from "@/lib/domain/ledger/roll-forward";
import { hourlySums, type PeriodSum, rollForwardRow } from "@/lib/domain/reports/period-sums";

type Entry = {
  readonly kind: EntryKind;
  readonly boundary: "opening" | "closing";
  readonly at: number;
  readonly amount: string;
};

/** The boundary rule of metrics 3.1, said once more and by hand. */
const isBefore = ({ boundary, at }: Entry, edge: number): boolean =>
  at < edge || (at === edge && boundary === "closing");

const toSums = (entries: readonly Entry[], edges: readonly number[]): PeriodSum[] =>
  entries.flatMap((entry) => {
    const period = edges.filter((edge) => !isBefore(entry, edge)).length;
    if (period >= edges.length) return [];
    const isAtEnd = entry.boundary === "closing" && entry.at === edges[period];
    return [{ kind: entry.kind, period, isAtEnd, amount: entry.amount, entries: 1 }];
  });

const rowOf = (entries: readonly Entry[], edges: readonly number[]) =>
  rollForwardRow(toSums(entries, edges), edges.length - 1);

const entry = fc.record({
  kind: fc.constantFrom(...entryKinds),
  boundary: fc.constantFrom("opening" as const, "closing" as const),
  at: fc.integer({ min: 0, max: 30 }),
  amount: fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 9 }))
    .map(([units, digit]) => `${units}.${digit === 0 ? "1" : digit}`),
});
const world = fc.array(entry, { maxLength: 40 });
const edges = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 8 })
  .map((all) => all.sort((left, right) => left - right));

const foots = ({ opening, moved, closing }: RollForward): boolean =>
  isZero(
    subtractDecimals(
      closing,
      sumDecimals([opening, ...movementColumns.map((column) => moved[column])]),
    ),
  );

describe("a roll-forward, whatever happened and wherever it is cut", () => {
  it("foots, chains, and closes with the balance at its end", () => {
    fc.assert(
      fc.property(world, edges, (entries, cut) => {
        const { periods, whole } = rowOf(entries, cut);
        for (const [index, period] of periods.entries()) {
          expect(foots(period)).toBe(true);
          const closed = entries.filter(
            (each) => movesBalance(each.kind) && isBefore(each, cut[index + 1] ?? 0),
          );
          expect(period.closing).toBe(sumDecimals(closed.map(({ amount }) => amount)));
          expect(periods[index + 1]?.opening ?? period.closing).toBe(period.closing);
        }
        expect([whole.opening, whole.closing]).toEqual([
          periods[0]?.opening,
          periods.at(-1)?.closing,
        ]);
      }),
    );
  });

  it("comes to the same however a period is split, column by column", () => {
    fc.assert(
      fc.property(world, edges, (entries, cut) => {
        const [from = 0, to = 0] = [cut[0], cut.at(-1)];
        const parts = rowOf(entries, cut);
        const { whole } = rowOf(entries, [from, to]);
        expect(parts.whole).toEqual(whole);
        const added = addRollForwards(parts.periods);
        expect([added.moved, added.overage]).toEqual([whole.moved, whole.overage]);
      }),
    );
  });

  it("of many is the sum of each of them", () => {
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 4 }), edges, (worlds, cut) => {
        const each = worlds.map((entries) => rowOf(entries, cut).whole);
        const { opening, moved, closing, overage } = rowOf(worlds.flat(), cut).whole;
        expect(addRollForwards(each)).toEqual({ opening, moved, closing, overage });
      }),
    );
  });
});

describe("a month that a vendor's ledger closes on the first of the next (metrics 3.12)", () => {
  const ledger: Entry[] = [
    { kind: "grant", boundary: "opening", at: 10, amount: "100" },
    { kind: "drawdown", boundary: "closing", at: 20, amount: "-63" },
    { kind: "expiration", boundary: "closing", at: 20, amount: "-37" },
  ];

  it("opens and closes at zero in between", () => {
    const [month] = rowOf(ledger, [10, 20]).periods;
    expect([month?.opening, month?.closing, month?.entries]).toEqual(["0", "0", 3]);
    expect([month?.moved.additions, month?.moved.drawdown, month?.moved.expiry]).toEqual([
      "100",
      "-63",
      "-37",
    ]);
  });

  it("says what rolled over with its end, so that it reads as no loss (ruling 3)", () => {
    const rolled: Entry[] = [
      { kind: "grant", boundary: "opening", at: 10, amount: "100" },
      { kind: "rollover-out", boundary: "closing", at: 20, amount: "-40" },
      { kind: "rollover-in", boundary: "opening", at: 20, amount: "40" },
      { kind: "rollover-out", boundary: "closing", at: 15, amount: "-5" },
    ];
    const { periods, whole } = rowOf(rolled, [10, 20, 30]);
    expect(periods.map(({ closing, rolledIntoNext }) => [closing, rolledIntoNext])).toEqual([
      ["55", "40"],
      ["95", "0"],
    ]);
    expect(whole.rolledIntoNext).toBe("0");
  });

  it("has overage in no balance and no column but its own (ruling 16)", () => {
    const [month] = rowOf(
      [...ledger, { kind: "overage", boundary: "opening", at: 15, amount: "8" }],
      [10, 20],
    ).periods;
    expect([month?.closing, month?.overage]).toEqual(["0", "8"]);
  });
});

describe("what is bought by the hour (ruling 18)", () => {
  it("grants what its days used and wasted, and closes every period at zero", () => {
    const sum = (kind: EntryKind, period: number, amount: string): PeriodSum => ({
      ...{ kind, period, amount, entries: 1, isAtEnd: false },
    });
    const sums = [
      sum("grant", 0, "24"),
      sum("drawdown", 0, "-24"),
      sum("grant", 1, "48"),
      sum("drawdown", 1, "-20"),
      sum("expiration", 1, "-4"),
    ];
    const [month] = rollForwardRow(hourlySums(sums), 1).periods;
    // The second day of the period was not over.
    expect(month?.moved.additions).toBe("24");
    expect([month?.opening, month?.closing]).toEqual([ZERO, ZERO]);
  });
});
