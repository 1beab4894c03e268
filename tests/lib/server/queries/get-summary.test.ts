import { beforeAll, expect, test } from "vitest";
import { getSummary } from "@/lib/server/queries/get-summary";
import { summaryAnswer } from "@/lib/wire/summary";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { word } from "@/tests/lib/server/queries/read-words";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("the summary", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const summarize = async (viewer = asViewer(), clocks: { asOf?: string; knownAt?: string } = {}) =>
    summaryAnswer.parse(await getSummary(viewer, clocks));

  test("has one row per side and unit that foots, never a mixed total", async () => {
    const { data } = await summarize();
    const rows = [...data.positions].sort((left, right) =>
      left.unit.code < right.unit.code ? -1 : 1,
    );
    expect(
      rows.map((position) => [
        position.unit.code,
        position.commitments,
        position.withoutAmount,
        word(position.committed),
        word(position.drawn),
        word(position.pending),
        word(position.available),
        word(position.notYetOpen),
        word(position.lapsed),
        word(position.overage),
        word(position.utilization),
      ]),
    ).toEqual([
      ["MIUs", 7, 1, "1640", "875", "not-applicable", "310", "300", "155", "10", "0.652985074627"],
      ["USD", 1, 0, "20", "20", "not-applicable", "0", "0", "0", "85", "1"],
    ]);
  });

  test("says what ends within 30, 60 and 90 days, cumulative, and what is at risk", async () => {
    const { data } = await summarize();
    const miu = data.positions.find(({ unit }) => unit.code === "MIUs");
    expect(miu && [miu.endsWithin30, miu.endsWithin60, miu.endsWithin90].map(word)).toEqual([
      "310",
      "610",
      "610",
    ]);
    expect(miu && word(miu.atRisk).slice(0, 7)).toBe("110.666");
  });

  test("lists the nearest risks by date, with the days to it and the money of its kind", async () => {
    const { data } = await summarize();
    expect(data.riskCount).toBe(4);
    expect(
      data.risks.map(({ at, daysLeft, commitmentId, whatComes }) => [
        at.slice(0, 10),
        daysLeft,
        commitmentId,
        whatComes.kind,
      ]),
    ).toEqual([
      ["2026-11-04", -16, "spent", "exhausted"],
      ["2026-11-25", 5, "nov", "runs-out"],
      ["2026-11-30", 10, "search", "runs-out"],
      ["2026-12-01", 10, "docs_nov", "lapses"],
    ]);
  });

  test("aggregates utilization per provider and unit over the same terms (metrics 3.3)", async () => {
    const { data } = await summarize();
    const miu = data.utilization.find(({ unit }) => unit.code === "MIUs");
    expect(miu).toMatchObject({ drawn: "875", granted: "1340", commitments: 6 });
  });

  test("counts accounts that were never read among the accounts", async () => {
    const { data } = await summarize();
    expect([data.accountCount, data.commitmentCount, data.unitCount]).toEqual([7, 9, 2]);
  });

  test("of an account manager knows of nothing else", async () => {
    const { data } = await summarize(asViewer("account-manager", ["acc_docs"]));
    expect([data.accountCount, data.commitmentCount, data.riskCount]).toEqual([1, 2, 1]);
  });

  test("as of an earlier day does not see what came after it", async () => {
    const { data, meta } = await summarize(asViewer(), { asOf: "2026-11-10T20:00:00Z" });
    const miu = data.positions.find(({ unit }) => unit.code === "MIUs");
    // October of two accounts and ten days of November at 10, 5 and 6 a day.
    expect(miu && word(miu.drawn)).toBe("665");
    expect(meta.asOf).toBe("2026-11-10T20:00:00.000Z");
    expect(data.risks.every(({ at }) => at !== "")).toBe(true);
  });
});
