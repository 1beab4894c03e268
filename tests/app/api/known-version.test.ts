import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installContext } from "@/lib/server/context";
import { accountCodec } from "@/lib/store/codecs/account-codec";
import { archiveConnection } from "@/lib/store/connections";
import { resolveUnseenIssues, writeIssues } from "@/lib/store/data-issues";
import type { Database } from "@/lib/store/database";
import { ensureForward } from "@/lib/store/projection/ensure-forward";
import { listAccountRecords } from "@/lib/store/read/list-account-records";
import { writeStreamRead } from "@/lib/store/stream-reads";
import { writeFacts } from "@/lib/store/write-facts";
import { bearer, call, readsOf, startBookApp } from "@/tests/app/api/book-app";
import { type Read, readsOfBook } from "@/tests/app/api/every-read";
import { now } from "@/tests/lib/server/queries/northlight-book";
import type { TestApp } from "@/tests/lib/server/test-app";
import { someOf } from "@/tests/support/test-form";

// Everything that moves an answer times every viewer and address is a thousand requests.
vi.setConfig({ testTimeout: 600_000 });

let app: TestApp;
let reads: readonly Read[];
let keys: readonly string[];
beforeAll(async () => {
  app = await startBookApp();
  const { db } = app.context;
  await ensureForward(db, { accounts: "all" }, { now, madeBy: "source" });
  reads = [...readsOfBook, ...(await readsOf(app, "acc_store"))].filter(
    ({ route }) => route.gives.kind === "json",
  );
  keys = [
    await app.addKey(await app.addUser("finance")),
    await app.addKey(await app.addUser("viewer")),
    await app.addKey(await app.addUser("account-manager", { accountIds: ["acc_store"] })),
    await app.addKey(await app.addUser("account-manager", { accountIds: ["acc_docs"] })),
  ];
});
afterAll(() => app.close());

const ask = (read: Read, key: string, tag: string | null = null): Promise<Response> =>
  call(read, { ...bearer(key), ...(tag === null ? {} : { "if-none-match": tag }) });

const tagOf = ({ headers }: Response) => headers.get("etag") ?? "";
/** What was said, and the version of the book it stands on. */
const partsOf = (tag: string) => /^W\/"([\w-]+)(?:\.([\w-]+))?"$/.exec(tag)?.slice(1) ?? [];

/** The book, telling what was asked of it. */
const watched = (db: Database, seen: string[]): Database => {
  const watch = <Work extends Pick<Database, "query">>(inner: Work): Pick<Database, "query"> => ({
    query: (text, values) => {
      seen.push(text);
      return inner.query(text, values);
    },
  });
  return {
    engine: db.engine,
    ...watch(db),
    transaction: (work) => db.transaction((tx) => work(watch(tx))),
    snapshot: (work) => db.snapshot((tx) => work(watch(tx))),
    upkeep: (text) => db.upkeep(text),
    close: () => db.close(),
  };
};

const of = { connectionId: "con_1", syncRunId: "run_con_1_0" };

const readStream = (accountId: string) =>
  app.context.db.transaction((tx) =>
    writeStreamRead(
      tx,
      { ...of, accountId },
      { stream: "terms", trouble: null },
      app.context.clock(),
    ),
  );

const rename = async (accountId: string) => {
  const { db, clock } = app.context;
  const [record] = await listAccountRecords(db, { accounts: [accountId] }, { knownAt: clock() });
  if (!record) throw new Error("There is no such account.");
  const renamed = { ...record.account, name: `${record.account.name} renamed` };
  await db.transaction((tx) =>
    writeFacts(tx, {
      ...{ table: accountCodec.table, rows: [accountCodec.toRow(renamed, null)] },
      of: { ...of, accountId },
      ...{ knownAt: clock(), closesVanished: false },
    }),
  );
};

