import { beforeAll, expect, test } from "vitest";
import { getAccount } from "@/lib/server/queries/get-account";
import { getExpiries } from "@/lib/server/queries/get-expiries";
import { getSummary } from "@/lib/server/queries/get-summary";
import { listCommitments } from "@/lib/server/queries/list-commitments";
import { listInventory } from "@/lib/server/queries/list-inventory";
import { accountAnswer } from "@/lib/wire/account";
import { commitmentPage, commitmentQuery } from "@/lib/wire/commitment";
import { expiryAnswer, inventoryPage, inventoryQuery } from "@/lib/wire/inventory";
import { summaryAnswer } from "@/lib/wire/summary";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { type PlainHourly, writeHourlyBook } from "@/tests/lib/store/read/hourly-writer";
import { describeEachEngine } from "@/tests/support/database";

const now = "2026-11-20T14:05:00.000Z";

const machines = (id: string, type: string, perHour: string): PlainHourly => ({
  id,
  perHour,
  start: "2026-01-01T00:00:00.000Z",
  end: "2026-12-10T00:00:00.000Z",
  days: { "2026-11-18": "0.5", "2026-11-19": "0.5" },
  terms: {
    category: "usage",
    unit: { kind: "quantity", code: "instance-hours" },
    attributes: [{ key: "instance-type", label: "Instance type", text: type }],
  },
});
const plan = (id: string, perHour: string): PlainHourly => ({
  ...machines(id, "", perHour),
  terms: { attributes: [] },
});

const summedFigures = ["committed", "granted", "drawn", "lapsed", "remaining"] as const;

describeEachEngine("hours of several instances (metrics 3.14 ruling 31)", (getDatabase) => {
  beforeAll(async () => {
    await writeHourlyBook(getDatabase(), {
      asked: ["2026-11-18", "2026-11-19"],
      commitments: [
        machines("large", "m7g.large", "2"),
        machines("metal", "r7i.metal", "3"),
        plan("first", "1"),
        plan("second", "4"),
      ],
    });
    installBook(getDatabase(), now);
  });

  test("come to no sum in any answer, and money an hour comes to the same in each", async () => {
    const finance = asViewer("finance");
    const overview = summaryAnswer.parse(await getSummary(finance, {})).data.positions;
    const account = accountAnswer.parse(await getAccount(finance, { accountId: "acc_cloud" })).data;
    const inventory = inventoryPage.parse(
      await listInventory(finance, inventoryQuery.parse({ by: "none" })),
    );
    const { data: calendar } = expiryAnswer.parse(await getExpiries(finance, {}));
    const list = commitmentPage.parse(await listCommitments(finance, commitmentQuery.parse({})));

    const ofHours = <Sum extends { readonly unit: { readonly kind: string } }>(
      sums: readonly Sum[],
    ): readonly Sum[] => sums.filter(({ unit }) => unit.kind === "quantity");
    const ofMoney = <Sum extends { readonly unit: { readonly kind: string } }>(
      sums: readonly Sum[],
    ): readonly Sum[] => sums.filter(({ unit }) => unit.kind === "currency");

    for (const position of [...ofHours(overview), ...ofHours(account.positions)])
      for (const name of [...summedFigures, "utilization"] as const)
        expect([name, position[name].kind]).toEqual([name, "not-applicable"]);
    const steps = calendar.steps.flatMap(({ group }) => group.sums);
    for (const sum of [...ofHours(inventory.whole.sums), ...ofHours(steps)])
      for (const name of ["recentUnused", "unused", "remaining"] as const)
        expect([name, sum[name].kind]).toEqual([name, "not-applicable"]);
    expect(ofHours(inventory.whole.sums)).toMatchObject([{ count: 2 }]);
    expect(ofHours(list.totals)).toMatchObject([
      { count: 2, committed: { kind: "not-applicable" } },
    ]);
    expect(ofHours(account.months)).toEqual([]);

    const told = [
      ...ofMoney(overview),
      ...ofMoney(account.positions),
      ...ofMoney(inventory.whole.sums),
      ...ofMoney(steps.slice(-2)),
    ].map(({ remaining }) => remaining);
    expect(told.length).toBeGreaterThan(3);
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(told[0]).toMatchObject({ kind: "value" });
  });
});
