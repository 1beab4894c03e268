import { beforeAll, expect, test } from "vitest";
import { listAccounts } from "@/lib/server/queries/list-accounts";
import { accountPage, accountQuery } from "@/lib/wire/account";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("the list of accounts", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const list = async (query: Record<string, string>, viewer = asViewer()) =>
    accountPage.parse(await listAccounts(viewer, accountQuery.parse(query)));

  test("tells an account without commitments from one that was not read", async () => {
    const { data } = await list({});
    expect(
      data.map(({ id, state, commitments, activeCount, commitmentCount, nextEvent }) => [
        id,
        state,
        commitments,
        activeCount,
        commitmentCount,
        nextEvent?.whatComes.kind ?? null,
      ]),
    ).toEqual([
      ["acc_data", "complete", "some", 2, 2, "exhausted"],
      ["acc_docs", "complete", "some", 1, 2, "lapses"],
      ["acc_none", "complete", "none", 0, 0, null],
      ["acc_late", "incomplete", "some", 0, 1, null],
      ["acc_locked", "never-read", "unread", 0, 0, null],
      ["acc_search", "complete", "some", 1, 1, "runs-out"],
      ["acc_store", "complete", "some", 1, 3, "runs-out"],
    ]);
  });

  test("says why an account is not whole, and dates its figures", async () => {
    const { data } = await list({ q: "Late" });
    expect(data[0]).toMatchObject({
      reason: "the body was cut at line 12",
      readAt: "2026-10-20T10:00:00.000Z",
    });
  });

  test.each([
    [{ q: "STORE" }, ["acc_store"]],
    [{ q: "team_acc_docs" }, ["acc_docs"]],
    [{ q: "acc_" }, 7],
    [{ q: "%" }, []],
    [{ provider: "datadog" }, []],
    [{ sort: "-name", limit: "1" }, ["acc_store"]],
    [{ sort: "risk", limit: "3" }, ["acc_data", "acc_store", "acc_search"]],
  ])("with %j lists %j", async (query, expected) => {
    const ids = (await list(query)).data.map(({ id }) => id);
    expect(typeof expected === "number" ? ids.length : ids).toEqual(expected);
  });

  test("pages without losing or repeating an account", async () => {
    const first = await list({ limit: "4" });
    const second = await list({ limit: "4", cursor: first.nextCursor ?? "" });
    expect([...first.data, ...second.data].map(({ id }) => id)).toHaveLength(7);
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(7);
  });

  test("of an account manager holds the accounts assigned", async () => {
    const { data, total } = await list({}, asViewer("account-manager", ["acc_docs", "acc_none"]));
    expect([data.map(({ id }) => id), total]).toEqual([["acc_docs", "acc_none"], 2]);
  });
});
