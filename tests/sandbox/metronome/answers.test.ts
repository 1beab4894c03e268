import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { metronomeApi } from "@/tests/support/openapi";

const api = metronomeApi();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    anchor: "2026-11-20",
    now: () => new Date("2026-11-20T20:30:00.000Z"),
  });
});
afterAll(() => sandbox.close());

type Listed = {
  readonly data: readonly Record<string, unknown>[];
  readonly next_page: string | null;
};

const call = async (endpoint: string, body: unknown, token = sandbox.metronome.token) => {
  const [method = "", path = ""] = endpoint.split(" ");
  return fetch(sandbox.metronome.url + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  });
};

const read = async (endpoint: string, body: unknown = null): Promise<Listed> => {
  const response = await call(endpoint, body);
  expect(response.status).toBe(200);
  return response.json();
};

/** Two things are newer than the published fragment, or unknown to it on purpose. */
const isBeyondFragment = (problem: string): boolean => /REVALUATION|access_type/.test(problem);

const FLAGS = { include_ledgers: true, include_balance: true, include_archived: true };
const BALANCES = { ...FLAGS, include_contract_balances: true };
const BALANCES_LIST = "POST /v1/contracts/customerBalances/list";

test("what the endpoints answer keeps the published schemas", async () => {
  const customers = await read("GET /v1/customers");
  expect(customers.data).toHaveLength(8);
  expect(api.answer("GET /v1/customers", customers)).toEqual([]);
  const types = await read("GET /v1/credit-types/list");
  expect(api.answer("GET /v1/credit-types/list", types)).toEqual([]);
  for (const { id: customer_id } of customers.data) {
    const net = { customer_id };
    const one = "POST /v1/contracts/customerBalances/getNetBalance";
    expect(api.answer(one, await read(one, net))).toEqual([]);
    const contracts = await read("POST /v2/contracts/list", {
      customer_id,
      include_archived: true,
    });
    const beyond = api
      .answer("POST /v2/contracts/list", contracts)
      .filter((problem) => !isBeyondFragment(problem));
    expect(beyond).toEqual([]);
  }
});

const everyBalance = async (slug: string): Promise<readonly Record<string, unknown>[]> => {
  const all: Record<string, unknown>[] = [];
  let next_page: string | null = null;
  do {
    const customer_id = sandbox.metronome.customerId(slug);
    const page: Listed = await read(BALANCES_LIST, {
      customer_id,
      ...BALANCES,
      limit: 2,
      ...(next_page === null ? {} : { next_page }),
    });
    all.push(...page.data);
    next_page = page.next_page;
  } while (next_page !== null);
  return all;
};

test("commits and credits keep them too, page by page, and state the expected balance", async () => {
  for (const slug of ["harbour-freight", "meridian-health", "aldergate", "castellan-group"]) {
    const expected = new Map(
      sandbox.metronome.expected(slug).map((figures) => [figures.commitmentId, figures]),
    );
    for (const item of await everyBalance(slug)) {
      const name = item.type === "CREDIT" ? "Credit" : "Commit";
      expect(api.schema(name, item)).toEqual([]);
      expect(String(item.balance)).toBe(expected.get(String(item.id))?.vendorBalance);
    }
  }
});

const errorOf = async (response: Response) => ({
  status: response.status,
  isWorded: typeof (await response.json()).message === "string",
});

test("refusals are worded as the vendor words them", async () => {
  const customer_id = sandbox.metronome.customerId("aldergate");
  const unknown = "00000000-0000-4000-8000-000000000000";
  const refusals = [
    [await call(BALANCES_LIST, { customer_id, limit: 26 }), 400],
    [await call(BALANCES_LIST, { customer_id, surprise: 1 }), 400],
    [await call(BALANCES_LIST, { customer_id: unknown }), 404],
    [await call(BALANCES_LIST, { customer_id }, "nobody"), 401],
    [await call(BALANCES_LIST, { customer_id }, sandbox.metronome.powerlessToken), 403],
    [await call("GET /v1/contracts/customerBalances/list", null), 405],
  ] as const;
  for (const [response, status] of refusals) {
    expect(await errorOf(response)).toEqual({ status, isWorded: true });
  }
});

test("a fault meets the customer it names", async () => {
  const aldergate = sandbox.metronome.customerId("aldergate");
  sandbox.setFault({ kind: "status", status: 403, account: "aldergate" });
  const refused = await errorOf(await call(BALANCES_LIST, { customer_id: aldergate }));
  const customer_id = sandbox.metronome.customerId("kitsune-games");
  const other = await call(BALANCES_LIST, { customer_id });
  sandbox.clearFaults();
  expect(refused).toEqual({ status: 403, isWorded: true });
  expect(other.status).toBe(200);
});
