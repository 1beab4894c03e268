import { beforeAll, expect, test } from "vitest";
import { getAccount } from "@/lib/server/queries/get-account";
import { accountAnswer } from "@/lib/wire/account";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("an account", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const get = async (accountId: string, viewer = asViewer()) =>
    accountAnswer.parse(await getAccount(viewer, { accountId }));

  test("shows its pools in the order they are drawn and the dates that come", async () => {
    const { data } = await get("acc_store");
    expect(data.burnOrder.map(({ id }) => id)).toEqual(["nov", "dec", "oct"]);
    expect(data.nextDates.map(({ kind, at }) => [kind, at.slice(0, 10)])).toEqual([
      ["runs-out", "2026-11-25"],
      ["term-ends", "2026-12-01"],
      ["term-opens", "2026-12-01"],
      ["contract-ends", "2027-01-01"],
    ]);
  });

  test("counts the whole running contract in its position", async () => {
    const [position] = (await get("acc_store")).data.positions;
    expect(
      position &&
        [
          position.committed,
          position.drawn,
          position.available,
          position.notYetOpen,
          position.lapsed,
        ].map(word),
    ).toEqual(["850", "500", "50", "300", "0"]);
  });

  test("adds up consumption by calendar month with the plan of the month", async () => {
    const { data } = await get("acc_docs");
    expect(
      data.months.map(({ month, drawn, lapsed, planned, isRunning }) => [
        month,
        drawn,
        lapsed,
        planned,
        isRunning,
      ]),
    ).toEqual([
      ["2026-10", "155", "155", "310", false],
      ["2026-11", "100", "0", "300", true],
    ]);
  });

  test("keeps the months of two units apart, and leaves an unknown plan unknown", async () => {
    const { data } = await get("acc_data");
    expect(
      data.months
        .map(({ unit, drawn, overage, planned }) => [unit.code, drawn, overage, planned])
        .sort(),
    ).toEqual([
      ["MIUs", "100", "0", null],
      ["USD", "20", "85", "20"],
    ]);
  });

  test("that was not read answers, and says so", async () => {
    const { data, meta } = await get("acc_locked");
    expect(data).toMatchObject({ commitments: "unread", burnOrder: [], positions: [], months: [] });
    expect(meta.complete).toBe(false);
  });

  test("is complete although another account of its connection is not", async () => {
    expect((await get("acc_store")).meta.complete).toBe(true);
    expect((await get("acc_late")).meta.complete).toBe(false);
  });

  test("out of scope and not there are the same not-found", async () => {
    const manager = asViewer("account-manager", ["acc_docs"]);
    const notYours = await get("acc_store", manager).catch((error: unknown) => error);
    const notThere = await get("acc_nowhere", manager).catch((error: unknown) => error);
    expect(notYours).toMatchObject({ code: "not-found" });
    expect(notYours).toEqual(notThere);
  });

  test("shows a viewer the balances but not the contract", async () => {
    const { data } = await get("acc_store", asViewer("viewer"));
    expect(data.contracts).toEqual([]);
    expect(data.nextDates.map(({ kind }) => kind)).not.toContain("contract-ends");
    expect(data.burnOrder).toHaveLength(3);
  });
});
