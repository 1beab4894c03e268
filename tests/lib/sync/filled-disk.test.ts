import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { look, nothing, syncOverFullDisk, syncToTheEnd } from "@/tests/lib/sync/support/sync-child";
import { addressOf } from "@/tests/lib/sync/support/sync-source";
import { copyOfBook, openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { rebuild } from "@/tests/support/projection";
import { canMountDisk, makeSmallDisk } from "@/tests/support/small-disk";

const first = "2026-11-20T20:00:00.000Z";
const second = addDuration(first, 9 * 24 * 3_600_000);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 1 });
  sandbox.setFault({ kind: "slow", path: "/v1/billing", milliseconds: 4, chunkBytes: 512 });
});
afterAll(() => sandbox.close());

const teams = ["northlight-search", "cafe-munster"];

/** One read at an instant that the vendor shares. */
const syncOf = (book: TestDatabase, now: string) => {
  sandbox.setClock(now);
  return {
    ...{ book, sandbox },
    address: { ...addressOf(sandbox, "vercel", now), settings: { teamIds: teams } },
  };
};

const openClosed = async (): Promise<TestDatabase> => {
  const book = await openTestDatabase("pglite");
  await book.database.close();
  return book;
};

describe.skipIf(!canMountDisk)("a disk that fills in the middle of a sync", () => {
  test("costs a run, and no fact: it is read again by itself to the same book", {
    timeout: 300_000,
  }, async () => {
    const quiet = await openClosed();
    const disk = await makeSmallDisk(320);
    await syncToTheEnd(syncOf(quiet, first));
    const troubled = await copyOfBook(quiet);
    await troubled.database.close();
    const before = await look(quiet, listBelieved);
    const whole = await syncToTheEnd(syncOf(quiet, second));
    const expected = await look(quiet, listBelieved);
    // New days, and days that are told otherwise: there is something to lose.
    expect(expected).not.toEqual(before);

    // While a body arrives, and again in the middle of a transaction.
    const moments = [
      { ...nothing, requests: Math.ceil(whole.requests / 3) },
      { ...nothing, edges: Math.ceil(whole.edges / 3) },
    ];
    await syncOverFullDisk({ ...syncOf(troubled, second), disk }, moments);
    await look(troubled, async (db) => {
      expect(await listBelieved(db)).toEqual(expected);
      expect(await listContradictions(db)).toEqual([]);
      expect(await db.query("select 1 from staged_charges")).toEqual([]);
      const { kept, rebuilt } = await rebuild(db, addDuration(second, 600_000));
      expect(kept).toEqual(rebuilt);
      const states = await db.query<{ state: string }>(
        "select state from sync_runs order by queued_at",
      );
      // It was hit, or this would show nothing.
      expect(states.map(({ state }) => state)).toContain("interrupted");
    });
    for (const each of [disk, quiet, troubled]) await each.remove();
  });
});
