import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ProviderBatch } from "@/lib/providers/provider";
import { datadog } from "@/lib/sources/datadog";
import {
  commitmentsOf,
  datadogOver,
  pointsOf,
  samplesOf,
} from "@/tests/lib/providers/datadog/support/read-datadog";
import { startServer, type TestServer } from "@/tests/lib/providers/http-server";
import { contextOf, oneOf, readAll, rejectedOf } from "@/tests/lib/providers/reading";

/** What the vendor could send though its published examples do not: one answer for each path. */
let answers: Record<string, unknown>;
let server: TestServer;

const term = { start_date: "2026-01-01T00:00:00Z", expiration_date: "2026-12-31T23:59:59Z" };
const reservation = {
  commitment_id: "ri-1",
  offering_class: "standard",
  instance_type: "m6i.large",
  region: "eu-west-1",
  number_of_reservations: 2,
  utilization: 0.5,
  ...term,
};

beforeEach(async () => {
  answers = {
    "commitment-list": { commitments: [reservation] },
    "utilization/scalar": { columns: [] },
    "utilization/timeseries": { series: {}, times: [] },
    "coverage/scalar": { columns: [] },
    "coverage/timeseries": { cost: { series: {}, times: [] }, hours: { series: {}, times: [] } },
    "savings/scalar": { columns: [] },
    "savings/timeseries": {
      actual_cost: { series: {}, times: [] },
      effective_savings_rate: { series: {}, times: [] },
      on_demand_equivalent_cost: { series: {}, times: [] },
      realized_savings: { series: {}, times: [] },
    },
  };
  server = await startServer((request, response) => {
    const path = request.url?.split("?")[0]?.split("/commitments/")[1] ?? "";
    response.end(JSON.stringify(answers[path]));
  });
});
afterEach(() => server.close());

const read = (type: "ri" | "sp" = "ri"): Promise<ProviderBatch[]> =>
  readAll(
    datadogOver(server.url),
    {
      id: "con_odd",
      provider: "datadog",
      name: "Odd",
      baseUrl: server.url,
      secret: "an-api-key:an-app-key",
      settings: {
        ...datadog.defaults,
        backfillDays: 1,
        products: [{ provider: "aws", product: "ec2", type }],
      },
    },
    contextOf(),
  );

const listing = (...commitments: readonly unknown[]): void => {
  answers["commitment-list"] = { commitments };
};
const codesOf = (batches: readonly ProviderBatch[]) =>
  rejectedOf(batches).map(({ stream, code, isSetAside }) => `${stream} ${code} ${isSetAside}`);

