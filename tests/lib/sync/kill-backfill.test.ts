import { afterAll, beforeAll, expect, test } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { datadog } from "@/lib/sources/datadog";
import type { Database } from "@/lib/store/database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { fingerprint, listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
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
import { isLongForm } from "@/tests/support/test-form";

/** COMMITBOOK_TEST_BACKFILL=2000x90 is the size that a large organization has. */
const size = process.env.COMMITBOOK_TEST_BACKFILL ?? (isLongForm ? "40x30" : "40x15");
const [commitments = 0, days = 0] = size.split("x").map(Number);
const isLarge = commitments * days > 10_000;
const timeout = isLarge ? 3_600_000 : 300_000;
const now = "2026-11-20T20:30:00.000Z";
/** The vendor restates its newest three days, so every run reads them again (metrics 3.14 ruling 26). */
const restated = ["2026-11-17", "2026-11-18", "2026-11-19"];
const dayMs = 86_400_000;
const list = "/api/v2/cost/commitments/commitment-list";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    anchor: "2026-11-20",
    datadogCommitments: commitments,
    requestsPerMinute: 1_000_000,
  });
  sandbox.setClock(now);
});
afterAll(() => sandbox.close());

const syncOf = (book: TestDatabase, minutes = 0): SyncOf => ({
  book,
  sandbox,
  address: {
    ...addressOf(sandbox, "datadog", addDuration(now, minutes * 60_000)),
    settings: { ...datadog.defaults, backfillDays: days },
  },
});

/** "aws/ec2/ri 2026-11-20", as often as it was asked for since the process started. */
const askedDays = (): string[] =>
  sandbox
    .requests()
    .filter(({ path, query }) => path === list && Number(query.end) - Number(query.start) === dayMs)
    .map(({ query }) => {
      const day = new Date(Number(query.start)).toISOString().slice(0, 10);
      return `${query.provider}/${query.product}/${query.commitmentType} ${day}`;
    });

const listKeptDays = async (db: Database): Promise<string[]> => {
  const rows = await db.query<{ kept: string }>(
    "select scope || ' ' || day::text as kept from sampled_days order by 1",
  );
  return rows.map(({ kept }) => kept);
};

const countDoubled = async (db: Database): Promise<number> => {
  const rows = await db.query(
    `select 1 from utilization_samples where known_to is null
     group by commitment_id, day having count(*) > 1`,
  );
  return rows.length;
};

/** Everything that must be the same, whether a process was killed or not. */
const lookAtAll = (book: TestDatabase) =>
  look(book, async (db) => ({
    facts: isLarge ? {} : await listBelieved(db),
    fingerprint: await fingerprint(db),
    days: await listKeptDays(db),
  }));

/** So far in each round; in turn while a day is being read and in the middle of its transaction. */
const momentsOf = (whole: Progress, rounds: number): Progress[] =>
  Array.from({ length: rounds }, (_, round) =>
    round % 2 === 0
      ? { ...nothing, requests: Math.floor(whole.requests / (rounds + 1)) }
      : { ...nothing, edges: Math.floor(whole.edges / (rounds + 1) / 2) * 2 + 1 },
  );

describeEachEngine(`a history of ${size} that is killed`, (_getDatabase, engine) => {
  const rounds = isLongForm ? 4 : 2;

  test(`${rounds} times asks for no finished day again and ends at the same book`, {
    timeout,
  }, async () => {
    const quiet = await openTestDatabase(engine);
    await quiet.database.close();
    const started = Date.now();
    const whole = await syncToTheEnd(syncOf(quiet));
    const quietMs = Date.now() - started;
    const asked = askedDays();
    expect(new Set(asked).size).toBe(asked.length);
    const expected = await lookAtAll(quiet);
    expect(expected.days).toEqual(asked.toSorted());
    expect(expected.days.length).toBeGreaterThan(days * 5);

    const disturbed = await openTestDatabase(engine);
    await disturbed.database.close();
    let disturbedMs = 0;
    let kept: string[] = [];
    const keptAfter: number[] = [];
    const repeated: string[] = [];
    const keep = (before: readonly string[]) => {
      const known = new Set(before);
      const again = askedDays().filter((day) => known.has(day));
      repeated.push(...again.map((day) => day.slice(-"2026-11-20".length)));
    };
    for (const [round, moment] of momentsOf(whole, rounds).entries()) {
      const begun = Date.now();
      await syncUntil(syncOf(disturbed, round), moment);
      disturbedMs += Date.now() - begun;
      keep(kept);
      kept = await look(disturbed, async (db) => {
        expect(await listContradictions(db)).toEqual([]);
        expect(await countDoubled(db)).toBe(0);
        // On a server the dead process's lease has to run out; that minute passes here.
        await db.query("update connections set lease_until = '2000-01-01T00:00:00Z'");
        return listKeptDays(db);
      });
      keptAfter.push(kept.length);
    }
    // Each round was killed in the middle of the history, and came further than the last one.
    expect(keptAfter[0]).toBeGreaterThan(0);
    expect(keptAfter).toEqual(keptAfter.toSorted((left, right) => left - right));
    expect(keptAfter.at(-1)).toBeLessThan(expected.days.length);

    const begun = Date.now();
    await syncToTheEnd(syncOf(disturbed, rounds));
    disturbedMs += Date.now() - begun;
    keep(kept);
    expect([...new Set(repeated)].toSorted()).toEqual(restated);
    expect(await lookAtAll(disturbed)).toEqual(expected);
    await look(disturbed, async (db) => {
      expect(await listContradictions(db)).toEqual([]);
      expect(await countDoubled(db)).toBe(0);
    });
    const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
    console.log(
      `${engine}, ${size}: ${seconds(quietMs)} undisturbed, ${seconds(disturbedMs)} with ${rounds} kills; days kept after each: ${keptAfter.join(", ")} of ${expected.days.length}`,
    );
    await quiet.remove();
    await disturbed.remove();
  });
});
