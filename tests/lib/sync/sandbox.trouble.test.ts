import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { accountIdOf } from "@/lib/providers/vercel/map";
import { getAccount } from "@/lib/server/queries/get-account";
import { getConnection } from "@/lib/server/queries/get-connection";
import { listDataIssues } from "@/lib/server/queries/list-data-issues";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import { dataIssueQuery } from "@/lib/wire/connection";
import { type Fault, type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { word } from "@/tests/lib/server/queries/read-words";
import { listBelieved, listContradictions } from "@/tests/lib/sync/support/book";
import { runSync, testConnection } from "@/tests/lib/sync/support/run-sync";
import { openVercel } from "@/tests/lib/sync/support/sync-source";
import { type Trouble, troubles } from "@/tests/lib/sync/support/troubles";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { emptyBook, rebuild } from "@/tests/support/projection";

// Each case is three syncs of the company with a rebuild after each: what is asked is what came of them.
vi.setConfig({ testTimeout: 120_000 });

/** Three syncs of one book: in trouble from the start, well, and in trouble again. */
const [first, second, third] = [0, 10, 20].map((minute) => `2026-11-20T20:${10 + minute}:00.000Z`);
const [atFirst = "", atSecond = "", atThird = ""] = [first, second, third];

const connectionId = testConnection().id;
let sandbox: Sandbox;
let book: TestDatabase;
let troubled = "";
let untroubled = "";
/** What an undisturbed sync believes, table by table. */
let whole: Record<string, readonly string[]>;

/** Without the vendor's own words, which may say more than the fact that was read from them. */
const listFacts = async (): Promise<Record<string, readonly string[]>> => {
  const tables = Object.entries(await listBelieved(book.database));
  const words = /"(raw|source_id)": ("(\\.|[^"\\])*"|null),? ?/g;
  return Object.fromEntries(
    tables.map(([name, facts]) => [name, facts.map((fact) => fact.replaceAll(words, ""))]),
  );
};

beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", rowsPerDay: 1 });
  sandbox.setClock("2026-11-20T20:00:00.000Z");
  book = await openTestDatabase();
  troubled = accountIdOf(connectionId, sandbox.vercel.teamId("northlight-storefront"));
  untroubled = accountIdOf(connectionId, sandbox.vercel.teamId("northlight-docs"));
  expect(await sync(atFirst)).toMatchObject({ state: "complete" });
  whole = await listFacts();
});
afterAll(async () => {
  await sandbox.close();
  await book.remove();
});

beforeEach(async () => {
  sandbox.clearFaults();
  await emptyBook(book.database);
});

/** Whatever a read meets, what is kept beside the facts is what they come to. */
const sync = async (at: string): Promise<StoredSyncRun> => {
  // Whoever is told to wait has waited as soon as it asks what time it is.
  let waitedMs = 0;
  const { connection, provider } = openVercel(sandbox.vercel.url, sandbox.vercel.token, {
    retry: { baseMs: 1, tryMax: 3 },
    headersTimeoutMs: 300,
    idleTimeoutMs: 300,
    now: () => Date.now() + waitedMs,
    sleep: async (ms) => {
      waitedMs += ms;
    },
  });
  const teamIds = ["northlight-storefront", "northlight-docs"].map(sandbox.vercel.teamId);
  const settings = { ...connection.settings, teamIds };
  installBook(book.database, at);
  const run = await runSync({
    db: book.database,
    provider,
    connection: { ...connection, settings },
    clock: () => at,
  });
  const { kept, rebuilt } = await rebuild(book.database, at);
  expect(kept).toEqual(rebuilt);
  return run;
};

const post = (fault: Fault): void =>
  sandbox.setFault({ ...fault, teamId: sandbox.vercel.teamId("northlight-storefront") });

const countOf = async (table: string): Promise<number> =>
  (await listFacts())[table]?.filter((fact) => fact.includes(troubled)).length ?? 0;
const countInWhole = (table: string): number =>
  whole[table]?.filter((fact) => fact.includes(troubled)).length ?? 0;

