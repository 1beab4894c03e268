import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addDecimals, divideDecimals, sumDecimals } from "@/lib/domain/base/money";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { DatadogProduct } from "@/lib/sources/datadog";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import {
  connectionTo,
  datadogOver,
  pointsOf,
} from "@/tests/lib/providers/datadog/support/read-datadog";
import { oneOf, readAll, rejectedOf, story } from "@/tests/lib/providers/reading";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const reservations: DatadogProduct = { provider: "aws", product: "ec2", type: "ri" };
const plans: DatadogProduct = { provider: "aws", product: "ec2", type: "sp" };
const paths = "/api/v2/cost/commitments";

const read = (products: DatadogProduct[] = [reservations, plans]) =>
  readAll(datadogOver(sandbox.url), connectionTo(sandbox, { backfillDays: 10, products }));

const named = (batches: readonly ProviderBatch[], scope: string, measure: string) =>
  pointsOf(batches).filter((point) => point.scope === scope && point.measure === measure);

const notesOf = (batches: readonly ProviderBatch[]) =>
  rejectedOf(batches).filter(({ stream }) => stream === "aggregates");

describe("the vendor's own figures", () => {
  test("every figure has its basis, its unit and its period", async () => {
    const points = pointsOf(await read());
    expect(
      [...new Set(points.map(({ measure, scope }) => `${scope} ${measure}`))].toSorted(),
    ).toEqual(
      [
        ...["reservations", "savings-plans", "on-demand", "spot"].flatMap((cover) => [
          `aws/ec2 coverage.cost.${cover}`,
          `aws/ec2 coverage.hours.${cover}`,
        ]),
        "aws/ec2 coverage.cost",
        "aws/ec2 coverage.hours",
        "aws/ec2 savings.actual",
        "aws/ec2 savings.on-demand-equivalent",
        "aws/ec2 savings.rate",
        "aws/ec2 savings.realized",
        ...["ri", "sp"].flatMap((type) =>
          ["", ".unused", ".used"].map((part) => `aws/ec2/${type} utilization${part}`),
        ),
        "aws/ec2/sp/ec2 utilization",
      ].toSorted(),
    );
    expect(points.every(({ basis }) => basis.length > 3)).toBe(true);
    const [rate] = points.filter(
      ({ measure, span }) => measure === "savings.rate" && span === "window",
    );
    expect(rate).toMatchObject({
      basis: "on-demand equivalent",
      unit: null,
      start: "2026-11-10T00:00:00.000Z",
      end: "2026-11-20T00:00:00.000Z",
    });
    expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
  });

  test("daily used and unused money give the window's utilization and its unused money", async () => {
    const batches = await read();
    const money = (measure: string) =>
      named(batches, "aws/ec2/sp", measure).filter(({ span }) => span === "day");
    const used = sumDecimals(money("utilization.used").map(({ value }) => value ?? "x"));
    const unused = sumDecimals(money("utilization.unused").map(({ value }) => value ?? "x"));
    const [told] = named(batches, "aws/ec2/sp", "utilization");
    expect(money("utilization.used")).toHaveLength(10);
    expect(divideDecimals(used, addDecimals(used, unused), 4)).toBe(Number(told?.value).toFixed(4));
    expect(money("utilization.used")[0]?.unit).toEqual({ kind: "currency", code: "USD" });
  });

  test("times in seconds are days; what is too large for seconds is milliseconds", async () => {
    const before = pointsOf(await read([reservations]));
    sandbox.setFault({ kind: "series", as: "milliseconds" });
    expect(pointsOf(await read([reservations]))).toEqual(before);
    const [first] = before.filter(({ measure }) => measure === "utilization.used");
    expect(first).toMatchObject({
      span: "day",
      start: "2026-11-10T00:00:00.000Z",
      end: "2026-11-11T00:00:00.000Z",
    });
  });

  test("one call for coverage and savings, whichever types of the product are asked for", async () => {
    sandbox.clearRequests();
    await read();
    const coverage = sandbox.requests().filter(({ path }) => path === `${paths}/coverage/scalar`);
    expect(coverage).toHaveLength(1);
  });
});

describe("odd answers", () => {
  test("a series that is missing, and a null in one, are points without a value", async () => {
    sandbox.setFault({ kind: "series", as: "missing", name: "unused" });
    sandbox.setFault({ kind: "series", as: "nulls", name: "total" });
    const batches = await read([reservations]);
    const missing = named(batches, "aws/ec2/ri", "utilization.unused");
    expect(missing.filter(({ span }) => span === "day").map(({ value }) => value)).toEqual(
      Array(10).fill(null),
    );
    sandbox.clearFaults();
    sandbox.setFault({ kind: "series", as: "nulls", name: "total" });
    const actual = named(await read([reservations]), "aws/ec2", "savings.actual");
    expect(actual.map(({ value }) => value === null)).toEqual([
      false,
      true,
      ...Array(8).fill(false),
    ]);
  });

  test.each(["null", "absent"] as const)(
    "money whose unit is %s says that its currency is assumed",
    async (as) => {
      sandbox.setFault({ kind: "unit", as, path: `${paths}/utilization` });
      const [point] = named(await read([reservations]), "aws/ec2/ri", "utilization.used");
      expect(point?.unit).toEqual({ kind: "currency", code: "USD" });
      expect(point?.basis).toMatch(/currency assumed/);
    },
  );

  test("a unit that comes as a pair is read", async () => {
    sandbox.setFault({ kind: "unit", as: "pair" });
    const [point] = named(await read([reservations]), "aws/ec2/ri", "utilization.used");
    expect(point?.basis).not.toMatch(/assumed/);
  });

  test("percent where fractions are read is no figure, with a note", async () => {
    sandbox.setFault({ kind: "utilization", as: "percent", path: `${paths}/utilization/scalar` });
    const batches = await read([reservations]);
    expect(named(batches, "aws/ec2/ri", "utilization").map(({ value }) => value)).toEqual([null]);
    expect(notesOf(batches)).toContainEqual(
      expect.objectContaining({ code: "figure-scale", isSetAside: false }),
    );
  });

  test("a product that answers 400 leaves the figures of the others, and says so", async () => {
    sandbox.setFault({
      kind: "status",
      status: 400,
      path: `${paths}/savings/scalar`,
      account: "aws/ec2",
    });
    const databases: DatadogProduct = { provider: "aws", product: "rds", type: "ri" };
    const batches = await read([reservations, databases]);
    expect(oneOf(batches, "aggregates").completeness).toMatchObject({
      state: "incomplete",
      errorKind: "configuration",
      reason: expect.stringMatching(/^savings\/scalar of aws\/ec2: /),
    });
    expect(named(batches, "aws/rds", "savings.rate").length).toBeGreaterThan(0);
  });

  test("empty tables and series are no points and no trouble", async () => {
    sandbox.setFault({ kind: "empty-page", path: `${paths}/utilization` });
    sandbox.setFault({ kind: "empty-page", path: `${paths}/coverage` });
    sandbox.setFault({ kind: "empty-page", path: `${paths}/savings` });
    const aggregates = oneOf(await read(), "aggregates");
    expect(aggregates).toMatchObject({ points: [], completeness: { state: "complete" } });
  });
});
