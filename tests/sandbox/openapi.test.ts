import { expect, test } from "vitest";
import { metronomeApi } from "@/tests/support/openapi";

const LIST = "/v1/contracts/customerBalances/list";
const ID = "13117714-3f05-48e5-a6e9-a66093f13b4d";
const api = metronomeApi();

test("a request is held to the published schema", () => {
  expect(api.request(LIST, { customer_id: ID, limit: 25 })).toEqual([]);
  expect(api.request(LIST, {})).toEqual(["body: misses customer_id"]);
  expect(api.request(LIST, { customer_id: "x" })).toEqual(['body.customer_id: "x" is no uuid']);
  expect(api.request(LIST, { customer_id: ID, limit: 26 })).toEqual(["body.limit: 26 is too high"]);
  expect(api.request(LIST, { customer_id: ID, page: 1 })).toEqual(["body: unknown page"]);
});

test("an answer is held to it too", () => {
  const endpoint = "GET /v1/credit-types/list";
  const data = [{ id: ID, name: "EUR", is_currency: true }];
  expect(api.answer(endpoint, { data, next_page: null })).toEqual([]);
  expect(api.answer(endpoint, { data })).toEqual(["body: misses next_page"]);
  expect(api.schema("CommitLedger", { type: "PREPAID_COMMIT_MANUAL" })[0]).toContain("fits none");
});