const issue = {
  ...{ accountId: null, stream: "accounts", request: "/v1", line: null, code: "unreadable" },
  ...{ reason: "It has no id.", raw: "{}", carries: null, isSetAside: true },
};

const hourMs = 3_600_000;

/** Everything that can move an answer, one after another. */
const steps: Readonly<Record<string, () => unknown>> = {
  "a second": () => app.pass(1_000),
  "a read of an account": () => readStream("acc_store"),
  "two minutes": () => app.pass(120_000),
  "another name": () => rename("acc_store"),
  "another name of another account": () => rename("acc_docs"),
  "an issue of no account": () => writeIssues(app.context.db, of, [issue], app.context.clock()),
  "an issue resolved": () =>
    resolveUnseenIssues(
      app.context.db,
      { ...of, syncRunId: "another" },
      null,
      "accounts",
      app.context.clock(),
    ),
  "an hour": () => app.pass(hourMs),
  "a run that was asked for": () => app.context.queue.requestSync("con_1", "demand"),
  "the end of a month": () => app.setTime("2026-12-01T08:00:00.000Z"),
  "a day, after which reads are stale": () => app.pass(25 * hourMs),
  "a clock that jumps back": () => app.pass(-3 * hourMs),
  "a source that is removed": () => archiveConnection(app.context.db, "con_1", app.context.clock()),
};

describe("a read that names the version it knows", () => {
  test("is not read again while nobody wrote", async () => {
    const [key = ""] = keys;
    const versioned = [];
    for (const read of reads) {
      const tag = tagOf(await ask(read, key));
      if (partsOf(tag)[1] === undefined) continue;
      versioned.push(read.path);
      const seen: string[] = [];
      installContext({ ...app.context, db: watched(app.context.db, seen) });
      expect([read.path, (await ask(read, key, tag)).status]).toEqual([read.path, 304]);
      app.reinstall();
      expect(seen.length).toBeLessThanOrEqual(8);
      expect(
        seen.filter((text) => /standing_records|ledger_entries|from standings/.test(text)),
      ).toEqual([]);
    }
    expect(versioned).toHaveLength(15);
  });

  test("is another for who may see something else, and at another address", async () => {
    app.setTime(now);
    const versions = new Set<string>();
    const few = reads.slice(0, 4);
    for (const key of keys)
      for (const read of few) {
        const version = partsOf(tagOf(await ask(read, key)))[1];
        if (version !== undefined) versions.add(version);
      }
    expect(versions.size).toBeGreaterThanOrEqual(12);
  });

  test("of one account is not another when only another account was written", async () => {
    const [, , store = "", docs = ""] = keys;
    const [summary] = reads;
    if (!summary) throw new Error("There is no summary.");
    const before = [tagOf(await ask(summary, store)), tagOf(await ask(summary, docs))];
    await rename("acc_docs");
    await ask(summary, docs);
    expect([tagOf(await ask(summary, store)), tagOf(await ask(summary, docs))]).toEqual([
      before[0],
      expect.not.stringMatching(before[1] ?? ""),
    ]);
  });

  test("is never told that nothing changed when something did, to no viewer", async () => {
    const known = new Map<string, string>();
    const versioned = reads.filter(
      ({ path }) => !/provenance|aggregates|connections|issues/.test(path),
    );
    const asking = someOf(keys, 2);
    let unread = 0;
    for (const [step, take] of Object.entries(steps)) {
      await take();
      for (const key of asking)
        for (const read of versioned) {
          const name = `${key} ${read.path}`;
          const before = known.get(name);
          const again = await ask(read, key, before ?? null);
          const anew = await ask(read, key);
          if (again.status === 304) {
            unread += 1;
            expect([step, name, partsOf(tagOf(anew))[0]]).toEqual([
              step,
              name,
              partsOf(before ?? "")[0],
            ]);
          }
          known.set(name, tagOf(anew));
        }
    }
    expect(unread).toBeGreaterThan(25 * asking.length);
  });
});
