import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { api, ask, type Row, read, rowOf, startAsking } from "@/tests/sandbox/metronome/asking";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startAsking();
});
afterAll(() => sandbox.close());

const NET = "POST /v1/contracts/customerBalances/getNetBalance";
const EUR = "5c7a4d10-93b1-4f0e-8a51-6d7f20b1e9c4";

const expectedOf = (slug: string) => sandbox.metronome.expected(slug);

const netOf = async (slug: string, body: Row): Promise<unknown> => {
  const customer_id = sandbox.metronome.customerId(slug);
  const answer = await read(sandbox, NET, { customer_id, ...body });
  expect(api.request(NET.slice("POST ".length), { customer_id, ...body })).toEqual([]);
  return rowOf(answer.data).balance;
};

const totalOf = (amounts: readonly string[]): number =>
  amounts.reduce((sum, text) => sum + Number(text), 0);

test("a net balance is of one credit type, and one of several filters is enough", async () => {
  const all = expectedOf("aldergate");
  const balanceOf = (name: string) => all.find((one) => one.name === name)?.vendorBalance ?? "";
  const [ramp, goodwill, market] = [
    balanceOf("Three-year ramp"),
    balanceOf("Goodwill credit"),
    balanceOf("Marketplace prepayment"),
  ];
  const net = (filters: readonly Row[]) => netOf("aldergate", { credit_type_id: EUR, filters });
  const credits = { balance_types: ["CREDIT"] };
  const commits = { balance_types: ["PREPAID_COMMIT"] };
  const marketplace = { custom_fields: { bought_through: "marketplace" } };
  expect(await netOf("aldergate", {})).toBe(0);
  expect(await net([])).toBeCloseTo(totalOf([ramp, goodwill, market]), 6);
  expect(await net([credits])).toBeCloseTo(totalOf([goodwill]), 6);
  expect(await net([credits, marketplace])).toBeCloseTo(totalOf([goodwill, market]), 6);
  expect(await net([{ ...commits, ...marketplace }])).toBeCloseTo(totalOf([market]), 6);
  expect(await net([{ ...credits, ...marketplace }])).toBe(0);
  const ids = all.filter(({ name }) => name === "Three-year ramp").map((one) => one.commitmentId);
  expect(await net([{ ids }])).toBeCloseTo(totalOf([ramp]), 6);
});

test("drafts are left out of a net balance when only final invoices are asked for", async () => {
  const [dense] = expectedOf("tallow-and-finch");
  const finalized = await netOf("tallow-and-finch", { invoice_inclusion_mode: "FINALIZED" });
  expect(Number(dense?.pending)).toBeGreaterThan(0);
  expect(String(finalized)).toBe(dense?.settled);
  expect(String(await netOf("tallow-and-finch", {}))).toBe(dense?.vendorBalance);
});

test("a filter that is not in the published schema is refused", async () => {
  const customer_id = sandbox.metronome.customerId("aldergate");
  for (const filters of [
    [{ balance_types: ["COMMIT"] }],
    [{ ids: ["x"] }],
    [{ custom_fields: { seats: 4 } }],
    [{ products: [] }],
    ["CREDIT"],
    {},
  ]) {
    expect((await ask(sandbox, NET, { customer_id, filters })).status).toBe(400);
  }
});

const namesIn = async (query: string): Promise<readonly unknown[]> => {
  const { data } = await read(sandbox, `GET /v1/customers?${query}`);
  return data.map(({ name }) => name);
};

test("archived customers are listed alone, and only when they are asked for", async () => {
  expect(await namesIn("")).toHaveLength(8);
  expect(await namesIn("only_archived=false")).toHaveLength(8);
  expect(await namesIn("only_archived=true")).toEqual(["Sable & Daughters"]);
  expect((await ask(sandbox, "GET /v1/customers?only_archived=yes")).status).toBe(400);
  const id = sandbox.metronome.customerId("sable-and-daughters");
  const { data } = await read(sandbox, `GET /v1/customers/${id}`);
  expect(rowOf(data).archived_at).toBeTypeOf("string");
});

test("customers are found by id, by alias and by Salesforce account", async () => {
  const { data } = await read(sandbox, "GET /v1/customers");
  const [first, second] = data.map(rowOf);
  const account = rowOf(second?.customer_config).salesforce_account_id;
  expect(await namesIn(`customer_ids=${first?.id}&customer_ids=${second?.id}`)).toHaveLength(2);
  expect(await namesIn("ingest_alias=kitsune-games")).toEqual(["Kitsune Games"]);
  expect(await namesIn(`salesforce_account_ids=${account}`)).toEqual([second?.name]);
  const many = Array.from({ length: 101 }, (_, index) => `salesforce_account_ids=${index}`);
  expect((await ask(sandbox, `GET /v1/customers?${many.join("&")}`)).status).toBe(400);
});

test("what a company writes into custom fields is answered", async () => {
  const { data } = await read(sandbox, "GET /v1/customers?ingest_alias=aldergate");
  expect(data[0]?.custom_fields).toEqual({ account_manager: "R. Okafor", segment: "enterprise" });
});
