import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import type { Database } from "@/lib/store/database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { createDice } from "@/tests/lib/sync/support/dice";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { type ListFates, startListRelay } from "@/tests/lib/sync/support/list-relay";
import { smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine, type Engine, withDatabase } from "@/tests/support/database";
import { isLongForm } from "@/tests/support/test-form";

vi.setConfig({ testTimeout: 600_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

/** In the ordinary form the engines share the dice out between them. */
const seedsOf = (engine: Engine): readonly number[] =>
  isLongForm ? [1, 3, 4, 5] : engine === "pglite" ? [1] : [3];
const hourMs = 3_600_000;

/** The same row meets the same fate in every answer of one sync, whichever day it is asked for. */
const rowNumber = (row: string): number => {
  const id = /"(?:commitment_id|id)":"([^"]+)"/.exec(row)?.[1] ?? row;
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_009, 7);
};

/** One trouble for one of the lists: some rows broken, most gone, or all of them. */
const rollFates = (dice: (sides: number) => number, lists: readonly string[]): ListFates => {
  const troubled = lists[dice(lists.length)] ?? "";
  const kind = dice(3);
  const salt = dice(100);
  return (path, row, index) => {
    if (!path.startsWith(troubled)) return "whole";
    if (kind === 0) return (rowNumber(row) + salt) % 3 === 0 ? "broken" : "whole";
    // A charge less is a restatement; no charge at all is a doubt.
    const isKept = kind === 1 && index === 0 && !path.startsWith("/v1/billing/charges");
    return isKept ? "whole" : "gone";
  };
};

/** What every commitment comes to, kind by kind. */
const listSums = async (db: Database): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.query<{ id: string; account_id: string; sums: string }>(
    `select c.id, c.account_id, coalesce((
       select string_agg(s.kind || ' ' || s.amount, ', ' order by s.kind) from (
         select kind, trim_scale(sum(amount))::text as amount from ledger_entries e
         where e.account_id = c.account_id and e.commitment_id = c.id and e.known_to is null
         group by kind) s), '') as sums
     from commitments c where c.known_to is null`,
  );
  return new Map(rows.map(({ id, account_id, sums }) => [`${account_id} ${id}`, sums]));
};

const listMarked = async (db: Database): Promise<ReadonlySet<string>> => {
  const rows = await db.query<{ account_id: string }>(
    "select distinct account_id from stream_reads where state = 'incomplete'",
  );
  return new Set(rows.map(({ account_id }) => account_id));
};

const casesOf = (engine: Engine) =>
  smallSources.flatMap((source) => seedsOf(engine).map((seed) => ({ ...source, seed })));

describeEachEngine("a shrinking vendor", (getDatabase, engine) => {
  beforeEach(() => emptyBook(getDatabase()));

  test.each(casesOf(engine))(
    "$name (seed $seed) changes no figure without a word, and leaves no trace",
    ({ connect, lists, seed }) =>
      withDatabase(async (untroubled) => {
        const troubled = getDatabase();
        const relay = await startListRelay(sandbox.url);
        const dice = createDice(seed);
        const syncBoth = async (at: string) => {
          sandbox.setClock(at);
          await syncSmall(untroubled, connect(sandbox, sandbox.url), () => at);
          return syncSmall(troubled, connect(sandbox, relay.url), () => at);
        };
        let at = now;
        expect(await syncBoth(at)).toMatchObject({ state: "complete" });
        for (let step = 1; step <= 4; step += 1) {
          at = addDuration(at, (1 + dice(5)) * hourMs);
          relay.setFates(rollFates(dice, lists));
          await syncBoth(at);
          const [sums, marked] = [await listSums(troubled), await listMarked(troubled)];
          for (const [key, expected] of await listSums(untroubled)) {
            const [accountId = ""] = key.split(" ");
            if (!marked.has(accountId))
              expect([step, key, sums.get(key)]).toEqual([step, key, expected]);
            // What is marked is at most old: nothing that was known is gone.
            else expect([step, key, sums.has(key)]).toEqual([step, key, true]);
          }
          expect(await listContradictions(troubled)).toEqual([]);
        }
        relay.setFates(() => "whole");
        at = addDuration(at, hourMs);
        expect(await syncBoth(at)).toMatchObject({ state: "complete" });
        expect(await listBelieved(troubled)).toEqual(await listBelieved(untroubled));
        sandbox.setClock(null);
        await relay.close();
      }, engine),
  );
});
