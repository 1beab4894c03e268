import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database } from "@/lib/store/database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { startRelay } from "@/tests/lib/providers/relay";
import { listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

/** The fields of each source that say when something runs. */
const fields: Readonly<Record<string, readonly string[]>> = {
  Vercel: [
    "ContractPeriodStart",
    "ContractPeriodEnd",
    "ContractCommitmentPeriodStart",
    "ContractCommitmentPeriodEnd",
  ],
  Metronome: ["starting_at", "ending_before"],
  Datadog: ["start_date", "expiration_date"],
};

const cases = smallSources.flatMap((source) =>
  (fields[source.name] ?? []).map((field) => ({ ...source, field })),
);

/** When everything runs, as it is believed now. */
const listPeriods = (db: Database) =>
  db.query(
    `select id, starts_at, ends_at, archived_at from contracts where known_to is null
     union all
     select id, starts_at, ends_at, archived_at from commitments where known_to is null
     union all
     select id, starts_at, ends_at, null from segments where known_to is null
     order by 1`,
  );

const countIssues = async (db: Database): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    "select count(*)::int as n from data_issues where resolved_at is null",
  );
  return row?.n ?? 0;
};

describeEachEngine("unreadable dates", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  test.each(cases)(
    "$field of $name, all of them or the first, moves nothing that is known, and is told (metrics 3.14 ruling 24)",
    async ({ connect, field }) => {
      const db = getDatabase();
      let isBroken = (_place: number): boolean => false;
      const relay = await startRelay(sandbox.url, (path, body) => {
        let place = 0;
        if (path.includes("/charges")) return body;
        return body.replace(new RegExp(`("${field}"\\s*:\\s*)"[^"]+"`, "g"), (whole, name) =>
          isBroken(place++) ? `${name}"soon"` : whole,
        );
      });
      const sync = () => syncSmall(db, connect(sandbox, relay.url), () => now);
      await sync();
      const known = await listPeriods(db);
      const issues = await countIssues(db);
      for (const [which, next] of [
        ["all", () => true],
        ["the first", (place: number) => place === 0],
        ["all but the first", (place: number) => place > 0],
      ] as const) {
        isBroken = next;
        await sync();
        expect([which, await listPeriods(db)]).toEqual([which, known]);
        if (which === "all") expect(await countIssues(db)).toBeGreaterThan(issues);
      }
      isBroken = () => false;
      await sync();
      expect(await listPeriods(db)).toEqual(known);
      expect(await listContradictions(db)).toEqual([]);
      await relay.close();
    },
  );
});
