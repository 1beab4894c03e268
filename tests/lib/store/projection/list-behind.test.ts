import { afterAll, beforeAll, expect, test } from "vitest";
import { getSummary } from "@/lib/server/queries/get-summary";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { closeVanishedAccounts } from "@/lib/store/close-vanished-accounts";
import { accountQuery } from "@/lib/wire/account";
import { commitmentQuery } from "@/lib/wire/commitment";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let book: TestDatabase;
beforeAll(async () => {
  book = await openTestDatabase();
  await writeBook(book.database, northlight);
  installBook(book.database, now);
});
afterAll(() => book.remove());

const viewer = asViewer();

test("an account that its source lists no more is in no answer about now", async () => {
  const listed = await listAccounts(viewer, accountQuery.parse({}));
  const [gone, ...others] = listed.data.map(({ id }) => id);
  if (gone === undefined) throw new Error("There are accounts.");
  await book.database.transaction((tx) =>
    closeVanishedAccounts(tx, "con_1", new Set(others), "2026-11-20T14:04:00.000Z"),
  );
  const accounts = await listAccounts(viewer, accountQuery.parse({}));
  expect(accounts.data.map(({ id }) => id)).toEqual(others);
  const commitments = await listCommitments(viewer, commitmentQuery.parse({ limit: "200" }));
  expect(commitments.data.filter(({ account }) => account.id === gone)).toEqual([]);
  const { data } = await getSummary(viewer, {});
  expect([data.accountCount, data.commitmentCount]).toEqual([others.length, commitments.total]);
});
