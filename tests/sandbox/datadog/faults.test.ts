import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Fault, Sandbox } from "@/sandbox/start-sandbox";
import {
  ask,
  datadogApi,
  day,
  days,
  listOf,
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
afterEach(() => sandbox.clearFaults());

const EC2: Query = { provider: "aws", product: "ec2" };
const TODAY: Query = { ...EC2, ...day("2026-11-19") };
const LIST = "commitment-list";

const refusedWith = async (query: Query, keys = {}, name = LIST) => {
  const response = await ask(sandbox, name, query, keys);
  return { status: response.status, body: rowOf(await response.json()) };
};

test("a wrong question is refused, and the parameter is named", async () => {
  const without = ({ ...query }: Record<string, string>, name: string): Query => {
    delete query[name];
    return query;
  };
  const wrong: readonly (readonly [string, Query])[] = [
    ...["provider", "product", "start", "end"].map((name) => [name, without(TODAY, name)] as const),
    ["provider", { ...TODAY, provider: "gcp" }],
    ["product", { ...TODAY, product: "EC2" }],
    ["product", { ...TODAY, provider: "azure" }],
    ["commitmentType", { ...TODAY, commitmentType: "SP" }],
    ["start", { ...TODAY, end: TODAY.start ?? "" }],
    ["start", { ...TODAY, start: "2026-11-19T00:00:00Z" }],
    ["surprise", { ...TODAY, surprise: "1" }],
  ];
  for (const [parameter, query] of wrong) {
    const { status, body } = await refusedWith(query);
    expect(status).toBe(400);
    expect(datadogApi.schema("JSONAPIErrorResponse", body)).toEqual([]);
    expect(body.errors).toMatchObject([{ status: "400", source: { parameter } }]);
  }
  const typed = await refusedWith({ ...TODAY, commitmentType: "ri" }, {}, "coverage/scalar");
  expect(typed.status).toBe(400);
});

test("wrong keys are forbidden, missing ones unauthorized, powerless ones told why", async () => {
  const forbidden = { status: 403, body: { errors: ["Forbidden"] } };
  expect(await refusedWith(TODAY, { "DD-API-KEY": "other" })).toEqual(forbidden);
  expect(await refusedWith(TODAY, { "DD-APPLICATION-KEY": "other" })).toEqual(forbidden);
  expect(await refusedWith(TODAY, { "DD-API-KEY": "" })).toMatchObject({ status: 401 });
  const powerless = { "DD-APPLICATION-KEY": sandbox.datadog.powerlessAppKey };
  expect(await refusedWith(TODAY, powerless)).toMatchObject({
    status: 403,
    body: { errors: [{ title: "Forbidden" }] },
  });
});

test("too many requests wait for a number of seconds", async () => {
  const slow = await startAsking({ requestsPerMinute: 2 });
  const statuses = [];
  let last: Response | undefined;
  for (let turn = 0; turn < 3; turn += 1) {
    last = await ask(slow, LIST, TODAY);
    statuses.push(last.status);
    expect(last.headers.get("x-ratelimit-remaining")).toBe(String(Math.max(0, 1 - turn)));
  }
  expect(statuses).toEqual([200, 200, 429]);
  expect(datadogApi.schema("APIErrorResponse", await last?.json())).toEqual([]);
  expect(Number(last?.headers.get("x-ratelimit-reset"))).toBeLessThanOrEqual(60);
  expect(last?.headers.get("x-ratelimit-period")).toBe("60");
  await slow.close();
});

test("a fault's 429 carries the same headers, or none", async () => {
  sandbox.setFault({ kind: "rate-limited", seconds: 7, times: 1 });
  const limited = await ask(sandbox, LIST, TODAY);
  expect([limited.status, limited.headers.get("x-ratelimit-reset")]).toEqual([429, "7"]);
  sandbox.setFault({ kind: "rate-limited", headers: "none", times: 1 });
  const bare = await ask(sandbox, LIST, TODAY);
  expect([bare.status, bare.headers.get("x-ratelimit-reset")]).toEqual([429, null]);
});

test("from a day on the same figures come as percentages", async () => {
  const before = await readRows(sandbox, TODAY);
  sandbox.setFault({ kind: "utilization", as: "percent", from: "2026-10-06" });
  const after = await readRows(sandbox, TODAY);
  expect(after.map(({ utilization }) => Number(utilization))).toEqual(
    before.map(({ utilization }) => Number((Number(utilization) * 100).toFixed(4))),
  );
  const first = await readRows(sandbox, { ...EC2, ...day("2026-10-06") });
  expect(first.some(({ utilization }) => Number(utilization) > 1.5)).toBe(true);
  const early = await readRows(sandbox, { ...EC2, ...day("2026-10-05") });
  expect(early.every(({ utilization }) => Number(utilization) <= 1)).toBe(true);
  const scalar = await read(sandbox, "utilization/scalar", TODAY);
  const column = listOf(scalar.columns).map(rowOf)[1];
  expect(Number(listOf(column?.values)[0])).toBeGreaterThan(1.5);
});

test("one row may be odd while the others stay good", async () => {
  const good = await readRows(sandbox, TODAY);
  const oddUnder = async (fault: Fault) => {
    sandbox.clearFaults();
    sandbox.setFault(fault);
    const rows = await readRows(sandbox, TODAY);
    expect([rows[0], ...rows.slice(2)]).toEqual([good[0], ...good.slice(2)]);
    return rows[1] ?? {};
  };
  expect(await oddUnder({ kind: "utilization", as: "high" })).toHaveProperty("utilization", 1.7);
  expect(await oddUnder({ kind: "utilization", as: "negative" })).toHaveProperty(
    "utilization",
    -0.25,
  );
  expect(await oddUnder({ kind: "utilization", as: "null" })).toHaveProperty("utilization", null);
  expect(await oddUnder({ kind: "utilization", as: "text" })).toHaveProperty(
    "utilization",
    String(good[1]?.utilization),
  );
  expect(await oddUnder({ kind: "missing-id" })).not.toHaveProperty("commitment_id");
});

test("unknown fields are added to every row and to the body", async () => {
  sandbox.setFault({ kind: "extra-fields" });
  const body = await read(sandbox, LIST, TODAY);
  expect(body).toHaveProperty("preview");
  for (const row of listOf(body.commitments)) expect(row).toHaveProperty("internal");
});

test("units may be null, a pair, or absent", async () => {
  const query = { ...EC2, ...days("2026-11-01", 3) };
  const unitUnder = async (as: "null" | "pair" | "absent") => {
    sandbox.clearFaults();
    sandbox.setFault({ kind: "unit", as });
    return (await read(sandbox, "utilization/timeseries", query)).unit;
  };
  expect(await unitUnder("null")).toBeNull();
  expect(await unitUnder("pair")).toEqual([expect.objectContaining({ family: "money" }), null]);
  expect(await unitUnder("absent")).toBeUndefined();
});

test("a series may be missing, hold a null, or count its times in milliseconds", async () => {
  const query = { ...EC2, ...days("2026-11-01", 3) };
  const bodyUnder = async (fault: Fault) => {
    sandbox.clearFaults();
    sandbox.setFault(fault);
    const { series, times } = await read(sandbox, "utilization/timeseries", query);
    return { series: rowOf(series), times: listOf(times) };
  };
  const missing = await bodyUnder({ kind: "series", as: "missing", name: "unused" });
  expect(Object.keys(missing.series)).toEqual(["used"]);
  const holed = await bodyUnder({ kind: "series", as: "nulls" });
  expect(holed.series.used).toEqual([expect.any(Number), null, expect.any(Number)]);
  const late = await bodyUnder({ kind: "series", as: "milliseconds" });
  expect(late.times[0]).toBe(Date.parse("2026-11-01"));
});

test("an organization without cost data answers with nothing, or with 404", async () => {
  sandbox.setFault({ kind: "empty-page" });
  expect(await read(sandbox, LIST, TODAY)).toEqual({ commitments: [] });
  expect(await read(sandbox, "utilization/scalar", TODAY)).toEqual({ columns: [] });
  const series = await read(sandbox, "utilization/timeseries", TODAY);
  expect(series).toMatchObject({ series: {}, times: [] });
  sandbox.clearFaults();
  sandbox.setFault({ kind: "status", status: 404, account: "northlight-labs" });
  expect(await refusedWith(TODAY)).toEqual({ status: 404, body: { errors: ["Not Found"] } });
});

test("one product may be refused, and keys may belong to another site", async () => {
  sandbox.setFault({ kind: "status", status: 400, account: "aws/rds" });
  const { status, body } = await refusedWith({ ...TODAY, product: "rds" });
  expect([status, rowOf(listOf(body.errors)[0]).title]).toEqual([400, "Bad Request"]);
  expect((await ask(sandbox, LIST, TODAY)).status).toBe(200);
  sandbox.clearFaults();
  sandbox.setFault({ kind: "status", status: 403, account: "aws/ec2/sp" });
  const plans = await refusedWith({ ...TODAY, commitmentType: "sp" });
  expect(plans).toEqual({ status: 403, body: { errors: ["Forbidden"] } });
  expect((await ask(sandbox, LIST, TODAY)).status).toBe(200);
});

test("errors come as objects, as strings, or as one object", async () => {
  const bodyUnder = async (code: string) => {
    sandbox.clearFaults();
    sandbox.setFault({ kind: "status", status: 500, code });
    return (await refusedWith(TODAY)).body;
  };
  expect(datadogApi.schema("JSONAPIErrorResponse", await bodyUnder("objects"))).toEqual([]);
  expect(datadogApi.schema("APIErrorResponse", await bodyUnder("strings"))).toEqual([]);
  expect(await bodyUnder("error")).toHaveProperty("error.message");
});

test("HTML, a cut body and silence are possible too", async () => {
  sandbox.setFault({ kind: "html", times: 1 });
  expect(await (await ask(sandbox, LIST, TODAY)).text()).toContain("<html>");
  sandbox.clearFaults();
  sandbox.setFault({ kind: "cut", bytes: 400, ending: "clean", times: 1 });
  const cut = await (await ask(sandbox, LIST, TODAY)).text();
  expect(() => JSON.parse(cut)).toThrow();
  sandbox.clearFaults();
  sandbox.setFault({ kind: "cut", bytes: 400, times: 1 });
  await expect(ask(sandbox, LIST, TODAY).then((response) => response.text())).rejects.toThrow();
  sandbox.clearFaults();
  sandbox.setFault({ kind: "hang", times: 1 });
  const { datadog } = sandbox;
  const hanging = fetch(`${datadog.url}/api/v2/cost/commitments/${LIST}`, {
    signal: AbortSignal.timeout(200),
  });
  await expect(hanging).rejects.toThrow(/timeout/i);
});

test("faults and expectations reach other processes through the control", async () => {
  const control = (path: string, init?: RequestInit) =>
    fetch(`${sandbox.url}/_sandbox/${path}`, init);
  const put = (faults: unknown) =>
    control("faults", { method: "PUT", body: JSON.stringify(faults) });
  expect((await put([{ kind: "utilization", as: "high", line: 1 }])).status).toBe(204);
  expect((await readRows(sandbox, TODAY))[0]).toHaveProperty("utilization", 1.7);
  expect((await put([{ kind: "utilization", as: "upside-down" }])).status).toBe(400);
  const told = await control("datadog/expected?days=7");
  expect(await told.json()).toEqual(sandbox.datadog.expected(7));
  expect((await control("datadog/expected?days=week")).status).toBe(400);
});
