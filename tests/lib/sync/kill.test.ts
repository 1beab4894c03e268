import { afterAll, beforeAll, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import {
  look,
  nothing,
  type Progress,
  type SyncOf,
  syncToTheEnd,
  syncUntil,
} from "@/tests/lib/sync/support/sync-child";
import { addressOf } from "@/tests/lib/sync/support/sync-source";
import { describeEachEngine, openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { rebuild } from "@/tests/support/projection";
import { isLongForm } from "@/tests/support/test-form";

const now = "2026-11-20T20:00:00.000Z";

/** Overlapping terms, a term without an amount, quarters, Pacific midnights: each another body. */
const teams = ["northlight-search", "northlight-data", "northlight-checkout", "cafe-munster"];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 1 });
  sandbox.setClock(now);
  // Bodies that take their time can be torn in the middle.
  sandbox.setFault({ kind: "slow", path: "/v1/billing", milliseconds: 4, chunkBytes: 512 });
});
afterAll(() => sandbox.close());

/** `minutes` later than the first run, as a clock would have it. */
const syncOf = (book: TestDatabase, minutes = 0): SyncOf => ({
  book,
  sandbox,
  address: {
    ...addressOf(sandbox, "vercel", addDuration(now, minutes * 60_000)),
    settings: { teamIds: teams },
  },
});

/** Spread over a whole run: in turn while a body arrives and in the middle of a transaction. */
const momentsOf = (whole: Progress, rounds: number): Progress[] =>
  Array.from({ length: rounds }, (_, round) => {
    const share = (round + 0.5) / rounds;
    return round % 2 === 0
      ? { ...nothing, requests: Math.floor(whole.requests * share) }
      : { ...nothing, edges: Math.floor(whole.edges * share) };
  });

describeEachEngine("a sync over HTTP that is killed", (_getDatabase, engine) => {
  const ordinary = engine === "pglite" ? 4 : 2;
  const rounds = isLongForm ? 10 : ordinary;

  test(`${rounds} times loses nothing and doubles nothing`, { timeout: 900_000 }, async () => {
    const quiet = await openTestDatabase(engine);
    await quiet.database.close();
    const whole = await syncToTheEnd(syncOf(quiet));
    const expected = await look(quiet, listBelieved);
    expect(expected.accounts).toHaveLength(teams.length);
    expect(expected.ledger_entries?.length).toBeGreaterThan(500);

    const disturbed = await openTestDatabase(engine);
    await disturbed.database.close();
    const killedAfter: number[] = [];
    const accountsFound: number[] = [];
    for (const [round, moment] of momentsOf(whole, rounds).entries()) {
      killedAfter.push((await syncUntil(syncOf(disturbed, round), moment)).requests);
      // Opening the book takes longer than the round: now and then is enough.
      if (engine === "pglite" && round % 3 !== 0) continue;
      const found = await look(disturbed, async (db) => ({
        projection: await rebuild(db, now),
        contradictions: await listContradictions(db),
        accounts: await db.query<{ n: number }>(
          "select count(distinct account_id)::int as n from ledger_entries where known_to is null",
        ),
        // On a server the dead process's lease has to run out; that minute passes here.
        waited: await db.query("update connections set lease_until = '2000-01-01T00:00:00Z'"),
      }));
      expect(found.contradictions).toEqual([]);
      expect(found.projection.kept).toEqual(found.projection.rebuilt);
      accountsFound.push(found.accounts[0]?.n ?? 0);
    }
    // Killed in different places, before the first account as well as between two.
    expect(new Set(killedAfter).size).toBeGreaterThan(rounds / 2);
    expect(Math.min(...accountsFound)).toBeLessThan(Math.max(...accountsFound));

    await syncToTheEnd(syncOf(disturbed, rounds));
    await look(disturbed, async (db) => {
      expect(await listBelieved(db)).toEqual(expected);
      expect(await listContradictions(db)).toEqual([]);
      expect(await db.query("select 1 from staged_charges")).toEqual([]);
      const { kept, rebuilt } = await rebuild(db, now);
      expect(kept).toEqual(rebuilt);
    });
    await quiet.remove();
    await disturbed.remove();
  });
});
