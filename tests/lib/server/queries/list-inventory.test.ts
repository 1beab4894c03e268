import { beforeAll, expect, test } from "vitest";
import { getExpiries } from "@/lib/server/queries/get-expiries";
import { getSummary } from "@/lib/server/queries/get-summary";
import { listInventory } from "@/lib/server/queries/list-inventory";
import { expiryAnswer, inventoryPage, inventoryQuery } from "@/lib/wire/inventory";
import { summaryAnswer } from "@/lib/wire/summary";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { type PlainHourly, writeHourlyBook } from "@/tests/lib/store/read/hourly-writer";
import { describeEachEngine } from "@/tests/support/database";

const now = "2026-11-20T14:05:00.000Z";
const begun = "2026-01-01T00:00:00.000Z";

const textsOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([key, text]) => ({ key, label: key, text }));

const reservation: PlainHourly["terms"] = {
  category: "usage",
  unit: { kind: "quantity", code: "instance-hours" },
  attributes: textsOf({ provider: "AWS", product: "ec2", region: "us-east-1" }),
};
const plan: PlainHourly["terms"] = { attributes: textsOf({ provider: "AWS", product: "ec2" }) };

const make = (
  id: string,
  use: string,
  more: Partial<PlainHourly> & { readonly end?: string | null } = {},
): PlainHourly => ({
  id,
  perHour: "10",
  start: begun,
  end: "2028-01-01T00:00:00.000Z",
  terms: plan,
  days: { "2026-11-18": use, "2026-11-19": use },
  ...more,
});

describeEachEngine("the inventory of what is bought by the hour", (getDatabase) => {
  beforeAll(async () => {
    await writeHourlyBook(getDatabase(), {
      asked: ["2026-11-18", "2026-11-19"],
      commitments: [
        make("good", "0.9"),
        make("bad", "0.1", { perHour: "30", end: "2026-12-10T00:00:00.000Z" }),
        make("machines", "0.5", { terms: reservation, perHour: "2" }),
        make("later", "1", { start: "2026-12-01T00:00:00.000Z", days: {} }),
        make("open", "0.3", { end: null, terms: { ...plan, undated: ["end"] } }),
        make("over", "0.6", { end: "2026-11-20T00:00:00.000Z" }),
      ],
    });
    installBook(getDatabase(), now);
  });

  const list = async (query: Readonly<Record<string, string>> = {}, role = "finance" as const) =>
    inventoryPage.parse(await listInventory(asViewer(role), inventoryQuery.parse(query)));

  test("lists what runs, the worst used first, and counts the rest", async () => {
    const { data, viewCounts, total } = await list({ by: "none" });
    expect(data.map(({ id }) => id)).toEqual(["bad", "open", "machines", "good"]);
    expect(viewCounts).toEqual({ running: 4, upcoming: 1, ended: 1, all: 6 });
    expect(total).toBe(4);
  });

  test("adds up inside one unit only", async () => {
    const { whole, groups } = await list({ by: "region" });
    expect(whole.use.kind).toBe("spread");
    expect(groups.map(({ name, use }) => [name, use.kind])).toEqual([
      ["us-east-1", "weighted"],
      ["Region not given", "weighted"],
    ]);
    // 480 h × (9 + 3 + 3) used of 480 h × (10 + 30 + 10), in a window of two days.
    expect(groups[1]?.use).toMatchObject({ ratio: "0.3", count: 3 });
    expect(groups[1]?.sums).toMatchObject([
      { unit: { code: "USD" }, count: 3, recentUnused: { value: { amount: "1680" } } },
    ]);
  });

  test("shows savings plans alone when asked, and one page after the other", async () => {
    const first = await list({ by: "none", kind: "plans", limit: "2" });
    expect(first.data.map(({ id }) => id)).toEqual(["bad", "open"]);
    const second = await list({ by: "none", kind: "plans", cursor: first.nextCursor ?? "" });
    expect(second.data.map(({ id }) => id)).toEqual(["good"]);
  });

  test("groups nobody by terms that the viewer may not read", async () => {
    const page = inventoryPage.parse(
      await listInventory(
        asViewer("viewer", ["acc_cloud"]),
        inventoryQuery.parse({ by: "region" }),
      ),
    );
    expect(page.groups.map(({ name }) => name)).toEqual(["Terms are not shown to you"]);
    expect(JSON.stringify(page)).not.toContain("us-east-1");
  });

  test("the overview names the worst used that run, and how many end soon", async () => {
    const { hourly, positions, utilization } = summaryAnswer.parse(
      await getSummary(asViewer(), {}),
    ).data;
    expect(hourly?.worst.map(({ commitmentId }) => commitmentId)).toEqual([
      "bad",
      "open",
      "machines",
      "good",
    ]);
    expect(hourly).toMatchObject({ running: 4, withoutEnd: 1 });
    expect(hourly?.steps.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(positions.map(({ pool }) => pool)).toEqual(["hourly", "hourly"]);
    expect(utilization.map(({ pool }) => pool)).toEqual(["hourly", "hourly"]);
  });

  test("the calendar holds what ends soon, each step in the next, and counts what gives no end", async () => {
    const { data } = expiryAnswer.parse(await getExpiries(asViewer(), {}));
    expect(data.steps.map(({ days, group }) => [days, group.count])).toEqual([
      [30, 1],
      [60, 1],
      [90, 1],
    ]);
    expect(data.rows.map(({ id, groupId, daysLeft }) => [id, groupId, daysLeft])).toEqual([
      ["bad", "30", 19],
    ]);
    expect(data.withoutEnd).toBe(1);
  });
});
