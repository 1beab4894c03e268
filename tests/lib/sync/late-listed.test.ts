import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { wantHistory } from "@/lib/store/history-wanted";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { type RowFate, startListRelay } from "@/tests/lib/sync/support/list-relay";
import { reservationsOf, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());

const dayMs = 86_400_000;

const connectTo = (baseUrl: string) => reservationsOf(sandbox, baseUrl, 12);

/** What the vendor counted and when it was read is of the run, not of the commitments. */
const historyOf = async (...of: Parameters<typeof listBelieved>) => {
  const { commitments, segments, utilization_samples, ledger_entries } = await listBelieved(...of);
  return { commitments, segments, utilization_samples, ledger_entries };
};

describeEachEngine("history (metrics 3.14 ruling 26)", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  const readWhole = async () => {
    await emptyBook(getDatabase());
    expect(await syncSmall(getDatabase(), connectTo(sandbox.url), () => now)).toMatchObject({
      state: "complete",
    });
    const whole = await historyOf(getDatabase());
    await emptyBook(getDatabase());
    return whole;
  };

  test.each(["gone", "broken"] as const)(
    "of a reservation that was %s at first is read back to its start",
    async (fate: RowFate) => {
      const whole = await readWhole();
      const relay = await startListRelay(sandbox.url);
      const sync = (at: string) => syncSmall(getDatabase(), connectTo(relay.url), () => at);
      relay.setFates((_path, _row, index) => (index === 2 ? fate : "whole"));
      await sync(addDuration(now, -3_600_000));
      const part = await historyOf(getDatabase());
      expect(part.utilization_samples?.length).toBeLessThan(whole.utilization_samples?.length ?? 0);
      relay.setFates(() => "whole");
      expect(await sync(now)).toMatchObject({ state: "complete" });
      expect(await historyOf(getDatabase())).toEqual(whole);
      expect(await listContradictions(getDatabase())).toEqual([]);
      await relay.close();
    },
  );

  test("of one that is listed, not listed, and listed again has no hole", async () => {
    const whole = await readWhole();
    const relay = await startListRelay(sandbox.url);
    const sync = (at: string) => syncSmall(getDatabase(), connectTo(relay.url), () => at);
    for (const [daysAgo, isListed] of [
      [6, true],
      [4, false],
      [2, true],
      [1, false],
      [0, true],
    ] as const) {
      const at = addDuration(now, -daysAgo * dayMs);
      sandbox.setClock(at);
      relay.setFates((_path, _row, index) => (index === 2 && !isListed ? "gone" : "whole"));
      await sync(at);
    }
    sandbox.setClock(null);
    const { utilization_samples: known = [] } = await historyOf(getDatabase());
    for (const sample of whole.utilization_samples ?? []) expect(known).toContain(sample);
    await relay.close();
  });

  test("is read again whole when somebody asks for it, and only then", async () => {
    const sync = (at: string) => syncSmall(getDatabase(), connectTo(sandbox.url), () => at);
    const oldest = addDuration(now, -12 * dayMs).slice(0, 10);
    const read = async () => {
      const [row] = await getDatabase().query<{ n: number; read_at: string }>(
        "select count(*)::int as n, min(read_at) as read_at from sampled_days",
      );
      return row;
    };
    sandbox.setFault({ kind: "utilization", as: "null", from: oldest, line: 2 });
    sandbox.setClock(addDuration(now, -3 * 3_600_000));
    await sync(addDuration(now, -3 * 3_600_000));
    sandbox.clearFaults();
    const wrong = async () =>
      getDatabase().query(
        `select 1 from utilization_samples
         where known_to is null and day = $1 and doubt = 'not-given' and raw = 'null'`,
        [oldest],
      );
    expect(await wrong()).not.toEqual([]);
    await sync(addDuration(now, -2 * 3_600_000));
    const before = await read();
    expect(await wrong()).not.toEqual([]);
    const asked = addDuration(now, -3_600_000);
    await getDatabase().transaction((tx) => wantHistory(tx, "con_datadog", asked));
    await sync(now);
    sandbox.setClock(null);
    expect(await wrong()).toEqual([]);
    const after = await read();
    expect(after?.n).toBe(before?.n);
    expect((after?.read_at ?? "") > asked).toBe(true);
    const versions = await getDatabase().query(
      "select 1 from utilization_samples where known_to is not null and day = $1",
      [oldest],
    );
    expect(versions.length).toBeGreaterThan(0);
    // What was asked for is done: the next sync leaves old days alone.
    await sync(addDuration(now, 60_000));
    expect((await read())?.read_at).toBe(after?.read_at);
  });

  test("that the vendor restates is read again within a week, and what was believed stays known", async () => {
    const sync = (at: string) => syncSmall(getDatabase(), connectTo(sandbox.url), () => at);
    const ago = (days: number): string => addDuration(now, -days * dayMs);
    sandbox.setFault({ kind: "utilization", as: "null", from: ago(9).slice(0, 10), line: 2 });
    sandbox.setClock(ago(7.5));
    await sync(ago(7.5));
    sandbox.clearFaults();
    sandbox.setClock(null);
    await sync(now);
    const missing = await getDatabase().query(
      `select day from utilization_samples where known_to is null and doubt = 'not-given'
         and raw = 'null'`,
    );
    expect(missing).toEqual([]);
    const before = await getDatabase().query(
      "select day from utilization_samples where known_to is not null",
    );
    expect(before.length).toBeGreaterThan(0);
  });
});
