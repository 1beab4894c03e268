import fc from "fast-check";
import { expect, test } from "vitest";
import { keepSteps, seriesMax } from "@/lib/domain/base/keep-steps";
import { addDecimals, subtractDecimals } from "@/lib/domain/base/money";
import { fromEpochMs } from "@/lib/domain/base/period";
import { type EntryKind, movesBalance, usualBoundary } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { listDayMovements } from "@/lib/store/read/list-day-movements";
import { listSeriesEntries } from "@/lib/store/read/list-series-entries";
import type { SeriesFilter } from "@/lib/store/read/series-source";
import { USD, writeEntries } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";
import { runningBalances } from "@/tests/support/oracles/balances";

const clocks = { asOf: "2026-11-20T14:05:00.000Z", knownAt: "2026-11-20T14:05:00.000Z" };
const all = { accounts: "all" } as const;
const origin = Date.UTC(2026, 0, 1);
const hourMs = 3_600_000;

type Plain = {
  readonly hour: number;
  readonly kind: EntryKind;
  readonly cents: number;
  readonly status?: LedgerEntry["status"];
  readonly segmentId?: string;
};

const toEntry = (commitmentId: string, plain: Plain, index: number): LedgerEntry => ({
  id: `${commitmentId}.${String(index).padStart(6, "0")}`,
  accountId: "acc",
  commitmentId,
  segmentId: plain.segmentId ?? "s1",
  kind: plain.kind,
  boundary: usualBoundary(plain.kind),
  effectiveAt: fromEpochMs(origin + plain.hour * hourMs),
  serviceStart: null,
  serviceEnd: null,
  amount: subtractDecimals(`${plain.cents / 100}`, "0"),
  unit: USD,
  status: plain.status ?? "posted",
  origin: "reported",
  invoiceId: null,
  detail: null,
  vendorType: null,
  ordinal: index,
});

const filterOf = (commitmentId: string, more: Partial<SeriesFilter> = {}): SeriesFilter => ({
  accountId: "acc",
  commitmentId,
  segmentId: null,
  from: null,
  to: null,
  ...more,
});

const drawdowns = (count: number): Plain[] =>
  Array.from({ length: count }, (_, index) => ({
    hour: 1 + Math.floor((index * 7_000) / count),
    kind: "drawdown",
    cents: -((index * 37) % 91),
  }));

