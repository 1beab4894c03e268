import { beforeAll, expect, test } from "vitest";
import { getUtilization } from "@/lib/server/queries/get-utilization";
import { utilizationAnswer } from "@/lib/wire/commitment";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { writeHourlyBook } from "@/tests/lib/store/read/hourly-writer";
import { describeEachEngine } from "@/tests/support/database";

const now = "2026-11-20T14:05:00.000Z";

describeEachEngine("the utilization of a commitment by the hour", (getDatabase) => {
  beforeAll(async () => {
    await writeHourlyBook(getDatabase(), {
      asked: ["2026-11-16", "2026-11-19"],
      commitments: [
        {
          id: "plan",
          perHour: "10",
          start: "2026-11-01T00:00:00.000Z",
          end: "2027-11-01T00:00:00.000Z",
          days: { "2026-11-16": "0.5", "2026-11-17": "1", "2026-11-19": "!1.7" },
        },
      ],
    });
    installBook(getDatabase(), now);
  });

  const get = async (more: { readonly asOf?: string } = {}) =>
    utilizationAnswer.parse(await getUtilization(asViewer(), { commitmentId: "plan", ...more }))
      .data;

  test("has a point for every complete day that was asked for, and no balance", async () => {
    const { hourly, points, forecast } = await get();
    expect(points).toEqual([]);
    expect(forecast).toBeNull();
    expect(hourly?.points.map(({ day, used, unused }) => [day, used, unused])).toEqual([
      ["2026-11-16", "120", "120"],
      ["2026-11-17", "240", "0"],
      ["2026-11-18", null, null],
      ["2026-11-19", null, null],
    ]);
  });

  test("keeps what was sent of a day that cannot be used, and counts it on neither side", async () => {
    const { hourly } = await get();
    expect(hourly?.points.at(-1)).toMatchObject({ raw: "1.7", doubt: "out-of-range" });
    expect(hourly?.total).toMatchObject({
      days: 2,
      hours: "48",
      unused: { kind: "value", value: { amount: "120" } },
      utilization: { kind: "value", value: "0.75" },
    });
  });

  test("a reader without contract terms sees that a day is in doubt, not what was sent", async () => {
    const { data } = await getUtilization(asViewer("viewer"), { commitmentId: "plan" });
    expect(data.hourly?.points.at(-1)).toMatchObject({ raw: null, doubt: "out-of-range" });
    expect(JSON.stringify(data)).not.toContain("1.7");
  });

  test("at an earlier instant ends with the days that were complete then", async () => {
    const { hourly } = await get({ asOf: "2026-11-17T23:00:00.000Z" });
    expect(hourly?.points.map(({ day }) => day)).toEqual(["2026-11-16"]);
  });
});