/** Facts that only one of the two has. */
const changesSince = (before: typeof whole, after: typeof whole): string[] =>
  Object.keys(before).flatMap((table) => {
    const [was, is] = [new Set(before[table]), new Set(after[table])];
    return [...was]
      .filter((fact) => !is.has(fact))
      .concat([...is].filter((fact) => !was.has(fact)));
  });

const openIssues = async () => {
  const query = dataIssueQuery.parse({ limit: "200", account: troubled });
  return (await listDataIssues(asViewer(), query)).data;
};

const show = async (accountId: string) => {
  const { data } = await getAccount(asViewer(), { accountId, asOf: atFirst });
  const figures = data.positions.flatMap(({ unit, committed, drawn, available, overage }) =>
    [committed, drawn, available, overage].map((metric) => `${word(metric)} ${unit.code}`),
  );
  return { state: data.state, reason: data.reason, readAt: data.readAt, figures };
};
const plain = (figures: readonly string[]) =>
  figures.map((each) => each.replace("incomplete ", ""));

const freshnessOf = async () => (await getConnection(asViewer(), { connectionId })).data.freshness;

/** What the first sync of a book leaves of good rows, row by row. */
const expectGoodRows = async ({ keeps }: Trouble): Promise<void> => {
  for (const table of ["segments", "charges"] as const) {
    const [found, all] = [await countOf(table), countInWhole(table)];
    const kept = found === all ? "all" : found === 0 ? "none" : "some";
    expect(`${table}: ${kept}`).toBe(`${table}: ${keeps[table]}`);
  }
};

const expectSetAside = async ({ setAside }: Trouble): Promise<void> => {
  const issues = (await openIssues()).filter(({ isSetAside }) => isSetAside);
  if (setAside === null) return expect(issues).toEqual([]);
  expect(issues.length).toBeGreaterThan(0);
  for (const issue of issues) {
    expect(issue).toMatchObject({ code: setAside.code, lastSeenAt: expect.any(String) });
    expect(issue.reason).toMatch(setAside.reason);
    expect(issue.line).toBeGreaterThan(0);
    expect(issue.raw).not.toBe("");
  }
};

test.each(troubles)("a sync that meets $name", async (trouble) => {
  // From the start: the good rows are kept, and what to do is said.
  post(trouble.fault);
  const run = await sync(atFirst);
  expect(run).toMatchObject({ state: trouble.run });
  if (trouble.says === null) expect(run.error).toBeNull();
  else expect(run.error?.message).toMatch(trouble.says);
  await expectGoodRows(trouble);
  await expectSetAside(trouble);

  // Once the trouble is over the book is whole, as if there had been none.
  sandbox.clearFaults();
  expect(await sync(atSecond)).toMatchObject({ state: "complete", error: null });
  expect(changesSince(whole, await listFacts())).toEqual([]);
  expect(await openIssues()).toEqual([]);
  const before = await show(troubled);

  // In a book with good figures: they stand where they are, dated, and the others are not touched.
  post(trouble.fault);
  const state = trouble.again ?? trouble.run;
  const says = trouble.saysAgain ?? trouble.says;
  expect(await sync(atThird)).toMatchObject({ state });
  await expectSetAside(trouble);
  const [after, freshness] = [await show(troubled), await freshnessOf()];
  const haveMoved = plain(after.figures).join() !== plain(before.figures).join();
  expect(haveMoved ? "move" : "stay").toBe(trouble.figures);
  expect(await listContradictions(book.database)).toEqual([]);
  if (says === null) {
    expect(after).toEqual({ ...before, readAt: atThird });
    expect(freshness).toMatchObject({ state, lastCompleteAt: atThird, reason: null });
    return;
  }
  expect(freshness).toMatchObject({ state, lastCompleteAt: atSecond });
  expect(freshness.reason).toMatch(says);
  // Rows set aside leave a gap in the middle of a read that reached the end: its date moves on.
  expect(after).toMatchObject({ state, readAt: trouble.reachesTheEnd ? atThird : atSecond });
  if (state === "failed") return;
  expect(after.reason).toMatch(says);
  expect(after.figures.some((figure) => figure.includes("incomplete"))).toBe(true);
  const other = await show(untroubled);
  expect(other).toMatchObject({ state: "complete", reason: null, readAt: atThird });
});
