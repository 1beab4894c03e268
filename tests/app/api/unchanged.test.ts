import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeStreamRead } from "@/lib/store/stream-reads";
import { bearer, call, readsOf, startBookApp } from "@/tests/app/api/book-app";
import { type Read, readsOfBook } from "@/tests/app/api/every-read";
import { now } from "@/tests/lib/server/queries/northlight-book";
import type { TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let key: string;
let reads: readonly Read[];
beforeAll(async () => {
  app = await startBookApp();
  key = await app.addKey(await app.addUser("finance"));
  // A file is asked for on purpose, and made anew.
  reads = [...readsOfBook, ...(await readsOf(app, "acc_store"))].filter(
    ({ route }) => route.gives.kind === "json",
  );
});
afterAll(() => app.close());

const ask = (read: Read, tag: string | null, search = ""): Promise<Response> =>
  call(read, { ...bearer(key), ...(tag === null ? {} : { "if-none-match": tag }) }, search);

describe("a second read of an unchanged book", () => {
  test("within the same minute needs no answer, whatever was read", async () => {
    app.setTime(now);
    const tags = await Promise.all(
      reads.map(async (read) => (await ask(read, null)).headers.get("etag")),
    );
    app.pass(59_999);
    const statuses = await Promise.all(
      reads.map(async (read, index) => [read.path, (await ask(read, tags[index] ?? "")).status]),
    );
    expect(statuses).toEqual(reads.map(({ path }) => [path, 304]));
  });

  test("needs none where a page follows, whose cursor carries the instant of the read", async () => {
    const lists = reads.filter(({ path }) => /(commitments|accounts|ledger)$/.test(path));
    expect(lists.length).toBeGreaterThan(3);
    for (const list of lists) {
      app.setTime(now);
      const first = await ask(list, null, "?limit=1");
      expect((await first.json()).nextCursor).toEqual(expect.any(String));
      app.pass(12_345);
      const again = await ask(list, first.headers.get("etag"), "?limit=1");
      expect([list.path, again.status]).toEqual([list.path, 304]);
    }
  });

  test("gets one as soon as the book has changed, in the same minute too", async () => {
    app.setTime(now);
    const [summary] = reads;
    if (!summary) throw new Error("There is no summary.");
    const tag = (await ask(summary, null)).headers.get("etag");
    app.pass(1_000);
    const of = { accountId: "acc_store", connectionId: "con_1", syncRunId: "run_con_1_0" };
    const trouble = { reason: "The answer broke off.", errorKind: "unavailable" };
    await app.context.db.transaction((tx) =>
      writeStreamRead(tx, of, { stream: "charges", trouble }, app.context.clock()),
    );
    expect((await ask(summary, tag)).status).toBe(200);
  });
});
