import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import {
  CALLS,
  CLOCK,
  datadogApi,
  day,
  days,
  endpointOf,
  expectedOf,
  type Query,
  read,
  readRows,
  rowOf,
  startAsking,
} from "@/tests/sandbox/datadog/asking";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startAsking();
});
afterAll(() => sandbox.close());

const WINDOW = days("2026-10-01", 51);
const WITH_TYPE = ["commitment-list", "utilization/scalar", "utilization/timeseries"];
const WITHOUT_TYPE = [
  "coverage/scalar",
  "coverage/timeseries",
  "savings/scalar",
  "savings/timeseries",
  "on-demand-hot-spots/scalar",
];

const untyped = ({ commitmentType: _, ...query }: Query): Query => query;

test("all eight answers keep the published schemas, but for the kind that is in none", async () => {
  for (const call of CALLS) {
    const query = { ...call, ...WINDOW };
    for (const name of WITH_TYPE) {
      const problems = datadogApi.answer(endpointOf(name), await read(sandbox, name, query));
      const isUnknownKind = call.product === "redshift" && name === "commitment-list";
      if (isUnknownKind) expect(problems[0]).toContain("fits none of 6 schemas");
      else expect(problems).toEqual([]);
    }
    for (const name of WITHOUT_TYPE) {
      const body = await read(sandbox, name, untyped(query));
      expect(datadogApi.answer(endpointOf(name), body)).toEqual([]);
    }
  }
});

test("bodies come as JSON, as JSON:API and as plain text", async () => {
  const types = new Set<string | null>();
  for (const { product = "" } of CALLS.slice(0, 4)) {
    for (const name of WITHOUT_TYPE) {
      const url = new URL(`/api/v2/cost/commitments/${name}`, sandbox.datadog.url);
      url.search = String(new URLSearchParams({ provider: "aws", product, ...WINDOW }));
      const { apiKey, appKey } = sandbox.datadog;
      const response = await fetch(url, {
        headers: { "DD-API-KEY": apiKey, "DD-APPLICATION-KEY": appKey },
      });
      types.add(response.headers.get("content-type"));
      await response.arrayBuffer();
    }
  }
  expect([...types].toSorted()).toEqual([
    "application/json",
    "application/vnd.api+json",
    "text/plain; charset=utf-8",
  ]);
});

test("the list states the utilization that is expected: of a day, of the running day, of a window", async () => {
  for (const call of CALLS) {
    for (const past of ["2026-11-19", "2026-11-01", "2026-10-18"]) {
      const rows = await readRows(sandbox, { ...call, ...day(past) });
      const told = new Map(
        expectedOf(sandbox, call).map((one) => [
          one.id,
          one.days.find((known) => known.day === past),
        ]),
      );
      for (const { commitment_id, utilization } of rows) {
        const text = utilization === undefined ? undefined : String(utilization);
        expect(text).toBe(told.get(String(commitment_id))?.utilization);
      }
      const listed = rows.map(({ commitment_id }) => commitment_id);
      for (const [id, figures] of told) if (figures) expect(listed).toContain(id);
    }
    const known = new Map(expectedOf(sandbox, call).map((one) => [one.id, one]));
    const textOf = (value: unknown) => (value === undefined ? null : String(value));
    for (const row of await readRows(sandbox, { ...call, ...day("2026-11-20") })) {
      const figures = known.get(String(row.commitment_id));
      expect(textOf(row.utilization)).toBe(figures?.runningUtilization ?? null);
    }
    for (const row of await readRows(sandbox, { ...call, ...days("2026-08-22", 90) })) {
      const figures = known.get(String(row.commitment_id));
      expect(textOf(row.utilization)).toBe(figures?.utilization ?? null);
    }
  }
});