describeEachEngine("the entries a chart is drawn from", (getDatabase, engine) => {
  const write = async (commitmentId: string, plain: readonly Plain[]) => {
    const entries = plain.map((each, index) => toEntry(commitmentId, each, index));
    await writeEntries(getDatabase(), entries);
    return entries;
  };
  const read = (filter: SeriesFilter, zone = "UTC", at = clocks) =>
    listSeriesEntries(getDatabase(), all, at, filter, zone);

  test("are exactly those that the rule keeps, of any ledger", async () => {
    let run = 0;
    const plain = fc.record({
      hour: fc.integer({ min: 0, max: 7_700 }),
      kind: fc.oneof(
        { weight: 20, arbitrary: fc.constant<EntryKind>("drawdown") },
        {
          weight: 1,
          arbitrary: fc.constantFrom<EntryKind>("grant", "adjustment", "expiration", "overage"),
        },
      ),
      cents: fc.integer({ min: -500, max: 500 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(plain, { minLength: 1, maxLength: 900, size: "max" }),
        async (each) => {
          run += 1;
          const entries = await write(`${engine}.${run}`, each);
          const steps = runningBalances(entries)
            .filter(({ entry }) => movesBalance(entry.kind))
            .map(({ entry: { id, effectiveAt: at, amount }, balance: after }) => ({
              id,
              at,
              before: subtractDecimals(after, amount),
              after,
            }));
          const { points } = await read(filterOf(`${engine}.${run}`));
          expect(points.map(({ id, balance }) => [id, balance])).toEqual(
            keepSteps(steps).map(({ id, after }) => [id, after]),
          );
          expect(points.length).toBeLessThanOrEqual(seriesMax);
        },
      ),
      { seed: 20261120, numRuns: 6 },
    );
  }, 120_000);

  test("are whole as long as they are few, with what is no drawdown beside them", async () => {
    await write("few", [
      { hour: 0, kind: "grant", cents: 10_000 },
      { hour: 24, kind: "drawdown", cents: -2_505 },
      { hour: 25, kind: "overage", cents: 300 },
      { hour: 30, kind: "drawdown", cents: -500, status: "draft" },
      { hour: 48, kind: "expiration", cents: -7_495 },
    ]);
    const { points, events } = await read(filterOf("few"));
    expect(points.map(({ kind, day, balance }) => [kind, day, balance])).toEqual([
      ["grant", "2026-01-01", "100"],
      ["drawdown", "2026-01-01", "74.95"],
      ["expiration", "2026-01-02", "0"],
    ]);
    expect(events.map(({ kind, balance }) => [kind, balance])).toEqual([
      ["grant", "100"],
      ["overage", "74.95"],
      ["expiration", "0"],
    ]);
  });

  test("keep the largest of two thousand corrections, never more than a chart can show", async () => {
    await write(
      "corrected",
      Array.from({ length: 2_000 }, (_, index) => ({
        hour: index,
        kind: "adjustment" as const,
        cents: index === 1_234 ? -99_900 : (index % 13) + 1,
      })),
    );
    const { points, events } = await read(filterOf("corrected"));
    expect(points.length).toBeLessThanOrEqual(seriesMax);
    expect(events).toHaveLength(seriesMax);
    expect(events.map(({ amount }) => amount)).toContain("-999");
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
  });

  test("of a chosen period begin with the balance before it, by the boundary rule", async () => {
    await write("period", [
      { hour: 0, kind: "grant", cents: 10_000 },
      { hour: 744, kind: "drawdown", cents: -1_000 },
      { hour: 744, kind: "grant", cents: 5_000 },
      { hour: 800, kind: "drawdown", cents: -100 },
    ]);
    const february = filterOf("period", { from: "2026-02-01T00:00:00.000Z" });
    const january = filterOf("period", { to: "2026-02-01T00:00:00.000Z" });
    const amounts = async (filter: SeriesFilter) =>
      (await read(filter)).points.map(({ amount, balance }) => [amount, balance]);
    expect(await amounts(january)).toEqual([
      ["100", "100"],
      ["-10", "90"],
    ]);
    expect(await amounts(february)).toEqual([
      ["50", "140"],
      ["-1", "139"],
    ]);
    const moved = await listDayMovements(getDatabase(), all, clocks, february, "UTC");
    expect(moved.opening).toBe("90");
    expect(moved.days.map(({ day }) => day)).toEqual(["2026-02-01", "2026-02-03"]);
  });

  test("of one segment have a balance of their own", async () => {
    await write("parted", [
      { hour: 0, kind: "grant", cents: 10_000, segmentId: "s1" },
      { hour: 1, kind: "grant", cents: 3_000, segmentId: "s2" },
      { hour: 2, kind: "drawdown", cents: -1_000, segmentId: "s2" },
    ]);
    const { points } = await read(filterOf("parted", { segmentId: "s2" }));
    expect(points.map(({ balance }) => balance)).toEqual(["30", "20"]);
  });

  test("count on the day of the zone they are counted in", async () => {
    await write("zoned", [{ hour: 3, kind: "grant", cents: 1 }]);
    const [utc] = (await read(filterOf("zoned"))).points;
    const [pacific] = (await read(filterOf("zoned"), "America/Los_Angeles")).points;
    expect([utc?.day, pacific?.day]).toEqual(["2026-01-01", "2025-12-31"]);
  });

  test("are those that counted at the instant asked about, as they were believed then", async () => {
    await write("dated", drawdowns(20));
    await getDatabase().query(
      "update ledger_entries set known_from = '2026-06-01' where id = 'dated.000004'",
    );
    const asOf = "2026-03-01T00:00:00.000Z";
    const early = await read(filterOf("dated"), "UTC", { ...clocks, asOf });
    expect(early.points.every(({ at }) => at <= asOf)).toBe(true);
    const before = { ...clocks, knownAt: "2026-05-01T00:00:00.000Z" };
    expect((await read(filterOf("dated"), "UTC", before)).points).toHaveLength(19);
  });

  test("are not there for a scope without the account", async () => {
    await write("hidden", drawdowns(3));
    const nobody = { accounts: ["acc_other"] };
    const filter = filterOf("hidden");
    expect((await listSeriesEntries(getDatabase(), nobody, clocks, filter, "UTC")).points).toEqual(
      [],
    );
    expect((await listDayMovements(getDatabase(), nobody, clocks, filter, "UTC")).days).toEqual([]);
  });

  test("day by day, sum to the last balance, drafts apart from what is settled", async () => {
    const plain: Plain[] = [
      { hour: 0, kind: "grant", cents: 100_000 },
      ...drawdowns(700),
      { hour: 700, kind: "overage", cents: 12 },
      { hour: 9_000, kind: "drawdown", cents: -500, status: "draft" },
      { hour: 9_000, kind: "drawdown", cents: 0, status: "draft" },
    ];
    await write("summed", plain);
    const { points } = await read(filterOf("summed"));
    const { opening, days, drafts } = await listDayMovements(
      getDatabase(),
      all,
      clocks,
      filterOf("summed"),
      "UTC",
    );
    const moved = days
      .flatMap(({ movements }) => movements)
      .filter(({ kind }) => movesBalance(kind))
      .reduce((sum, { amount }) => addDecimals(sum, amount), opening);
    expect(moved).toBe(points.at(-1)?.balance);
    expect(drafts).toEqual({ entries: 1, amount: "-5" });
    expect(days.flatMap(({ movements }) => movements.map(({ entries }) => entries))).toSatisfy(
      (counts: number[]) => counts.reduce((sum, count) => sum + count, 0) === 702,
    );
  });
});
