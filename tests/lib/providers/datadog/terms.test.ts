import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { multiplyDecimals } from "@/lib/domain/base/money";
import { overHours } from "@/lib/domain/hourly/hourly-day";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { DatadogProduct, DatadogSettings } from "@/lib/sources/datadog";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import {
  commitmentsOf,
  connectionTo,
  datadogOver,
} from "@/tests/lib/providers/datadog/support/read-datadog";
import { oneOf, readAll, rejectedOf, story } from "@/tests/lib/providers/reading";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(story);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const product = (text: string): DatadogProduct => {
  const [provider, name = "", type] = text.split("/");
  return {
    provider: provider === "azure" ? "azure" : "aws",
    product: name,
    type: type === "sp" ? "sp" : "ri",
  };
};
const list = "/api/v2/cost/commitments/commitment-list";

const read = (settings: Partial<DatadogSettings> = {}) =>
  readAll(datadogOver(sandbox.url), connectionTo(sandbox, { backfillDays: 1, ...settings }));

const readProducts = (...names: readonly string[]) => read({ products: names.map(product) });

const findNamed = (batches: readonly ProviderBatch[], name: string) => {
  const found = commitmentsOf(batches).find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
};

const attributesOf = ({ attributes }: { attributes: readonly { key: string; text: string }[] }) =>
  Object.fromEntries(attributes.map(({ key, text }) => [key, text]));