describe("rows", () => {
  test("the same row twice counts once", async () => {
    listing(reservation, reservation);
    const batches = await read();
    expect(commitmentsOf(batches)).toHaveLength(1);
    expect(samplesOf(batches)).toHaveLength(1);
    expect(codesOf(batches)).toEqual(["terms repeated-row false"]);
  });

  test("one id on two different rows: the first is kept, the other set aside in both streams", async () => {
    listing(reservation, { ...reservation, region: "us-east-1", utilization: 0.9 });
    const batches = await read();
    expect(commitmentsOf(batches).map(({ name }) => name)).toEqual(["2 × m6i.large, eu-west-1"]);
    expect(samplesOf(batches).map(({ utilization }) => utilization)).toEqual(["0.5"]);
    expect(codesOf(batches)).toEqual(["terms duplicate-id true", "samples duplicate-id true"]);
  });

  test("dates that are none, or the wrong way round, are not given; the row is kept", async () => {
    listing(
      { ...reservation, commitment_id: "a", start_date: "last spring" },
      { ...reservation, commitment_id: "b", expiration_date: "2026-12-31" },
      { ...reservation, commitment_id: "c", expiration_date: "2025-12-31T23:59:59Z" },
    );
    const batches = await read();
    expect(commitmentsOf(batches).map(({ undated }) => undated)).toEqual([
      ["start"],
      ["end"],
      ["start", "end"],
    ]);
    expect(oneOf(batches, "terms").segments.map(({ fact }) => fact.granted)).toEqual([
      null,
      null,
      null,
    ]);
    expect(codesOf(batches)).toEqual([
      "terms bad-instant false",
      "terms bad-instant false",
      "terms ends-before-start false",
    ]);
  });

  test.each(["twelve", -3])("a size of %s is not given", async (number_of_reservations) => {
    listing({ ...reservation, number_of_reservations });
    const batches = await read();
    expect(commitmentsOf(batches).map(({ perHour }) => perHour)).toEqual([null]);
    expect(codesOf(batches)).toEqual(["terms amount-not-readable false"]);
  });

  test("a size with more digits than a double keeps all of them", async () => {
    const text =
      '{"commitments":[{"commitment_id":"sp","savings_plan_type":"ComputeSavingsPlans","committed_spend_per_hour":1.23456789012345678901}]}';
    const exact = await startServer((request, response) => {
      const isList = request.url?.includes("commitment-list");
      response.end(isList ? text : JSON.stringify({ columns: [], series: {}, times: [] }));
    });
    const connection = {
      id: "con_odd",
      provider: "datadog",
      name: "Odd",
      baseUrl: exact.url,
      secret: "an-api-key:an-app-key",
      settings: datadog.defaults,
    } as const;
    const [plan] = commitmentsOf(await readAll(datadogOver(exact.url), connection)).filter(
      ({ category }) => category === "spend",
    );
    await exact.close();
    expect(plan?.perHour).toBe("1.23456789012345678901");
  });

  test("rows that are no objects, or have texts for objects, are set aside", async () => {
    listing("a row", null, { ...reservation, commitment_id: "ri-9", region: {} }, reservation);
    const batches = await read();
    expect(commitmentsOf(batches)).toHaveLength(1);
    expect(codesOf(batches)).toEqual([
      "terms unexpected-shape true",
      "terms unexpected-shape true",
      "terms unexpected-shape true",
      "samples missing-id true",
      "samples missing-id true",
    ]);
  });

  test("a utilization outside the term is not counted", async () => {
    listing({ ...reservation, expiration_date: "2026-10-31T23:59:59Z" });
    const batches = await read();
    // The day lies after the end: nothing is asked for.
    expect(samplesOf(batches)).toEqual([]);
    listing(reservation, {
      ...reservation,
      commitment_id: "ri-2",
      expiration_date: "2026-10-31T23:59:59Z",
    });
    const both = await read();
    expect(samplesOf(both)).toHaveLength(1);
    expect(codesOf(both)).toEqual(["samples outside-term true"]);
  });

  test("money in a unit that is no whole currency stays in the vendor's word", async () => {
    const plan = {
      commitment_id: "sp",
      savings_plan_type: "ComputeSavingsPlans",
      committed_spend_per_hour: 250,
    };
    const unit = {
      family: "money",
      id: 2,
      name: "cent",
      plural: "cents",
      scale_factor: 0.01,
      short_name: "c",
    };
    answers["commitment-list"] = { commitments: [plan], meta: { committed_spend_unit: unit } };
    const [found] = commitmentsOf(await read("sp"));
    expect(found).toMatchObject({ unit: { kind: "quantity", code: "cents" }, perHour: "250" });
  });

  test("a list that is none is trouble, never an empty list", async () => {
    for (const body of [{}, [], { commitments: null }, "no"]) {
      answers["commitment-list"] = body;
      expect(oneOf(await read(), "terms").completeness).toMatchObject({
        state: "incomplete",
        errorKind: "invalid-response",
      });
    }
  });
});

