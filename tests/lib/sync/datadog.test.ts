import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { DatadogProduct, DatadogSettings } from "@/lib/sources/datadog";
import type { Database } from "@/lib/store/database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { connectionTo, datadogOver } from "@/tests/lib/providers/datadog/support/read-datadog";
import { now, story } from "@/tests/lib/providers/reading";
import { countVersions, listContradictions } from "@/tests/lib/sync/support/book";
import { runSync } from "@/tests/lib/sync/support/run-sync";
import {
  copyOfBook,
  openTestDatabase,
  type TestDatabase,
  withDatabase,
} from "@/tests/support/database";

vi.setConfig({ testTimeout: 180_000 });

let sandbox: Sandbox;
/** A book that has been read once: what is asked of most tests begins there. */
let read: TestDatabase;
beforeAll(async () => {
  sandbox = await startSandbox(story);
  read = await openTestDatabase();
  expect(await sync(read.database)).toMatchObject({ state: "complete", error: null });
  firstAsked = askedDays().size;
  await read.database.close();
}, 180_000);
afterAll(async () => {
  await sandbox.close();
  await read.remove();
});
let firstAsked = 0;

const withRead = async (work: (db: Database) => Promise<void>): Promise<void> => {
  const { database, remove } = await copyOfBook(read);
  try {
    await work(database);
  } finally {
    await remove();
  }
};
afterEach(() => {
  sandbox.clearFaults();
  sandbox.setClock(null);
});

const dayMs = 86_400_000;
const list = "/api/v2/cost/commitments/commitment-list";
const everything: DatadogProduct[] = [
  ...["ec2", "rds", "elasticache", "redshift"].map((product) => ({ product, type: "ri" as const })),
  ...["ec2", "rds", "fargate", "lambda", "elasticache", "sagemaker"].map((product) => ({
    product,
    type: "sp" as const,
  })),
]
  .map((each): DatadogProduct => ({ provider: "aws", ...each }))
  .concat([
    { provider: "azure", product: "virtualmachines", type: "ri" },
    { provider: "azure", product: "virtualmachines", type: "sp" },
  ]);

type Run = {
  readonly settings?: Partial<DatadogSettings>;
  readonly at?: Instant;
  readonly signal?: AbortSignal;
};

const sync = (db: Database, { settings, at = now, signal }: Run = {}) => {
  sandbox.clearRequests();
  sandbox.setClock(at);
  return runSync({
    db,
    provider: datadogOver(sandbox.url),
    connection: connectionTo(sandbox, { backfillDays: 7, products: everything, ...settings }),
    clock: () => at,
    ...(signal ? { signal } : {}),
  });
};

