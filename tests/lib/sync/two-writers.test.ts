import { afterAll, beforeAll, expect, test } from "vitest";
import { dropProjection } from "@/lib/store/projection/ensure-forward";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { look, type SyncOf, syncToTheEnd } from "@/tests/lib/sync/support/sync-child";
import { addressOf } from "@/tests/lib/sync/support/sync-source";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { bringAllForward, rebuild } from "@/tests/support/projection";

const now = "2026-11-20T20:00:00.000Z";

/** One book holds all of them, each read by a process and a connection of its own. */
const writers = [
  { connectionId: "con_left", teamIds: ["northlight-search", "northlight-data"] },
  { connectionId: "con_right", teamIds: ["northlight-checkout", "cafe-munster"] },
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 1 });
  sandbox.setClock(now);
});
afterAll(() => sandbox.close());

const syncOf = (
  book: TestDatabase,
  { connectionId, teamIds }: (typeof writers)[number],
): SyncOf => ({
  book,
  sandbox,
  address: { ...addressOf(sandbox, "vercel", now), settings: { teamIds }, connectionId },
});

test.skipIf(!process.env.COMMITBOOK_TEST_DATABASE_URL)(
  "two processes that write at once, and a third that adds up and drops, leave one book",
  async () => {
    const quiet = await openTestDatabase("postgres");
    for (const each of writers) await syncToTheEnd(syncOf(quiet, each));
    const expected = await look(quiet, listBelieved);

    const busy = await openTestDatabase("postgres");
    // What is slow to arrive is written in the midst of what the other writes.
    sandbox.setFault({ kind: "slow", path: "/v1/billing", milliseconds: 3, chunkBytes: 512 });
    let isWriting = true;
    const writing = Promise.all(writers.map((each) => syncToTheEnd(syncOf(busy, each)))).finally(
      () => {
        isWriting = false;
      },
    );
    let rounds = 0;
    while (isWriting) {
      await bringAllForward(busy.database, now);
      if (rounds % 4 === 3) await dropProjection(busy.database);
      rounds += 1;
      await new Promise((rest) => setTimeout(rest, 20));
    }
    await writing;
    sandbox.clearFaults();
    expect(rounds).toBeGreaterThan(10);
    expect(await listBelieved(busy.database)).toEqual(expected);
    expect(await listContradictions(busy.database)).toEqual([]);
    const { kept, rebuilt } = await rebuild(busy.database, now);
    expect(kept).toEqual(rebuilt);
    await quiet.remove();
    await busy.remove();
  },
  1_200_000,
);
