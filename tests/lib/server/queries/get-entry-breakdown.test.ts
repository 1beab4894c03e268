import { beforeAll, expect, test } from "vitest";
import { getEntryBreakdown } from "@/lib/server/queries/get-entry-breakdown";
import { entryBreakdownAnswer } from "@/lib/wire/ledger";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("a drawdown opened", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const get = async (commitmentId: string, entryId: string, viewer = asViewer()) =>
    entryBreakdownAnswer.parse(await getEntryBreakdown(viewer, { commitmentId, entryId })).data;

  test("shows what was consumed by service and project, and sums to the day", async () => {
    const { day, consumed, lines } = await get("nov", "nov.s.drawdown.2026-11-19");
    expect([day, consumed?.amount]).toEqual(["2026-11-19", "10"]);
    expect(
      lines.map(({ service, project, rows, amount }) => [service, project, rows, amount.amount]),
    ).toEqual([
      ["Functions", "shop", 1, "6"],
      ["Images", "shop", 1, "4"],
    ]);
  });

  test("says which rows of the day draw nothing, and why", async () => {
    const { notCounted } = await get("nov", "nov.s.drawdown.2026-11-19");
    expect(notCounted).toEqual([
      { reason: "Credit, not usage", rows: 1 },
      { reason: "Other unit GB-Seconds", rows: 1 },
    ]);
  });

  test("of a grant has no charges", async () => {
    const { lines, consumed } = await get("nov", "nov.s.grant");
    expect([lines, consumed]).toEqual([[], null]);
  });

  test("that does not exist, belongs elsewhere or counts later is not found", async () => {
    const manager = asViewer("account-manager", ["acc_docs"]);
    for (const [commitment, entry, viewer] of [
      ["nov", "nowhere", asViewer()],
      ["nov", "docs_nov.s.grant", asViewer()],
      ["dec", "dec.s.grant", asViewer()],
      ["nov", "nov.s.grant", manager],
    ] as const) {
      await expect(get(commitment, entry, viewer)).rejects.toMatchObject({ code: "not-found" });
    }
  });
});
