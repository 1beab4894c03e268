import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addDuration } from "@/lib/domain/base/period";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { startRelay } from "@/tests/lib/providers/relay";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 300_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

type Emptied = {
  readonly source: string;
  readonly path: string;
  /** The list inside each row that is emptied; null: the rows themselves. */
  readonly inside: string | null;
  /** Where a connection names its accounts, the list of them says nothing that could be doubted. */
  readonly isDoubted: boolean;
};

const rowsOf = (source: string, path: string, isDoubted = true): Emptied => ({
  source,
  path,
  inside: null,
  isDoubted,
});
const insideOf = (path: string, inside: string): Emptied => ({
  source: "Metronome",
  path,
  inside,
  isDoubted: true,
});

const balances = "/v1/contracts/customerBalances/list";

/** Every list that a source of this version is read by. */
const lists: readonly Emptied[] = [
  rowsOf("Vercel", "/v2/teams", false),
  rowsOf("Vercel", "/v1/billing/contract-commitments"),
  rowsOf("Vercel", "/v1/billing/charges"),
  rowsOf("Metronome", "/v1/customers", false),
  rowsOf("Metronome", "/v1/credit-types/list"),
  rowsOf("Metronome", "/v2/contracts/list"),
  rowsOf("Metronome", balances),
  insideOf(balances, "access_schedule"),
  insideOf(balances, "invoice_schedule"),
  insideOf(balances, "ledger"),
  rowsOf("Datadog", "/api/v2/cost/commitments/commitment-list"),
];

const cases = lists.map((list) => ({
  ...list,
  told: list.inside === null ? list.path : `${list.inside} in ${list.path}`,
}));

/** The answer without its rows, or its rows without what one of their lists holds. */
const empty = (body: string, inside: string | null): string => {
  if (body.includes("\n{") || !/^\s*[{[]/.test(body)) return "";
  const parsed: unknown = JSON.parse(body);
  if (Array.isArray(parsed)) return "[]";
  const isLine = !["data", "teams", "commitments"].some((name) => body.includes(`"${name}":[`));
  if (isLine) return "";
  return JSON.stringify(parsed, (name, value) => {
    if (inside === null)
      return ["data", "teams", "commitments"].includes(name) && Array.isArray(value) ? [] : value;
    if (name !== inside) return value;
    return Array.isArray(value) ? [] : value && { ...value, schedule_items: [] };
  });
};

type Believed = Awaited<ReturnType<typeof listBelieved>>;

/** The first facts that are another before and after. */
const changesOf = (before: Believed, after: Believed): readonly string[] =>
  Object.entries(before)
    .flatMap(([table, facts]) => {
      const now = new Set(after[table]);
      const then = new Set(facts);
      return [
        ...facts.filter((fact) => !now.has(fact)).map((fact) => `${table}: gone ${fact}`),
        ...[...now].filter((fact) => !then.has(fact)).map((fact) => `${table}: new ${fact}`),
      ];
    })
    .slice(0, 4);

describeEachEngine("a list answered empty", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  test.each(cases)(
    "by $source at $told takes nothing from what is known, and says so (metrics 3.14 ruling 23)",
    async ({ source, path: of, inside, isDoubted }) => {
      const small = smallSources.find(({ name }) => name === source);
      if (small === undefined) throw new Error(`There is no small ${source}.`);
      const db = getDatabase();
      let isEmptied = false;
      let asked = 0;
      const relay = await startRelay(sandbox.url, (path, body) => {
        if (!path.startsWith(of)) return body;
        asked += 1;
        return isEmptied ? empty(body, inside) : body;
      });
      const connection = small.connect(sandbox, relay.url);
      let at = now;
      const sync = () => {
        at = addDuration(at, 60_000);
        const settled = at;
        sandbox.setClock(now);
        return syncSmall(db, connection, () => settled);
      };
      expect(await sync()).toMatchObject({ state: "complete" });
      expect(asked).toBeGreaterThan(0);
      const known = await listBelieved(db);
      isEmptied = true;
      for (let times = 0; times < 2; times += 1) {
        const run = await sync();
        expect(run.state).toBe(isDoubted ? "incomplete" : "complete");
        if (isDoubted) expect(run.error?.message).toMatch(/vendor now lists|in no list|may cut/);
        expect(changesOf(known, await listBelieved(db))).toEqual([]);
      }
      isEmptied = false;
      expect(await sync()).toMatchObject({ state: "complete" });
      expect(changesOf(known, await listBelieved(db))).toEqual([]);
      expect(await listContradictions(db)).toEqual([]);
      await relay.close();
    },
  );
});