describe("what is listed", () => {
  test("every commitment the sandbox expects is there once, with its term, size and unit", async () => {
    const everything = [
      ...["ec2", "rds", "elasticache", "redshift"].map((name) => `aws/${name}/ri`),
      ...["ec2", "fargate", "lambda", "rds", "elasticache", "sagemaker"].map(
        (name) => `aws/${name}/sp`,
      ),
      "azure/virtualmachines/ri",
      "azure/virtualmachines/sp",
    ];
    const batches = await readAll(
      datadogOver(sandbox.url),
      connectionTo(sandbox, { backfillDays: 90, products: everything.map(product) }),
    );
    const expected = sandbox.datadog.expected(90).commitments;
    const found = commitmentsOf(batches);
    expect(found).toHaveLength(expected.length);
    expect(new Set(found.map(({ id }) => id)).size).toBe(expected.length);
    for (const each of expected) {
      const own = found.find(
        ({ externalId, attributes }) =>
          externalId === each.id &&
          attributesOf({ attributes }).product === each.products.toSorted().join(", "),
      );
      expect(own, each.key).toBeDefined();
      expect(own?.perHour, each.key).toBe(each.perHour);
      expect(own?.undated.includes("start") ? null : own?.start, each.key).toBe(each.term.start);
      expect(own?.end ?? null, each.key).toBe(each.term.end);
      expect(own?.vendorStatus, each.key).toBe(each.status);
      expect(own?.category).toBe(each.type === "sp" ? "spend" : "usage");
    }
  });

  test("a commitment is bought, burns down and is continuous, with one segment over its term", async () => {
    const batches = await readProducts("aws/ec2/ri");
    const reservation = findNamed(batches, "12 × m6i.2xlarge, us-east-1");
    expect(reservation).toMatchObject({
      side: "bought",
      shape: "burn-down",
      model: "continuous",
      vendorType: "EC2 reservation",
      unit: { kind: "quantity", code: "instance-hours" },
      perHour: "12",
      zone: "UTC",
    });
    const segments = oneOf(batches, "terms").segments.filter(
      ({ fact }) => fact.commitmentId === reservation.id,
    );
    const hours = overHours("1", reservation.start, reservation.end ?? "");
    expect(segments.map(({ fact }) => fact.granted)).toEqual([multiplyDecimals("12", hours)]);
    expect(hours).toBe("8760");
  });

  test("what the row says beside its dates stands in attributes under keys that stay", async () => {
    const batches = await readProducts("aws/ec2/ri", "aws/rds/ri", "aws/elasticache/ri");
    expect(attributesOf(findNamed(batches, "10 × t3.nano, us-east-1"))).toEqual({
      provider: "AWS",
      product: "ec2",
      region: "us-east-1",
      "availability-zone": "us-east-1a",
      "instance-type": "t3.nano",
      family: "t3",
      count: "10",
      "normalized-units": "2.5",
      "offering-class": "standard",
      "operating-system": "Linux",
      "purchase-option": "All Upfront",
      "term-length": "3 years",
    });
    expect(
      attributesOf(findNamed(batches, "2 × db.r6g.2xlarge, PostgreSQL, us-east-1")),
    ).toMatchObject({ "database-engine": "PostgreSQL", "multi-az": "yes", family: "db.r6g" });
    expect(
      attributesOf(findNamed(batches, "6 × cache.m6g.large, Valkey, eu-central-1")),
    ).toMatchObject({ "cache-engine": "Valkey" });
  });

  test("dates beat the term length, which is shown as stated", async () => {
    const reservation = findNamed(await readProducts("aws/ec2/ri"), "5 × m5.4xlarge, us-east-1");
    expect(reservation.end?.slice(0, 4)).toBe("2029");
    expect(attributesOf(reservation)["term-length"]).toBe("1 year");
  });

  test("an inclusive end becomes the next second, an exclusive one stays", async () => {
    const batches = await readProducts("aws/ec2/ri", "aws/elasticache/ri");
    expect(findNamed(batches, "8 × c6i.xlarge, ap-southeast-2").end).toBe(
      "2026-12-03T00:00:00.000Z",
    );
    const odd = findNamed(batches, "6 × cache.m6g.large, Valkey, eu-central-1");
    expect(odd.end).toBe("2027-09-23T09:17:31.000Z");
  });

  test("a missing date is not given: no term is worked out, nothing is granted", async () => {
    const batches = await readProducts("aws/rds/ri", "aws/rds/sp");
    const sinceEver = findNamed(batches, "2 × db.t4g.medium, MariaDB, us-east-1");
    expect(sinceEver).toMatchObject({ undated: ["start"], end: "2027-04-20T00:00:00.000Z" });
    const open = findNamed(batches, "Database savings plan, 1.875 USD/h");
    expect(open).toMatchObject({ undated: ["end"], end: null });
    const granted = oneOf(batches, "terms").segments.flatMap(({ fact }) =>
      [sinceEver.id, open.id].includes(fact.commitmentId) ? [fact.granted] : [],
    );
    expect(granted).toEqual([null, null]);
  });

  test("a commitment without a size is a percentage alone", async () => {
    const batches = await readProducts("aws/ec2/ri", "azure/virtualmachines/ri", "aws/ec2/sp");
    for (const name of ["r6g.2xlarge, us-east-1", "SageMaker savings plan"]) {
      expect(findNamed(batches, name).perHour).toBeNull();
    }
    expect(findNamed(batches, "vm-ending, Standard_D4s_v5, westeurope").perHour).toBeNull();
  });

  test("the currency is the unit's where that is money, else assumed and said so", async () => {
    const batches = await read({
      products: [product("aws/ec2/sp"), product("azure/virtualmachines/sp")],
      currency: "EUR",
    });
    const aws = findNamed(batches, "Compute savings plan, 14.25 USD/h");
    const azure = findNamed(batches, "plan-analytics, compute savings plan, 2.08 EUR/h");
    expect(attributesOf(aws).currency).toBeUndefined();
    expect(attributesOf(azure).currency).toBe("EUR, assumed: Datadog names none");
  });

  test.each(["null", "absent"] as const)("a unit that is %s is assumed too", async (as) => {
    sandbox.setFault({ kind: "unit", as, path: list });
    const plan = findNamed(await readProducts("aws/ec2/sp"), "Compute savings plan, 14.25 USD/h");
    expect(attributesOf(plan).currency).toMatch(/assumed/);
  });

  test("a unit that comes as a pair is read", async () => {
    sandbox.setFault({ kind: "unit", as: "pair", path: list });
    const plan = findNamed(await readProducts("aws/ec2/sp"), "Compute savings plan, 14.25 USD/h");
    expect(attributesOf(plan).currency).toBeUndefined();
  });

  test("fields nobody knows change nothing on kinds that are known", async () => {
    const before = commitmentsOf(await readProducts("aws/ec2/ri"));
    sandbox.setFault({ kind: "extra-fields", path: list });
    expect(commitmentsOf(await readProducts("aws/ec2/ri"))).toEqual(before);
  });
});