test("an ended commitment is listed for thirty days more, without a utilization", async () => {
  const query = { provider: "aws", product: "rds", ...day("2026-11-20") };
  const { commitments } = sandbox.datadog.expected();
  const idOf = (key: string) => commitments.find((one) => one.key === key)?.id;
  const rows = await readRows(sandbox, query);
  const ended = rows.find(({ commitment_id }) => commitment_id === idOf("reporting-ended"));
  expect(ended).toMatchObject({ expiration_date: "2026-11-09T23:59:59Z" });
  expect(ended).not.toHaveProperty("utilization");
  expect(rows.map(({ commitment_id }) => commitment_id)).not.toContain(idOf("legacy-ended"));
  const listedOn = async (text: string) =>
    (await readRows(sandbox, { ...query, ...day(text) })).map((row) => row.commitment_id);
  expect(await listedOn("2026-10-19")).toContain(idOf("legacy-ended"));
  expect(await listedOn("2026-10-20")).not.toContain(idOf("legacy-ended"));
  const old = await readRows(sandbox, { ...query, ...day("2026-09-15") });
  expect(old.find(({ commitment_id }) => commitment_id === idOf("legacy-ended"))).toHaveProperty(
    "utilization",
  );
});

/** An end at 23:59:59 is the last second (metrics 3.14, ruling 12). */
const exclusive = (text: unknown): string | null => {
  if (text === undefined) return null;
  const instant = Date.parse(String(text));
  return new Date(instant + (String(text).endsWith("23:59:59Z") ? 1000 : 0)).toISOString();
};

test("a row says the term, the size and the status that are expected, or says nothing of them", async () => {
  const texts = (values: readonly unknown[]) =>
    values.map((value) => (value === undefined ? null : String(value)));
  const endings = new Set<string>();
  for (const call of CALLS) {
    const known = new Map(expectedOf(sandbox, call).map((one) => [one.id, one]));
    for (const row of await readRows(sandbox, { ...call, ...day("2026-11-20") })) {
      const figures = known.get(String(row.commitment_id));
      const start = row.start_date === undefined ? null : exclusive(row.start_date);
      expect({ start, end: exclusive(row.expiration_date) }).toEqual(figures?.term);
      const perHour = row.committed_spend_per_hour ?? row.number_of_reservations;
      expect(texts([perHour, row.number_of_nfus, row.status])).toEqual([
        figures?.perHour,
        figures?.nfus,
        figures?.status,
      ]);
      endings.add(String(row.expiration_date).slice(11));
    }
  }
  expect([...endings].toSorted()).toEqual(
    ["", "00:00:00Z", "09:17:31Z", "14:30:00Z", "23:59:59Z"].toSorted(),
  );
});

test("the unit of what is committed is dollars, percent, or not said", async () => {
  const familyOf = async (call: Query) => {
    const { meta } = await read(sandbox, "commitment-list", { ...call, ...day("2026-11-20") });
    return meta === undefined ? null : rowOf(rowOf(meta).committed_spend_unit).family;
  };
  const [ec2 = {}, rds = {}] = CALLS;
  const plans = { ...ec2, commitmentType: "sp" };
  expect([await familyOf(plans), await familyOf(ec2), await familyOf(rds)]).toEqual([
    "money",
    "percentage",
    null,
  ]);
});

test("what is bought but has not begun is listed; what is not yet bought is not", async () => {
  const query = { provider: "aws", product: "lambda", commitmentType: "sp" };
  const upcoming = { start_date: "2026-12-11T00:00:00Z" };
  const today = await readRows(sandbox, { ...query, ...day("2026-11-20") });
  expect(today).toContainEqual(expect.objectContaining(upcoming));
  const earlier = await readRows(sandbox, { ...query, ...day("2026-10-20") });
  expect(earlier).not.toContainEqual(expect.objectContaining(upcoming));
});

test("a past answer stays when the clock goes on, the running day's moves", async () => {
  const query = { provider: "aws", product: "ec2" };
  const before = await readRows(sandbox, { ...query, ...day("2026-11-10") });
  const running = await readRows(sandbox, { ...query, ...day("2026-11-20") });
  sandbox.setClock("2026-11-22T04:00:00.000Z");
  const after = await readRows(sandbox, { ...query, ...day("2026-11-10") });
  const settled = await readRows(sandbox, { ...query, ...day("2026-11-20") });
  sandbox.setClock(CLOCK);
  expect(after).toEqual(before);
  expect(settled).not.toEqual(running);
});
