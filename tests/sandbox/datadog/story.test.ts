import { expect, test } from "vitest";
import { dayNumberOf } from "@/sandbox/clock-days";
import { datadogExpectedAt } from "@/sandbox/datadog/expected";
import { createDatadogWorld } from "@/sandbox/datadog/world";

const world = createDatadogWorld({
  seed: "commitbook",
  anchorDay: dayNumberOf("2026-11-20"),
  commitments: 0,
});
const { commitments } = datadogExpectedAt(world, 90, Date.parse("2026-11-20T20:30:00Z"));

const named = (key: string) => {
  const found = commitments.find((one) => one.key === key);
  if (!found) throw new Error(`No commitment ${key}`);
  return found;
};
const daysOf = (key: string): readonly number[] =>
  named(key).days.map(({ utilization }) => Number(utilization));

test("forty commitments of all seven kinds are told", () => {
  expect(world.all()).toHaveLength(40);
  const counts: Record<string, number> = {};
  for (const { kind } of world.all()) counts[kind] = (counts[kind] ?? 0) + 1;
  expect(counts).toEqual({
    "aws-ec2-ri": 11,
    "aws-rds-ri": 6,
    "aws-elasticache-ri": 4,
    "aws-redshift-ri": 2,
    "aws-sp": 8,
    "azure-vm-ri": 6,
    "azure-sp": 3,
  });
});

test("utilization is told in stories", () => {
  expect(Number(named("compute-oversized").utilization)).toBeCloseTo(0.31, 2);
  expect(daysOf("compute-main").every((use) => use >= 0.99 && use < 1)).toBe(true);
  const sliding = daysOf("compute-sliding");
  expect(sliding[0]).toBeGreaterThan((sliding.at(-1) ?? 1) + 0.2);
  expect(daysOf("reports-migrated").filter((use) => use === 0)).toHaveLength(7);
  expect(daysOf("batch-weekdays").filter((use) => use < 0.65)).toHaveLength(26);
  expect(new Set(daysOf("forgotten"))).toEqual(new Set([0]));
  expect(new Set(daysOf("bastions"))).toEqual(new Set([1]));
  expect(
    commitments.flatMap(({ days }) => days.map(({ utilization }) => utilization)),
  ).toContainEqual(expect.stringMatching(/^0\.\d{6}$/));
});

test("some end soon", () => {
  const left = ["gateway-ending", "instances-ending", "vm-ending"].map(
    (key) => named(key).daysLeft,
  );
  expect(left).toEqual([12, 45, 80]);
});

test("one reservation name stands for two, one savings plan under several products for one", () => {
  const shared = commitments.filter(({ id }) => id === named("named-like-a-cache").id);
  expect(shared.map(({ products }) => products)).toEqual([["rds"], ["elasticache"]]);
  const under = (product: string) =>
    world.of({ provider: "aws", product, type: "sp" }).map(({ key }) => key);
  for (const product of ["ec2", "fargate", "lambda"])
    expect(under(product)).toContain("compute-main");
  expect(under("elasticache")).toEqual(["databases"]);
});

test("identifiers hold colons and slashes, and the vendor's word may contradict the dates", () => {
  expect(named("compute-main").id).toMatch(/^arn:aws:savingsplans::/);
  expect(named("vm-twin").id).toMatch(/^\/subscriptions\/[^/]+\/providers\/Microsoft\.Capacity\//);
  expect(named("vm-said-to-be-expired")).toMatchObject({ status: "expired", state: "active" });
});

test("generated commitments are added lazily, the same for the same seed", () => {
  const asked = { provider: "aws", product: "rds", type: "ri" } as const;
  const large = () =>
    createDatadogWorld({
      seed: "volume",
      anchorDay: dayNumberOf("2026-11-20"),
      commitments: 20_000,
    });
  expect(large().of(asked)).toHaveLength(3_334 + 6);
  expect(large().of(asked)).toEqual(large().of(asked));
  expect(
    new Set(
      large()
        .of(asked)
        .map(({ id }) => id),
    ).size,
  ).toBe(3_340);
});