/** How many calls there were for each single day. */
const askedDays = (): ReadonlyMap<string, number> => {
  const days = new Map<string, number>();
  for (const { path, query } of sandbox.requests()) {
    if (path !== list || Number(query.end) - Number(query.start) !== dayMs) continue;
    const day = new Date(Number(query.start)).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
};

const countNow = async (db: Database, table: string): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from ${table} where known_to is null`,
  );
  return row?.n ?? 0;
};

test("the book's ledger of every commitment agrees with the sandbox to the last digit", () =>
  withRead(async (db) => {
    const sums = await db.query<{ id: string; category: string; kind: string; amount: string }>(
      `select c.external_id as id, c.category, e.kind, trim_scale(sum(e.amount))::text as amount
       from ledger_entries e join commitments c on c.id = e.commitment_id and c.known_to is null
       where e.known_to is null group by 1, c.id, 2, 3`,
    );
    const expected = sandbox.datadog.expected(7).commitments.filter(({ days }) => days.length > 0);
    let compared = 0;
    for (const { id, type, totals, key, isRounded } of expected) {
      const own = (kind: string) =>
        sums.filter(
          (sum) =>
            sum.id === id && sum.kind === kind && (sum.category === "spend") === (type === "sp"),
        );
      if (totals === null) expect(own("grant"), key).toEqual([]);
      // Customers give two reservations one name; their sums stand in the provider's own tests.
      if (totals === null || isRounded || own("grant").length !== 1) continue;
      compared += 1;
      expect(own("grant")[0]?.amount, key).toBe(totals.committed);
      expect(own("drawdown")[0]?.amount ?? "0", key).toBe(negative(totals.used));
      expect(own("expiration")[0]?.amount ?? "0", key).toBe(negative(totals.unused));
    }
    expect(compared).toBeGreaterThan(20);
    expect(await listContradictions(db)).toEqual([]);
  }));

const negative = (amount: string): string => (amount === "0" ? "0" : `-${amount}`);

test("the same again writes nothing and asks for the three newest days alone", () =>
  withRead(async (db) => {
    expect(firstAsked).toBe(7);
    const before = await countVersions(db);
    expect(before.utilization_samples).toBeGreaterThan(200);
    expect(before.aggregate_points).toBeGreaterThan(50);
    expect(await sync(db)).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
    expect(await countVersions(db)).toEqual(before);
    expect([...askedDays().keys()].toSorted()).toEqual(["2026-11-17", "2026-11-18", "2026-11-19"]);
  }));

test("the next day adds a day and changes no earlier one", () =>
  withRead(async (db) => {
    const [before, commitments] = [
      await countNow(db, "utilization_samples"),
      await countNow(db, "commitments"),
    ];
    const run = await sync(db, { at: addDuration(now, dayMs) });
    expect(run).toMatchObject({ state: "complete" });
    const added = (await countNow(db, "utilization_samples")) - before;
    expect(added).toBeGreaterThan(30);
    expect(added).toBeLessThanOrEqual(commitments);
    const closed = await db.query("select 1 from utilization_samples where known_to is not null");
    expect(closed).toEqual([]);
  }));

test("a history that is stopped goes on where it stopped, without the days it has", () =>
  withDatabase(async (db) => {
    const stop = new AbortController();
    const settings = { backfillDays: 30, products: everything.slice(0, 1) };
    const watch = setInterval(() => {
      if (sandbox.requests().length > 12) stop.abort();
    }, 1);
    await sync(db, { settings, signal: stop.signal });
    clearInterval(watch);
    const kept = await db.query<{ day: string }>("select day::text as day from sampled_days");
    expect(kept.length).toBeGreaterThan(2);
    expect(kept.length).toBeLessThan(30);
    expect(await sync(db, { settings })).toMatchObject({ state: "complete" });
    const again = [...askedDays().keys()].filter((asked) => kept.some(({ day }) => day === asked));
    expect(again.every((day) => day >= "2026-11-17")).toBe(true);
    expect(await db.query("select 1 from sampled_days")).toHaveLength(30);
    expect(await listContradictions(db)).toEqual([]);
  }));

test("what has ended stays in the book after the vendor lists it no more", () =>
  withRead(async (db) => {
    const listEnding = () =>
      db.query<{ id: string }>(
        "select id from commitments where known_to is null and ends_at <= $1 order by id",
        [addDuration(now, 20 * dayMs)],
      );
    const ending = await listEnding();
    expect(ending.length).toBeGreaterThan(2);
    // The vendor lists a commitment until thirty days after its end.
    await sync(db, { at: addDuration(now, 60 * dayMs) });
    expect(await listEnding()).toEqual(ending);
  }));

test("a product that is refused later keeps its commitments and their ledger", () =>
  withRead(async (db) => {
    const before = [await countNow(db, "commitments"), await countNow(db, "ledger_entries")];
    for (const status of [400, 404, 500]) {
      sandbox.setFault({ kind: "status", status, account: "aws/rds/ri" });
      const run = await sync(db);
      expect(run.state).toBe("incomplete");
      expect(run.error?.message).toMatch(/aws\/rds\/ri/);
      expect([await countNow(db, "commitments"), await countNow(db, "ledger_entries")]).toEqual(
        before,
      );
      sandbox.clearFaults();
    }
    expect((await sync(db)).state).toBe("complete");
  }));

test("doubted days are in the book with what was sent, and in no sum", () =>
  withDatabase(async (db) => {
    sandbox.setFault({ kind: "utilization", as: "percent", from: "2026-11-17", path: list });
    const run = await sync(db, { settings: { products: everything.slice(0, 1) } });
    expect(run).toMatchObject({ state: "complete", rowsSetAside: 0 });
    const days = await db.query<{ day: string; doubts: number; entries: number }>(
      `select s.day::text as day, count(*) filter (where doubt = 'scale')::int as doubts,
         (select count(*) from ledger_entries e where e.known_to is null and e.kind = 'drawdown'
            and e.service_start = min(s.starts_at))::int as entries
       from utilization_samples s where s.known_to is null group by s.day order by s.day`,
    );
    expect(days.map(({ day, doubts }) => [day, doubts > 0])).toEqual([
      ["2026-11-13", false],
      ["2026-11-14", false],
      ["2026-11-15", false],
      ["2026-11-16", false],
      ["2026-11-17", true],
      ["2026-11-18", true],
      ["2026-11-19", true],
    ]);
    // Of eleven, two give no count; only the idle one is the same on either scale.
    expect(days.map(({ entries }) => entries)).toEqual([9, 9, 9, 9, 1, 1, 1]);
    const issues = await db.query<{ code: string; is_set_aside: boolean }>(
      "select code, is_set_aside from data_issues where resolved_at is null",
    );
    expect(issues).toEqual(Array(3).fill({ code: "utilization-scale", is_set_aside: false }));
  }));

test("doubted days are read again until they are right, here or in the settings", () =>
  withDatabase(async (db) => {
    const settings = { products: everything.slice(0, 1) };
    const doubted = async () =>
      (
        await db.query(
          "select 1 from utilization_samples where doubt is not null and known_to is null",
        )
      ).length;
    const openIssues = async () =>
      (await db.query("select 1 from data_issues where resolved_at is null and stream = 'samples'"))
        .length;
    sandbox.setFault({ kind: "utilization", as: "percent", from: "2026-11-15", path: list });
    await sync(db, { settings });
    expect(await doubted()).toBe(5 * 10);
    await sync(db, { settings });
    expect([await doubted(), await openIssues()]).toEqual([5 * 10, 5]);
    expect([...askedDays().keys()].toSorted()[0]).toBe("2026-11-15");
    // Somebody looks into it: Datadog has turned to percent.
    await sync(db, { settings: { ...settings, scale: "percent" } });
    expect([await doubted(), await openIssues()]).toEqual([0, 0]);
    const wrong = await db.query(
      "select 1 from utilization_samples where known_to is null and not utilization between 0 and 1",
    );
    expect(wrong).toEqual([]);
    expect(await listContradictions(db)).toEqual([]);
  }));
