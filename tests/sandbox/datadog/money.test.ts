import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { days, expectedOf, listOf, read, rowOf, startAsking } from "@/tests/sandbox/datadog/asking";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startAsking();
});
afterAll(() => sandbox.close());

const WINDOW = days("2026-10-01", 51);

test("series are parallel, in Unix seconds, and agree with the rows to the last digit", async () => {
  const query = { provider: "aws", product: "elasticache", commitmentType: "sp" };
  const [plan] = expectedOf(sandbox, query);
  const body = await read(sandbox, "utilization/timeseries", {
    ...query,
    ...days("2026-11-01", 19),
  });
  const { used, unused } = rowOf(body.series);
  const told = plan?.days.filter((known) => known.day >= "2026-11-01") ?? [];
  expect(listOf(body.times)).toEqual(told.map((known) => Date.parse(known.day) / 1000));
  const rounded = (text: string | undefined) => Number(Number(text).toFixed(6));
  expect(used).toEqual(told.map(({ amounts }) => rounded(amounts?.used)));
  expect(unused).toEqual(told.map(({ amounts }) => rounded(amounts?.unused)));
});

test("savings hold together: what was saved is list price less actual, the rate their ratio", async () => {
  const query = { provider: "aws", product: "ec2", ...WINDOW };
  const body = await read(sandbox, "savings/timeseries", query);
  const valuesOf = (name: string) =>
    listOf(rowOf(rowOf(body[name]).series).total).map((value) => Number(value));
  const atList = valuesOf("on_demand_equivalent_cost");
  const actual = valuesOf("actual_cost");
  const saved = valuesOf("realized_savings");
  expect(saved).toHaveLength(51);
  for (const [index, value] of saved.entries()) {
    expect(value).toBeCloseTo((atList[index] ?? 0) - (actual[index] ?? 0), 5);
    const rate = valuesOf("effective_savings_rate")[index];
    expect(rate).toBeCloseTo(value / (atList[index] ?? 0), 5);
  }
});

test("unused commitment is paid for, and a plan for two products counts half for each", async () => {
  const query = { provider: "aws", product: "elasticache", ...WINDOW };
  const paid = async (commitmentType: string, part: number) => {
    const { series } = await read(sandbox, "utilization/timeseries", { ...query, commitmentType });
    const { used, unused } = rowOf(series);
    const rest = listOf(unused).map(Number);
    return listOf(used).map((value, index) => (Number(value) + (rest[index] ?? 0)) * part);
  };
  const [own, shared] = [await paid("ri", 1), await paid("sp", 1 / 2)];
  const actual = rowOf((await read(sandbox, "savings/timeseries", query)).actual_cost);
  const costs = listOf(rowOf(actual.series).total).map(Number);
  expect(costs).toHaveLength(51);
  for (const [index, cost] of costs.entries()) {
    expect(cost).toBeCloseTo((own[index] ?? 0) + (shared[index] ?? 0), 4);
  }
});

test("coverage is the covered share of what could be covered, by hours and by cost", async () => {
  const query = { provider: "aws", product: "ec2", ...WINDOW };
  const series = await read(sandbox, "coverage/timeseries", query);
  const coverageOf = (metric: unknown): number => {
    const values = rowOf(rowOf(metric).series);
    const sum = (name: string) =>
      listOf(values[name]).reduce<number>((so, value) => so + Number(value), 0);
    const covered = sum("ri") + sum("sp");
    return covered / (covered + sum("on_demand_only"));
  };
  const columns = listOf((await read(sandbox, "coverage/scalar", query)).columns).map(rowOf);
  const scalar = (name: string) => {
    const column = columns.find((one) => one.name === name);
    return Number(listOf(column?.values)[0]);
  };
  expect(scalar("hours_coverage")).toBeCloseTo(coverageOf(series.hours), 5);
  expect(scalar("cost_coverage")).toBeCloseTo(coverageOf(series.cost), 5);
  expect(scalar("hours_coverage")).toBeGreaterThan(scalar("cost_coverage"));
});

const namesIn = (body: unknown): readonly string[] => Object.keys(rowOf(rowOf(body).series));

test("a kind of cover that never was has no series", async () => {
  const ec2 = await read(sandbox, "coverage/timeseries", {
    provider: "aws",
    product: "ec2",
    ...WINDOW,
  });
  expect(namesIn(ec2.cost)).toEqual(["on_demand_only", "ri", "sp", "spot_only"]);
  const redshift = await read(sandbox, "coverage/timeseries", {
    provider: "aws",
    product: "redshift",
    ...WINDOW,
  });
  expect(namesIn(redshift.hours)).toEqual(["on_demand_only", "ri"]);
});

test("the hot spots add up to their total", async () => {
  const body = await read(sandbox, "on-demand-hot-spots/scalar", {
    provider: "aws",
    product: "ec2",
    ...WINDOW,
  });
  const costIn = (columns: unknown): readonly number[] => {
    const column = listOf(columns)
      .map(rowOf)
      .find(({ name }) => name === "on_demand_cost");
    return listOf(column?.values).map(Number);
  };
  const sum = costIn(body.columns).reduce((so, value) => so + value, 0);
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeCloseTo(costIn(body.total)[0] ?? 0, 4);
});
