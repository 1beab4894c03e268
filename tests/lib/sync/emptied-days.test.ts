import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { startRelay } from "@/tests/lib/providers/relay";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { reservationsOf, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());

const connectTo = (baseUrl: string) => reservationsOf(sandbox, baseUrl, 6);

const day = addDuration(now, -2 * 86_400_000).slice(0, 10);
const asked = `start=${Date.parse(`${day}T00:00:00.000Z`)}`;

/** Answers without its rows, or without all but one of them, or without one of them. */
type Fate = "whole" | "empty" | "one left" | "one gone";
const rowsLeft: Record<Exclude<Fate, "whole">, (rows: readonly unknown[]) => readonly unknown[]> = {
  empty: () => [],
  "one left": (rows) => rows.slice(0, 1),
  "one gone": (rows) => rows.slice(1),
};

const without = (fate: Fate, body: string): string => {
  if (fate === "whole") return body;
  const answer: { commitments: readonly unknown[] } = JSON.parse(body);
  return JSON.stringify({ ...answer, commitments: rowsLeft[fate](answer.commitments) });
};

describeEachEngine("a day of utilization that was read before", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  const start = async () => {
    let fate: Fate = "whole";
    const relay = await startRelay(sandbox.url, (path, body) =>
      path.includes("/commitment-list") && path.includes(asked) ? without(fate, body) : body,
    );
    return {
      close: () => relay.close(),
      sync: (answered: Fate, at: string) => {
        fate = answered;
        sandbox.setClock(at);
        return syncSmall(getDatabase(), connectTo(relay.url), () => at);
      },
      /** What is believed of the day. */
      believed: async () => {
        const { utilization_samples = [], ledger_entries = [] } = await listBelieved(getDatabase());
        return [...utilization_samples, ...ledger_entries].filter((fact) => fact.includes(day));
      },
    };
  };

  test.each(["empty", "one left"] as const)(
    "and is answered %s stands and says so, until a read a day later says the same (metrics 3.14 ruling 23)",
    async (fate) => {
      const { sync, believed, close } = await start();
      expect(await sync("whole", now)).toMatchObject({ state: "complete" });
      const before = await believed();
      expect(before.length).toBeGreaterThan(4);
      for (const minutes of [1, 2]) {
        const run = await sync(fate, addDuration(now, minutes * 60_000));
        expect(run.state).toBe("incomplete");
        expect(run.error?.message).toContain(`aws/ec2/ri ${day}: the vendor now lists`);
        expect(await believed()).toEqual(before);
      }
      const later = addDuration(now, 25 * 3_600_000);
      expect(await sync(fate, later)).toMatchObject({ state: "complete" });
      const after = await believed();
      expect(after.length).toBeLessThan(before.length);
      expect(after.filter((fact) => fact.includes("not-given")).length).toBeGreaterThan(0);
      expect(await listContradictions(getDatabase())).toEqual([]);
      expect(await sync("whole", addDuration(later, 60_000))).toMatchObject({ state: "complete" });
      expect(await believed()).toEqual(before);
      await close();
    },
  );

  test("and comes back without one of its rows has no value for that one any more", async () => {
    const { sync, believed, close } = await start();
    expect(await sync("whole", now)).toMatchObject({ state: "complete" });
    const before = await believed();
    expect(await sync("one gone", addDuration(now, 60_000))).toMatchObject({ state: "complete" });
    const after = await believed();
    const [gone, come] = [
      before.filter((fact) => !after.includes(fact)),
      after.filter((fact) => !before.includes(fact)),
    ];
    expect(gone.length).toBe(4);
    expect(come).toEqual([expect.stringContaining("not-given")]);
    expect(await listContradictions(getDatabase())).toEqual([]);
    await close();
  });
});
