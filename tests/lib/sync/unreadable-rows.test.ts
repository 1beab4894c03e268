import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { startListRelay } from "@/tests/lib/sync/support/list-relay";
import { smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";
import { isLongForm } from "@/tests/support/test-form";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

/** Every subset of the first rows of a list, by the places of its members. */
const subsetsOf = (count: number): readonly ReadonlySet<number>[] =>
  Array.from({ length: 2 ** count - 1 }, (_, bits) => {
    const places = Array.from({ length: count }, (_place, place) => place);
    return new Set(places.filter((place) => ((bits + 1) >> place) & 1));
  });

/** Seven subsets of the embedded book, three of the other, which keeps the same facts. */
const rowsMax = { pglite: 3, postgres: isLongForm ? 3 : 2 };

const lists = smallSources.flatMap((source) => source.lists.map((path) => ({ ...source, path })));

describeEachEngine("unreadable rows", (getDatabase, engine) => {
  beforeEach(() => emptyBook(getDatabase()));

  test.each(lists)(
    "of $name at $path, whichever they are, change nothing of what was known (metrics 3.14 rulings 24 and 25)",
    async ({ connect, path: of }) => {
      const db = getDatabase();
      const relay = await startListRelay(sandbox.url);
      const connection = connect(sandbox, relay.url);
      const sync = () => syncSmall(db, connection, () => now);
      let rows = 0;
      relay.setFates((path, _row, index) => {
        if (path.startsWith(of)) rows = Math.max(rows, index + 1);
        return "whole";
      });
      expect(await sync()).toMatchObject({ state: "complete", rowsSetAside: 0 });
      const known = await listBelieved(db);
      expect(rows).toBeGreaterThan(0);
      for (const places of subsetsOf(Math.min(rows, rowsMax[engine]))) {
        relay.setFates((path, _row, index) =>
          path.startsWith(of) && places.has(index) ? "broken" : "whole",
        );
        const run = await sync();
        const told = [...places].join(" and ");
        expect([told, run.state]).toEqual([told, "incomplete"]);
        expect(run.rowsSetAside).toBeGreaterThan(0);
        expect([told, await listBelieved(db)]).toEqual([told, known]);
      }
      relay.setFates(() => "whole");
      expect(await sync()).toMatchObject({ state: "complete", factsWritten: 0, factsClosed: 0 });
      expect(await listContradictions(db)).toEqual([]);
      await relay.close();
    },
  );
});
