import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumDecimals } from "@/lib/domain/base/money";
import { entryKinds, movesBalance, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import { type LedgerStep, type LedgerTally, runLedger } from "@/lib/domain/ledger/running-ledger";

const toStep = (
  over: Partial<LedgerStep["entry"]>,
  rest: Partial<LedgerStep> = {},
): LedgerStep => ({
  entry: {
    id: "e",
    accountId: "a",
    commitmentId: "c",
    segmentId: null,
    kind: "drawdown",
    boundary: usualBoundary(over.kind ?? "drawdown"),
    effectiveAt: "2026-10-01T00:00:00.000Z",
    serviceStart: null,
    serviceEnd: null,
    amount: "0",
    unit: { kind: "currency", code: "USD" },
    status: "posted",
    origin: "reported",
    invoiceId: null,
    detail: null,
    vendorType: null,
    ordinal: 0,
    ...over,
  },
  shape: "burn-down",
  isGiven: true,
  ...rest,
});

const all = () => true;
const balancesOf = (steps: readonly LedgerStep[], isShown = all) =>
  runLedger(new Map(), steps, isShown).lines.map(({ balance }) => balance);

describe("the balance after an entry", () => {
  test("is everything that came by of its unit and shape, to the last digit", () => {
    const steps = [
      toStep({ kind: "grant", amount: "100.000000001" }),
      toStep({ kind: "grant", amount: "7", unit: { kind: "quantity", code: "MIUs" } }),
      toStep({ amount: "-0.1" }),
      toStep({ kind: "grant", amount: "5" }, { shape: "build-up" }),
      toStep({ amount: "-99.900000001" }),
    ];
    expect(balancesOf(steps)).toEqual(["100.000000001", "7", "99.900000001", "5", "0"]);
  });

  test("is not moved by a memo, and there is none where an amount is not given", () => {
    const steps = [
      toStep({ kind: "grant", amount: "10" }),
      toStep({ kind: "overage", amount: "4" }),
      toStep({ amount: "-3" }, { isGiven: false }),
      toStep({ amount: "-1" }),
    ];
    expect(balancesOf(steps)).toEqual(["10", "10", null, "9"]);
    const [pool] = runLedger(new Map(), steps, all).tally.values();
    expect(pool).toMatchObject({
      moved: { rows: 2, amount: "9" },
      listed: { rows: 2, amount: "1" },
      balance: "9",
    });
  });

  test("counts what is not shown", () => {
    const steps = [toStep({ kind: "grant", amount: "10" }), toStep({ amount: "-3" })];
    const run = runLedger(new Map(), steps, ({ kind }) => kind === "drawdown");
    expect(run.lines.map(({ balance }) => balance)).toEqual(["7"]);
    expect([...run.tally.values()][0]).toMatchObject({
      moved: { rows: 1, amount: "-3" },
      balance: "7",
    });
  });
});

const anyStep = fc
  .record({
    kind: fc.constantFrom(...entryKinds),
    amount: fc.integer({ min: -10_000, max: 10_000 }).map((cents) => String(cents / 100)),
    code: fc.constantFrom("USD", "EUR"),
    shape: fc.constantFrom("burn-down" as const, "build-up" as const),
    isGiven: fc.boolean(),
  })
  .map(({ kind, amount, code, shape, isGiven }) =>
    toStep({ kind, amount, unit: { kind: "currency", code } }, { shape, isGiven }),
  );

test("a ledger read in pages of any size is the ledger read at once, and its parts make the whole", () => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (steps, size) => {
        const once = runLedger(new Map(), steps, all);
        let tally: LedgerTally = new Map();
        const lines = [];
        for (let at = 0; at < steps.length; at += size) {
          const run = runLedger(tally, steps.slice(at, at + size), all);
          tally = run.tally;
          lines.push(...run.lines);
        }
        expect(lines).toEqual(once.lines);
        expect(tally).toEqual(once.tally);
        for (const pool of once.tally.values()) {
          const own = steps.filter(
            ({ entry, shape }) => entry.unit.code === pool.unit.code && shape === pool.shape,
          );
          const moving = own.filter(({ entry, isGiven }) => isGiven && movesBalance(entry.kind));
          expect(pool.moved.rows + pool.listed.rows).toBe(own.length);
          expect(pool.balance ?? "0").toBe(sumDecimals(moving.map(({ entry }) => entry.amount)));
        }
      },
    ),
  );
});
