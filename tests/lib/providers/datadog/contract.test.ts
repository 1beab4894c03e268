import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { connectionTo, datadogOver } from "@/tests/lib/providers/datadog/support/read-datadog";
import { startServer, type TestServer } from "@/tests/lib/providers/http-server";
import { now, oneOf, readAll, story } from "@/tests/lib/providers/reading";
import { openApi } from "@/tests/support/openapi";

type Exchange = {
  readonly endpoint: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: readonly string[];
  readonly status: number;
  readonly body: unknown;
};

const api = openApi("tests/fixtures/datadog-commitments.openapi.json");
const exchanges: Exchange[] = [];
let sandbox: Sandbox;
/** Between the provider and the sandbox; hands everything on and writes it down. */
let relay: TestServer;

beforeAll(async () => {
  sandbox = await startSandbox(story);
  relay = await startServer(async (request, response) => {
    const url = new URL(request.url ?? "/", sandbox.url);
    const headers = {
      "DD-API-KEY": String(request.headers["dd-api-key"]),
      "DD-APPLICATION-KEY": String(request.headers["dd-application-key"]),
    };
    const answer = await fetch(url, { method: request.method ?? "GET", headers });
    const text = await answer.text();
    exchanges.push({
      endpoint: `${request.method} ${url.pathname}`,
      query: Object.fromEntries(url.searchParams),
      headers: Object.keys(request.headers),
      status: answer.status,
      body: JSON.parse(text),
    });
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
    });
    response.end(text);
  });
  const connection = { ...connectionTo(sandbox, { backfillDays: 30 }), baseUrl: relay.url };
  const batches = await readAll(datadogOver(relay.url), connection);
  expect(oneOf(batches, "samples-end").completeness).toEqual({ state: "complete" });
});
afterAll(async () => {
  await relay.close();
  await sandbox.close();
});

test("every endpoint that has a place in the book is asked", () => {
  const names = exchanges.map(({ endpoint }) => endpoint.split("/commitments/")[1]);
  expect([...new Set(names)].toSorted()).toEqual([
    "commitment-list",
    "coverage/scalar",
    "coverage/timeseries",
    "savings/scalar",
    "savings/timeseries",
    "utilization/scalar",
    "utilization/timeseries",
  ]);
});

test("every request keeps the published parameters, and both keys go in headers alone", () => {
  for (const { endpoint, query, headers } of exchanges) {
    expect(api.query(endpoint, query), endpoint).toEqual([]);
    expect(headers).toEqual(expect.arrayContaining(["dd-api-key", "dd-application-key"]));
    expect(headers).not.toContain("authorization");
    const text = JSON.stringify(query);
    expect(text).not.toContain(sandbox.datadog.apiKey);
    expect(text).not.toContain(sandbox.datadog.appKey);
  }
});

test("every answer that was read keeps the published schemas", () => {
  expect(exchanges.length).toBeGreaterThan(200);
  for (const { endpoint, status, body } of exchanges) {
    expect(status).toBe(200);
    expect(api.answer(endpoint, body), endpoint).toEqual([]);
  }
});

test("windows are milliseconds: whole UTC days, and the list up to now", () => {
  const dayMs = 86_400_000;
  for (const { query, endpoint } of exchanges) {
    const [start, end] = [Number(query.start), Number(query.end)];
    expect(start % dayMs, endpoint).toBe(0);
    expect(end % dayMs === 0 || end === Date.parse(now), endpoint).toBe(true);
    expect(end).toBeLessThanOrEqual(Date.parse(now));
  }
});

test("the check of a query finds what is wrong with one", () => {
  const endpoint = "GET /api/v2/cost/commitments/coverage/scalar";
  const good = { provider: "aws", product: "ec2", start: "1", end: "2" };
  expect(api.query(endpoint, good)).toEqual([]);
  expect(api.query(endpoint, { ...good, commitmentType: "ri" })).toEqual([
    "query: unknown commitmentType",
  ]);
  expect(api.query(endpoint, { ...good, provider: "gcp", start: "x" })).toHaveLength(2);
  const { end: _, ...endless } = good;
  expect(api.query(endpoint, endless)).toEqual(["query: misses end"]);
});
