import { beforeAll, expect, test } from "vitest";
import { getAccount } from "@/lib/server/queries/get-account";
import { listAccountAggregates } from "@/lib/server/queries/list-account-aggregates";
import { aggregateAnswer } from "@/lib/wire/account";
import { asViewer, installBook } from "@/tests/lib/server/queries/as-viewer";
import { insert } from "@/tests/lib/store/read/book-writer";
import { writeHourlyBook } from "@/tests/lib/store/read/hourly-writer";
import { describeEachEngine } from "@/tests/support/database";

const now = "2026-11-20T14:05:00.000Z";
const accountId = "acc_cloud";

type Point = readonly [scope: string, measure: string, from: string, to: string, value: string];

const points: readonly Point[] = [
  ["aws/ec2/ri", "utilization", "2026-08-01", "2026-11-19", "0.6"],
  ["aws/ec2/ri", "utilization", "2026-08-01", "2026-11-20", "0.7"],
  ["aws/ec2/ri", "utilization.used", "2026-11-18", "2026-11-19", "5"],
  ["aws/ec2/ri", "utilization.used", "2026-11-19", "2026-11-20", "6"],
  ["aws/ec2/ri", "utilization.used", "2026-11-20", "2026-11-21", "7"],
  ["aws/ec2", "savings.rate", "2026-11-18", "2026-11-19", "-0.1"],
  ["aws/ec2x", "savings.rate", "2026-11-18", "2026-11-19", "0.2"],
];

describeEachEngine("what the vendor added up for an account", (getDatabase) => {
  beforeAll(async () => {
    await writeHourlyBook(getDatabase(), { asked: ["2026-11-18", "2026-11-19"], commitments: [] });
    await insert(
      getDatabase(),
      "aggregate_points",
      points.map(([scope, measure, from, to, value], index) => ({
        account_id: accountId,
        id: `agg_${index}`,
        known_from: "2020-01-01T00:00:00.000Z",
        digest: "",
        scope,
        measure,
        basis: "hours",
        span: measure === "utilization" ? "window" : "day",
        starts_at: `${from}T00:00:00.000Z`,
        ends_at: `${to}T00:00:00.000Z`,
        value,
      })),
    );
    installBook(getDatabase(), now);
  });

  const list = async (product: string) =>
    aggregateAnswer.parse(await listAccountAggregates(asViewer(), { accountId, product })).data;

  test("is the latest window of each measure beside the account", async () => {
    const { aggregates } = (await getAccount(asViewer(), { accountId })).data;
    expect(aggregates.map(({ measure, value }) => [measure, value])).toEqual([
      ["utilization", "0.7"],
    ]);
  });

  test("is a series per scope and measure of one product, of days that are over", async () => {
    const series = await list("aws/ec2");
    expect(series.map(({ scope, points: own }) => [scope, own.map(({ value }) => value)])).toEqual([
      ["aws/ec2", ["-0.1"]],
      ["aws/ec2/ri", ["5", "6"]],
    ]);
  });

  test("is no one's who may not see the account", async () => {
    const stranger = asViewer("account-manager", ["another"]);
    await expect(
      listAccountAggregates(stranger, { accountId, product: "aws/ec2" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
