import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import type { Connection } from "@/lib/providers/provider";
import { datadog } from "@/lib/sources/datadog";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { type RowFate, startListRelay } from "@/tests/lib/sync/support/list-relay";
import { syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());

const dayMs = 86_400_000;

const connectTo = (baseUrl: string): Connection => ({
  id: "con_datadog",
  provider: "datadog",
  name: "Northlight",
  baseUrl,
  secret: `${sandbox.datadog.apiKey}:${sandbox.datadog.appKey}`,
  settings: {
    ...datadog.defaults,
    backfillDays: 12,
    products: [{ provider: "aws", product: "ec2", type: "ri" }],
  },
});

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
