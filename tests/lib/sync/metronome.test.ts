import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Instant } from "@/lib/domain/base/period";
import { createMetronomeProvider } from "@/lib/providers/metronome/provider";
import type { Database } from "@/lib/store/database";
import { listCommitmentIssues } from "@/lib/store/read/list-commitment-issues";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { connectionTo } from "@/tests/lib/providers/metronome/reading";
import { now, story } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";
import { countVersions, listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { runSync } from "@/tests/lib/sync/support/run-sync";
import { withDatabase } from "@/tests/support/database";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());
afterEach(() => {
  sandbox.clearFaults();
  sandbox.setClock(null);
});

const balances = "/v1/contracts/customerBalances/list";
const timeout = 120_000;

const sync = (db: Database, at: Instant = now) => {
  const { url, token } = sandbox.metronome;
  sandbox.setClock(at);
  const provider = createMetronomeProvider({ http: createTestHttp(url) });
  return runSync({ db, provider, connection: connectionTo({ url, token }), clock: () => at });
};

const entriesNow = async (db: Database, where: string): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from ledger_entries where known_to is null and ${where}`,
  );
  return row?.n ?? 0;
};

test("a second sync of an unchanged source writes nothing", { timeout }, () =>
  withDatabase(async (db) => {
    expect(await sync(db)).toMatchObject({ state: "complete", error: null, rowsSetAside: 0 });
    const before = await countVersions(db);
    expect(before.ledger_entries).toBeGreaterThan(2_000);
    expect(await sync(db)).toMatchObject({ factsWritten: 0, factsClosed: 0 });
    expect(await countVersions(db)).toEqual(before);
    expect(await listContradictions(db)).toEqual([]);
  }),
);

test("a draft that becomes an invoice stays one entry", { timeout }, () =>
  withDatabase(async (db) => {
    await sync(db);
    const drafts = await db.query<{ account_id: string; id: string }>(
      "select account_id, id from ledger_entries where known_to is null and status = 'draft'",
    );
    expect(drafts.length).toBeGreaterThan(3);
    await sync(db, "2026-12-02T10:00:00.000Z");
    for (const { account_id, id } of drafts) {
      const versions = await db.query<{ status: string }>(
        `select status from ledger_entries where account_id = $1 and id = $2
         order by known_from`,
        [account_id, id],
      );
      expect(versions.map(({ status }) => status)).toEqual(["draft", "posted"]);
    }
    expect(await listContradictions(db)).toEqual([]);
  }),
);

test("a customer that breaks off keeps what the book had, and says so", { timeout }, () =>
  withDatabase(async (db) => {
    await sync(db);
    const before = await listBelieved(db);
    sandbox.setFault({ kind: "status", status: 500, path: balances, account: "aldergate" });
    const run = await sync(db);
    expect(run).toMatchObject({ state: "incomplete", factsWritten: 0, factsClosed: 0 });
    expect(await listBelieved(db)).toEqual(before);
    sandbox.clearFaults();
    expect(await sync(db)).toMatchObject({ state: "complete" });
  }),
);

test(
  "an unknown type of entry and a missing credit type are issues beside facts that stay",
  {
    timeout,
  },
  () =>
    withDatabase(async (db) => {
      await sync(db);
      const issues = await db.query<{ code: string; is_set_aside: boolean }>(
        "select distinct code, is_set_aside from data_issues where resolved_at is null order by code",
      );
      expect(issues).toEqual([
        { code: "credit-type-missing", is_set_aside: false },
        { code: "unknown-entry-type", is_set_aside: false },
      ]);
      expect(await entriesNow(db, "vendor_type like '%REVALUATION'")).toBe(1);
    }),
);

test(
  "a ledger that does not foot is named, both balances stay, and nobody else's is touched",
  {
    timeout,
  },
  () =>
    withDatabase(async (db) => {
      await sync(db);
      sandbox.setFault({
        kind: "ledger",
        as: "lost-entry",
        line: "every",
        account: "harbour-freight",
        path: balances,
      });
      sandbox.setFault({
        kind: "ledger",
        as: "lost-entry",
        account: "tallow-and-finch",
        path: balances,
      });
      expect(await sync(db)).toMatchObject({ state: "complete" });
      const issues = await db.query<{
        code: string;
        name: string;
        carries: string;
        reason: string;
      }>(
        `select d.code, a.name, trim_scale(d.carries_amount)::text as carries, d.reason
       from data_issues d join accounts a on a.account_id = d.account_id and a.known_to is null
       where d.resolved_at is null and d.code like 'does-not-%' order by d.code`,
      );
      expect(new Set(issues.map(({ code }) => code))).toEqual(
        new Set(["does-not-close", "does-not-foot"]),
      );
      expect(new Set(issues.map(({ name }) => name)).size).toBe(2);
      expect(issues[0]?.reason).toContain(issues[0]?.carries ?? "never");
      const [touched] = await db.query<{ n: number }>(
        `select count(*)::int as n from data_issues d join commitments c on c.id = d.commitment_id
         and c.known_to is null where d.resolved_at is null and d.code like 'does-not-%'`,
      );
      expect(touched?.n).toBe(issues.length);
      sandbox.clearFaults();
      await sync(db);
      const [open] = await db.query<{ n: number }>(
        `select count(*)::int as n from data_issues
       where resolved_at is null and code like 'does-not-%'`,
      );
      expect(open?.n).toBe(0);
    }),
);

test("a row that was wrong is told on the page of the commitment it touches", { timeout }, () =>
  withDatabase(async (db) => {
    sandbox.setFault({ kind: "ledger", as: "positive-deduction", path: balances });
    await sync(db);
    const touched = await db.query<{ id: string }>(
      `select distinct d.commitment_id as id from data_issues d
       where d.resolved_at is null and d.code = 'unexpected-sign'`,
    );
    expect(touched.length).toBeGreaterThan(3);
    for (const { id } of touched) {
      const told = await listCommitmentIssues(db, { accounts: "all" }, id);
      expect(told.map(({ code }) => code)).toContain("unexpected-sign");
    }
  }),
);
