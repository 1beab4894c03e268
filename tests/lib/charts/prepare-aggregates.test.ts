import { describe, expect, test } from "vitest";
import { layoutDays } from "@/lib/charts/day-chart";
import {
  basisOf,
  listProducts,
  prepareAggregates,
  prepareWindows,
  scopeName,
} from "@/lib/charts/prepare-aggregates";
import type { Unit } from "@/lib/domain/base/money";
import type { AggregateSeries } from "@/lib/wire/account";

const USD: Unit = { kind: "currency", code: "USD" };

const window = (scope: string, measure: string, value: string | null, basis = "hours") => ({
  scope,
  measure,
  basis,
  span: "window" as const,
  start: "2026-08-23T00:00:00.000Z",
  end: "2026-11-21T00:00:00.000Z",
  value,
  unit: null,
});

const series = (
  scope: string,
  measure: string,
  values: readonly (string | null)[],
  unit: Unit | null = USD,
): AggregateSeries => ({
  scope,
  measure,
  basis: `basis of ${measure.split(".")[0]}`,
  unit,
  points: values.map((value, index) => ({
    start: `2026-11-1${index}T00:00:00.000Z`,
    end: `2026-11-1${index + 1}T00:00:00.000Z`,
    value,
  })),
});

describe("figures that the vendor added up", () => {
  const windows = [
    window("aws/ec2/sp", "utilization", "0.7"),
    window("aws/ec2/sp/ec2", "utilization", "0.7"),
    window("azure/virtualmachines", "coverage.hours", null),
    window("azure/virtualmachines", "coverage.cost", "0.5", "cost; currency assumed"),
  ];

  test("stand in a row per scope, without the only part of one", () => {
    expect(prepareWindows(windows, ["utilization"]).map(({ name, span }) => [name, span])).toEqual([
      ["AWS ec2, savings plans", "23 Aug 2026 to 20 Nov 2026"],
    ]);
    const two = [...windows, window("aws/ec2/sp/lambda", "utilization", "0.1")];
    expect(prepareWindows(two, ["utilization"])).toHaveLength(3);
  });

  test("keep a value that was not sent apart from a row that does not exist", () => {
    const [row] = prepareWindows(windows, ["coverage.hours", "coverage.cost"]);
    expect(row?.figures["coverage.hours"]?.value).toBeNull();
    expect(row?.figures["savings.rate"]).toBeUndefined();
  });

  test("say what they stand on, and of which products they are", () => {
    expect(basisOf(windows, "coverage.cost")).toBe("cost; currency assumed");
    expect(listProducts(windows)).toEqual(["aws/ec2", "azure/virtualmachines"]);
    expect(scopeName("gcp/gce")).toBe("gcp gce");
  });
});

describe("their days", () => {
  test("are stacked in one chart with the same rows as its table, newest first", () => {
    const [chart, ...others] = prepareAggregates("aws/ec2", [
      series("aws/ec2/ri", "utilization.used", ["3", null]),
      series("aws/ec2/ri", "utilization.unused", ["1", null]),
      series("aws/ec2/sp", "utilization.used", [null, null]),
    ]);
    expect(others).toEqual([]);
    expect(chart?.title).toBe("Reservations, used and unused");
    expect(chart?.basis).toBe("basis of utilization");
    expect(chart?.chart.marks.map(({ gap }) => gap)).toEqual([null, "no data"]);
    expect(chart?.days).toMatchObject([
      { when: "11 Nov 2026", values: ["no data", "no data"] },
      { when: "10 Nov 2026", values: ["$3.00", "$1.00"] },
    ]);
  });

  test("a loss hangs below the zero line and prints as negative", () => {
    const [chart] = prepareAggregates("aws/ec2", [
      series("aws/ec2", "savings.rate", ["0.1", "-0.05"], null),
    ]);
    const [gain, loss] = chart?.chart.marks ?? [];
    const zero = chart?.chart.zero ?? 0;
    expect(gain?.parts[0]?.bottom).toBeCloseTo(zero, 9);
    expect((loss?.parts[0]?.bottom ?? 0) + (loss?.parts[0]?.height ?? 0)).toBeCloseTo(zero, 9);
    expect(chart?.days[0]?.values).toEqual(["−5.0%"]);
    expect(chart?.chart.ticks.map(({ text }) => text)).toContain("−5%");
  });

  test("in another unit are not drawn on the same axis", () => {
    const [chart] = prepareAggregates("aws/ec2", [
      series("aws/ec2", "coverage.cost.reservations", ["3"]),
      series("aws/ec2", "coverage.cost.on-demand", ["3"], { kind: "currency", code: "EUR" }),
    ]);
    expect(chart?.layers.map(({ label }) => label)).toEqual(["Reservations"]);
  });
});

test("no day at all is an empty chart", () => {
  expect(layoutDays([], { unit: null }).marks).toEqual([]);
});
