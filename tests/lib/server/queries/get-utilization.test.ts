import { beforeAll, expect, test } from "vitest";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { utilizationAnswer } from "@/lib/wire/commitment";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { northlight, now } from "@/tests/lib/server/queries/northlight-book";
import { writeBook } from "@/tests/lib/store/read/book-writer";
import { describeEachEngine } from "@/tests/support/database";

describeEachEngine("the utilization of a commitment", (getDatabase) => {
  beforeAll(async () => {
    await writeBook(getDatabase(), northlight);
    installBook(getDatabase(), now);
  });

  const get = async (commitmentId: string, asOf?: string) =>
    utilizationAnswer.parse(
      await getUtilization(asViewer(), { commitmentId, ...(asOf ? { asOf } : {}) }),
    ).data;

  test("has a point per charge day, in the zone of the days", async () => {
    const { points, dayZone } = await get("nov");
    expect(dayZone).toBe("America/Los_Angeles");
    expect(points).toHaveLength(20);
    expect(points.at(-1)).toMatchObject({
      day: "2026-11-20",
      drawn: "10",
      balance: "50",
      cumulative: "200",
      isRunning: true,
    });
  });

  test("shows a day that the source left out as no data", async () => {
    const db = getDatabase();
    const id = "docs_nov.s.drawdown.2026-11-05";
    await db.query("update ledger_entries set known_to = known_from where id = $1", [id]);
    const { points } = await get("docs_nov");
    await db.query("update ledger_entries set known_to = null where id = $1", [id]);
    expect(points).toHaveLength(20);
    expect(points[4]).toMatchObject({
      day: "2026-11-05",
      drawn: null,
      balance: null,
      cumulative: "20",
    });
  });

  test("does not invent days that were never read", async () => {
    const { points } = await get("late_oct");
    expect(points.at(-1)).toMatchObject({ day: "2026-10-20", drawn: null });
    expect(points.filter(({ drawn }) => drawn !== null)).toHaveLength(19);
  });

  test("runs the forecast from what is available at the measured rate", async () => {
    expect((await get("nov")).forecast).toEqual({
      from: "2026-11-20T14:00:00.000Z",
      perDay: "10",
      outlooks: [
        {
          segmentId: "nov.s",
          end: "2026-12-01T00:00:00.000Z",
          line: [
            { at: "2026-11-20T14:00:00.000Z", left: "50" },
            { at: "2026-11-25T14:00:00.000Z", left: "0" },
            { at: "2026-12-01T00:00:00.000Z", left: "0" },
          ],
          emptyAt: "2026-11-25T14:00:00.000Z",
          unused: "0",
          overage: "54.166666666667",
          overFrom: "2026-11-25T14:00:00.000Z",
        },
      ],
    });
  });

  test("has no forecast for what ended, opens later or has no amount", async () => {
    for (const id of ["oct", "dec", "unknown_amount"]) expect((await get(id)).forecast).toBeNull();
  });

  test("splits a day that two segments share, and sums to what was consumed", async () => {
    const { points, segments } = await get("search");
    expect(segments.map(({ granted }) => granted)).toEqual(["100", "80"]);
    const shared = points.filter(({ day, drawn }) => day === "2026-11-17" && drawn !== null);
    expect(shared.map(({ segmentId, drawn }) => [segmentId, drawn])).toEqual([
      ["search.s1", "4"],
      ["search.s2", "2"],
    ]);
  });
});