describe("which commitment is which", () => {
  test("an unknown kind is kept and shown, with its own fields", async () => {
    const batches = await readProducts("aws/redshift/ri");
    const [warehouse] = commitmentsOf(batches);
    expect(warehouse).toMatchObject({ vendorType: "Unknown", perHour: "3" });
    expect(warehouse?.name).toMatch(/^Unknown commitment /);
    expect(attributesOf({ attributes: warehouse?.attributes ?? [] })).toMatchObject({
      "field-node-type": "ra3.xlplus",
      "field-utilization-basis": '{"measure":"node_hours","is_estimated":false}',
    });
  });

  test("the Azure pair that fits one schema is told apart by what was asked", async () => {
    const batches = await readProducts("azure/virtualmachines/ri", "azure/virtualmachines/sp");
    const twins = commitmentsOf(batches).filter(({ name }) => name.startsWith("weu-production"));
    expect(twins.map(({ vendorType, category }) => [vendorType, category])).toEqual([
      ["Azure VM reservation", "usage"],
      ["Azure compute savings plan", "spend"],
    ]);
  });

  test("a savings plan under several products is one commitment that names them", async () => {
    const plans = ["ec2", "fargate", "lambda"].map((name) => `aws/${name}/sp`);
    const batches = await readProducts(...plans);
    const main = commitmentsOf(batches).filter(({ perHour }) => perHour === "14.25");
    expect(main.map((each) => attributesOf(each).product)).toEqual(["ec2, fargate, lambda"]);
    expect(rejectedOf(batches).filter(({ stream }) => stream === "terms")).toEqual([]);
  });

  test("a reservation id under two products is two commitments", async () => {
    const batches = await readProducts("aws/rds/ri", "aws/elasticache/ri");
    const shared = commitmentsOf(batches).filter(
      ({ externalId }) => externalId === "northlight-main",
    );
    expect(shared.map(({ vendorType }) => vendorType).toSorted()).toEqual([
      "ElastiCache reservation",
      "RDS reservation",
    ]);
    expect(new Set(shared.map(({ id }) => id)).size).toBe(2);
  });

  test("an id with slashes and colons survives as it is", async () => {
    const batches = await readProducts("aws/ec2/sp", "azure/virtualmachines/ri");
    const ids = commitmentsOf(batches).map(({ externalId }) => externalId);
    const expected = sandbox.datadog
      .expected()
      .commitments.filter(
        ({ kind, products }) =>
          kind === "azure-vm-ri" || (kind === "aws-sp" && products.includes("ec2")),
      )
      .map(({ id }) => id);
    expect(expected.some((id) => /^arn:.*\//.test(id))).toBe(true);
    expect(expected.some((id) => /^\/subscriptions\/.*\//.test(id))).toBe(true);
    expect(ids).toEqual(expect.arrayContaining(expected));
  });

  test("the same read again gives the same facts", async () => {
    const first = await readProducts("aws/ec2/ri", "aws/ec2/sp");
    const again = await readProducts("aws/ec2/ri", "aws/ec2/sp");
    expect(commitmentsOf(again)).toEqual(commitmentsOf(first));
  });
});

test("parameters are sent in the letter case of the settings", async () => {
  sandbox.clearRequests();
  await read({ letterCase: "upper", products: [product("azure/virtualmachines/sp")] });
  const [request] = sandbox.requests();
  expect(request?.query).toMatchObject({
    provider: "azure",
    product: "VirtualMachines",
    commitmentType: "SP",
  });
});
