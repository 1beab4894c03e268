import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import {
  askForAll,
  connectAll,
  createStage,
  readWhole,
  type Stage,
} from "@/tests/built/chaos/stage";
import { type Reach, type Trouble, troublesOf } from "@/tests/built/chaos/troubles";
import { createVendor } from "@/tests/built/chaos/vendor-moves";
import {
  hasPostgres,
  type OwnPostgres,
  startOwnPostgres,
} from "@/tests/built/support/own-postgres";
import { makeUsedBook, makeUsedBookAt, type UsedBook } from "@/tests/built/support/used-book";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { createDice } from "@/tests/lib/sync/support/dice";
import { smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { type Engine, openTestDatabase } from "@/tests/support/database";
import { rebuild } from "@/tests/support/projection";

const rounds = Number(process.env.COMMITBOOK_CHAOS_ROUNDS ?? 1);
const seed = Number(process.env.COMMITBOOK_CHAOS_SEED ?? 20_261_120);
const troublesEach = 3;

const now = () => new Date().toISOString();

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const makeBook = async (
  engine: Engine,
): Promise<{ book: UsedBook; postgres: OwnPostgres | null }> => {
  if (engine === "pglite") return { book: await makeUsedBook(), postgres: null };
  const postgres = await startOwnPostgres();
  ends.push(() => postgres.stop());
  return { book: await makeUsedBookAt({ databaseUrl: postgres.url, dataDir: "" }), postgres };
};

/** The book that never sees any trouble. */
const openQuiet = async (sandbox: Sandbox) => {
  const { database, remove } = await openTestDatabase();
  ends.push(remove);
  return async () => {
    for (const { connect } of smallSources)
      await syncSmall(database, connect(sandbox, sandbox.url), now);
    return listBelieved(database);
  };
};

/** A source that somebody removed is connected again, and everything is read by one server alone. */
const settle = async (stage: Stage, sandbox: Sandbox): Promise<void> => {
  await stage.open((db) => connectAll(db, sandbox));
  const app = await stage.start();
  expect(await readWhole(app, sandbox)).toEqual(smallSources.map(() => "complete"));
  await stage.stopAll("SIGTERM");
};

const disturb = async (reach: Reach, say: (text: string) => void): Promise<void> => {
  const { stage, sandbox, dice } = reach;
  const all = [...troublesOf(reach)];
  const chosen: Trouble[] = Array.from({ length: troublesEach }, () =>
    all.splice(dice(all.length), 1),
  ).flat();
  await askForAll(await stage.start(), sandbox);
  for (const { name, work } of chosen) {
    const afterMs = dice(1_500);
    await sleep(afterMs);
    say(`  after ${afterMs} ms: ${name}`);
    await work(reach);
  }
  await sleep(dice(1_000));
  const signal = dice(2) === 0 ? "SIGTERM" : "SIGKILL";
  say(`  all is stopped: ${signal}`);
  await stage.stopAll(signal);
};

describe.each(["pglite", "postgres"] as const)("a bad night on %s", (engine) => {
  test.skipIf(engine === "postgres" && !hasPostgres)(
    `${rounds} rounds of trouble leave the book that a quiet night leaves (seed ${seed})`,
    { timeout: 120_000 + rounds * 120_000 },
    async () => {
      const dice = createDice(seed);
      const sandbox = await startSandbox({ rowsPerDay: 1, requestsPerMinute: 1_000_000 });
      ends.push(() => sandbox.close());
      const vendor = createVendor(sandbox, dice);
      const { book, postgres } = await makeBook(engine);
      ends.push(() => book.remove());
      const stage = createStage(sandbox, book);
      ends.push(() => stage.stopAll("SIGKILL"));
      const readQuietly = await openQuiet(sandbox);
      await stage.open((db) => connectAll(db, sandbox));
      for (let round = 1; round <= rounds; round += 1) {
        console.log(`${engine}, round ${round} of seed ${seed}: ${vendor.move()}`);
        await disturb({ stage, sandbox, vendor, dice, postgres }, console.log);
        await settle(stage, sandbox);
        const expected = await readQuietly();
        await stage.open(async (db) => {
          expect(await listContradictions(db)).toEqual([]);
          expect(await listBelieved(db)).toEqual(expected);
          const { kept, rebuilt } = await rebuild(db, now());
          expect(kept).toEqual(rebuilt);
        });
        const facts = Object.values(expected).reduce((sum, rows) => sum + rows.length, 0);
        console.log(`  ${facts} facts are those of a quiet night, and none contradicts another`);
      }
    },
  );
});
