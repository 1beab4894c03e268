import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { textCharsMax } from "@/lib/providers/foreign-text";
import type { Database } from "@/lib/store/database";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { now, story } from "@/tests/lib/providers/reading";
import { startRelay } from "@/tests/lib/providers/relay";
import { listBelieved } from "@/tests/lib/sync/support/book";
import { emptyBook } from "@/tests/lib/sync/support/empty-book";
import { type SmallSource, smallSources, syncSmall } from "@/tests/lib/sync/support/small-source";
import { describeEachEngine } from "@/tests/support/database";

vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...story, rowsPerDay: 1 });
});
afterAll(() => sandbox.close());

type Change = (path: string, body: string) => string;

/** The source once as it is, and once more as a hostile vendor sends it. */
const syncTwice = async (db: Database, { connect }: SmallSource, change: Change) => {
  let isHostile = false;
  const relay = await startRelay(sandbox.url, (path, body) =>
    isHostile ? change(path, body) : body,
  );
  const connection = connect(sandbox, relay.url);
  const sync = () => syncSmall(db, connection, () => now);
  expect(await sync()).toMatchObject({ state: "complete" });
  const known = await listBelieved(db);
  isHostile = true;
  const startedMs = performance.now();
  const run = await sync();
  const seconds = (performance.now() - startedMs) / 1000;
  await relay.close();
  return { run, known, seconds };
};

const deep = `${'{"a":['.repeat(25_000)}1${"]}".repeat(25_000)}`;
const lists = smallSources.flatMap((source) => source.lists.map((path) => ({ ...source, path })));

/** Where a name is sent, and in which field. */
const names: Readonly<Record<string, { readonly path: string; readonly field: string }>> = {
  Vercel: { path: "/v1/billing/contract-commitments", field: "ContractCommitmentDescription" },
  Metronome: { path: "/v1/contracts/customerBalances/list", field: "name" },
  Datadog: { path: "/api/v2/cost/commitments/commitment-list", field: "database_engine" },
};

const hostileName = `\u202e\u0007${"N".repeat(60_000)}`;

/** The same rows, each with that name: lines of JSON, or an array under a name. */
const rename = (body: string, field: string): string => {
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  const renamed = (row: object) => ({ ...row, [field]: hostileName });
  return lines
    .map((line) => {
      const parsed = JSON.parse(line);
      const list = ["data", "commitments"].find((name) => Array.isArray(parsed[name]));
      if (list === undefined) return JSON.stringify(renamed(parsed));
      return JSON.stringify({ ...parsed, [list]: parsed[list].map(renamed) });
    })
    .join("\n");
};

const allNames = (db: Database) =>
  db.query<{ name: string; attributes: string }>(
    "select name, attributes::text as attributes from commitments where known_to is null",
  );

const issuesOf = (db: Database) =>
  db.query<{ code: string; reason: string; is_set_aside: boolean; row_count: number }>(
    "select code, reason, is_set_aside, row_count from data_issues where resolved_at is null",
  );

describeEachEngine("a hostile vendor", (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  test.each(lists)(
    "that nests $path of $name 50,000 levels deep is told so in words, and what was known stands",
    async ({ path: of, ...source }) => {
      const db = getDatabase();
      const { run, known } = await syncTwice(db, source, (path, body) =>
        path.startsWith(of) ? deep : body,
      );
      expect(["incomplete", "failed"]).toContain(run.state);
      expect(run.error?.kind).not.toBe("internal");
      const issues = (await issuesOf(db)).map(({ reason }) => reason);
      expect([run.error?.message, ...issues].join("\n")).toMatch(/nested deeper than 64 levels/);
      expect(await listBelieved(db)).toEqual(known);
    },
  );

  test.each(smallSources)(
    "whose names at $name are endless and turn the page around is kept within bounds, and every record whole",
    async (source) => {
      const db = getDatabase();
      const { path: of, field } = names[source.name] ?? { path: "", field: "" };
      const { run } = await syncTwice(db, source, (path, body) =>
        path.startsWith(of) ? rename(body, field) : body,
      );
      expect(run).toMatchObject({ error: null, state: "complete" });
      const texts = (await allNames(db)).map(({ name, attributes }) => `${name}${attributes}`);
      expect(texts.join()).toContain("[U+202E]");
      for (const unseen of ["\u0007", "\u202e"]) expect(texts.join()).not.toContain(unseen);
      for (const { name } of await allNames(db))
        expect(name.length).toBeLessThanOrEqual(3 * textCharsMax);
      const codes = (await issuesOf(db)).map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(["text-too-long", "unseen-characters"]));
      const [record] = await db.query<{ chars: number }>(
        "select max(length(raw))::int as chars from source_records",
      );
      expect(record?.chars).toBeGreaterThan(60_000);
    },
  );
});

const badRows = 18_870;

const rubbish = Array.from({ length: badRows }, (_, index) =>
  JSON.stringify({ nobody: "can read this", index, filler: "x".repeat(600) }),
);

/** Once for each list, whatever form it has: lines, or an array under a name. */
const addRubbish = (of: string): Change => {
  let isDone = false;
  return (path, body) => {
    if (isDone || !path.startsWith(of)) return body;
    isDone = true;
    const [, opening] = /("(?:data|commitments|teams)":\s*\[)/.exec(body) ?? [];
    if (opening === undefined) return `${body.trimEnd()}\n${rubbish.join("\n")}`;
    const isEmpty = body.includes(`${opening}]`);
    return body.replace(opening, `${opening}${rubbish.join(",")}${isEmpty ? "" : ","}`);
  };
};

describeEachEngine(`${badRows} rows that nobody can read`, (getDatabase) => {
  beforeEach(() => emptyBook(getDatabase()));

  const [vercel] = smallSources;
  const many = [...lists, ...(vercel ? [{ ...vercel, path: "/v2/teams" }] : [])];
  test.each(many)("at $path of $name are all counted, and few of them listed", async (list) => {
    const db = getDatabase();
    const { run, seconds, known } = await syncTwice(db, list, addRubbish(list.path));
    console.log(`${list.name} ${list.path}: ${badRows} bad rows in ${seconds.toFixed(1)} s`);
    expect(run.rowsSetAside).toBe(badRows);
    const issues = (await issuesOf(db)).filter((issue) => issue.is_set_aside);
    expect(issues.length).toBeLessThanOrEqual(1_001);
    expect(issues.reduce((sum, { row_count }) => sum + row_count, 0)).toBe(badRows);
    expect(await listBelieved(db)).toEqual(known);
  });
});