describe("figures", () => {
  const day = 1_763_596_800;
  const dayText = "2025-11-20T00:00:00.000Z";

  test("arrays of different lengths are not laid beside each other", async () => {
    answers["utilization/timeseries"] = {
      series: { used: [1, 2], unused: [3] },
      times: [day, day + 86_400],
    };
    const batches = await read();
    expect(pointsOf(batches).map(({ measure, value }) => [measure, value])).toEqual([
      ["utilization.used", "1"],
      ["utilization.used", "2"],
    ]);
    expect(codesOf(batches)).toEqual(["aggregates lengths-differ false"]);
  });

  test("times that are no days in order are no days", async () => {
    for (const times of [
      [day, day + 3_600],
      [day, day + 7 * 86_400],
      [day + 86_400, day],
      [day, "x"],
    ]) {
      answers["utilization/timeseries"] = { series: { used: [1, 2] }, times };
      const batches = await read();
      expect(pointsOf(batches)).toEqual([]);
      expect(codesOf(batches)).toEqual(["aggregates not-daily false"]);
    }
  });

  test("a day without a point between two others is a gap, not a longer day", async () => {
    const times = [day, day + 86_400, day + 3 * 86_400];
    answers["utilization/timeseries"] = { series: { used: [1, 2, 3], unused: [0, 0, 0] }, times };
    const used = pointsOf(await read()).filter(({ measure }) => measure === "utilization.used");
    expect(used.map(({ start, end }) => Date.parse(end) - Date.parse(start))).toEqual(
      Array(3).fill(86_400_000),
    );
    expect(used[0]?.start).toBe(dayText);
  });

  test("columns are found by name, rows by their groups; what is not known is said", async () => {
    answers["coverage/scalar"] = {
      columns: [
        { name: "score", type: "number", values: [7, 8] },
        { name: "cost_coverage", type: "number", values: [null, "0.4"] },
        { name: "region", type: "group", values: [["eu"], ["us"]] },
        { name: "hours_coverage", type: "number", values: [0.5, 0.75] },
        { name: "service", type: "group", values: [["ec2"], ["ec2"]] },
      ],
    };
    const batches = await read();
    expect(pointsOf(batches).map(({ scope, measure, value }) => [scope, measure, value])).toEqual([
      ["aws/ec2/eu/ec2", "coverage.cost", null],
      ["aws/ec2/us/ec2", "coverage.cost", null],
      ["aws/ec2/eu/ec2", "coverage.hours", "0.5"],
      ["aws/ec2/us/ec2", "coverage.hours", "0.75"],
    ]);
    expect(codesOf(batches)).toEqual([
      "aggregates unknown-column false",
      "aggregates figure-not-a-number false",
    ]);
  });

  test("groups of another length than their numbers name nobody", async () => {
    answers["savings/scalar"] = {
      columns: [
        { name: "service", type: "group", values: [["ec2"]] },
        { name: "effective_savings_rate", type: "number", values: [0.1, 0.2] },
      ],
    };
    const batches = await read();
    expect(pointsOf(batches)).toEqual([]);
    expect(codesOf(batches)).toEqual(["aggregates lengths-differ false"]);
  });

  test("a loss is a negative rate and prints as one; a rate above all is none", async () => {
    const rate = (value: number) => ({
      columns: [{ name: "effective_savings_rate", type: "number", values: [value] }],
    });
    answers["savings/scalar"] = rate(-3.25);
    expect(pointsOf(await read()).map(({ value }) => value)).toEqual(["-3.25"]);
    answers["savings/scalar"] = rate(33);
    const batches = await read();
    expect(pointsOf(batches).map(({ value }) => value)).toEqual([null]);
    expect(codesOf(batches)).toEqual(["aggregates figure-scale false"]);
  });

  test("an answer in no known shape is trouble of that figure alone", async () => {
    answers["coverage/scalar"] = { table: [] };
    answers["savings/timeseries"] = { actual_cost: { series: {} } };
    const batches = await read();
    expect(oneOf(batches, "aggregates").completeness).toMatchObject({
      state: "incomplete",
      reason: expect.stringMatching(/^coverage\/scalar of aws\/ec2: /),
    });
    expect(codesOf(batches)).toEqual(Array(4).fill("aggregates unexpected-shape false"));
  });
});
