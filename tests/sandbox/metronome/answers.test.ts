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

const knownEntries = (ledger: unknown): readonly unknown[] =>
  Array.isArray(ledger) ? ledger.filter((entry) => !isBeyondFragment(String(entry.type))) : [];

const LISTS = [
  ["customerBalances", "include_contract_balances"],
  ["customerCommits", "include_contract_commits"],
  ["customerCredits", "include_contract_credits"],
] as const;

const everyItem = async (customer_id: string, [list, flag]: (typeof LISTS)[number]) => {
  const path = `/v1/contracts/${list}/list`;
  const all: Record<string, unknown>[] = [];
  let next_page: string | null = null;
  do {
    const cursor = next_page === null ? {} : { next_page };
    const body = { customer_id, ...FLAGS, [flag]: true, limit: 2, ...cursor };
    expect(api.request(path, body)).toEqual([]);
    const page: Listed = await read(`POST ${path}`, body);
    all.push(...page.data);
    next_page = page.next_page;
  } while (next_page !== null);
  return all;
};

test("commits and credits keep them too, page by page, and state the expected balance", async () => {
  const customers = await read("GET /v1/customers");
  for (const { id } of customers.data) {
    const figures = sandbox.metronome.expected(String(id));
    const expected = new Map(figures.map((one) => [one.commitmentId, one]));
    const [all = [], commits = [], credits = []] = await Promise.all(
      LISTS.map((list) => everyItem(String(id), list)),
    );
    expect(all.map((item) => item.id).toSorted()).toEqual([...expected.keys()].toSorted());
    expect(commits.length + credits.length).toBe(all.length);
    for (const item of [...all, ...commits, ...credits]) {
      const name = item.type === "CREDIT" ? "Credit" : "Commit";
      const problems = api.schema(name, { ...item, ledger: knownEntries(item.ledger) });
      expect(problems.filter((problem) => !isBeyondFragment(problem))).toEqual([]);
      expect(String(item.balance)).toBe(expected.get(String(item.id))?.vendorBalance);
    }
  }
});

test("a contract is answered alone as it is in the list", async () => {
  const customer_id = sandbox.metronome.customerId("harbour-freight");
  const asked = { customer_id, include_ledgers: true, include_balance: true };
  const { data } = await read("POST /v2/contracts/list", asked);
  expect(data).toHaveLength(2);
  for (const contract of data) {
    const body = { ...asked, contract_id: contract.id };
    expect(api.request("/v2/contracts/get", body)).toEqual([]);
    const one = await (await call("POST /v2/contracts/get", body)).json();
    expect(one).toEqual({ data: contract });
    expect(api.answer("POST /v2/contracts/get", one)).toEqual([]);
  }
});

test("the filters by time ask for any access", async () => {
  const customer_id = sandbox.metronome.customerId("harbour-freight");
  const namesWith = async (filter: Record<string, string>) => {
    const body = { customer_id, include_contract_balances: true, ...filter };
    return (await read(BALANCES_LIST, body)).data.map(({ name }) => name);
  };
  const quarterly = "2026 quarterly commit";
  expect(await namesWith({ covering_date: "2025-12-31T23:00:00Z" })).not.toContain(quarterly);
  expect(await namesWith({ covering_date: "2026-01-01T00:00:00+00:00" })).toContain(quarterly);
  expect(await namesWith({ starting_at: "2027-01-01T00:00:00Z" })).toEqual([quarterly]);
  expect(await namesWith({ effective_before: "2026-01-01T00:00:00Z" })).not.toContain(quarterly);
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
