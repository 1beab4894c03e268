import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { MetronomeSettings } from "@/lib/sources/metronome";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import {
  completenessOf,
  find,
  type Reading,
  readAll,
} from "@/tests/lib/providers/metronome/reading";
import { story } from "@/tests/lib/providers/reading";

let sandbox: Sandbox;
let whole: Reading;

const balances = "/v1/contracts/customerBalances/list";
/** It has more than one page. */
const account = "pinewood-ai";
const pageSize = 25;
const complete = { state: "complete" };

const read = (settings: Partial<MetronomeSettings> = {}) => {
  const { url, token } = sandbox.metronome;
  return readAll({ url, token, settings });
};
const accountIdOf = (slug: string): string =>
  find(whole.accounts, sandbox.metronome.customerId(slug)).id;
const ofAccount = <Fact extends { readonly accountId: string }>(facts: readonly Fact[]) =>
  facts.filter(({ accountId }) => accountId === accountIdOf(account));
/** Everybody but the customer in trouble. */
const others = (reading: Reading) =>
  reading.entries.filter(({ accountId }) => accountId !== accountIdOf(account));

beforeAll(async () => {
  sandbox = await startSandbox(story);
  whole = await read();
});
afterAll(() => sandbox.close());
afterEach(() => {
  sandbox.clearFaults();
  sandbox.clearRequests();
});

const callsTo = (path: string): number =>
  sandbox.requests().filter((request) => request.path === path).length;

describe("pages", () => {
  test("many short pages, with an empty one at the end, are one whole list", async () => {
    sandbox.setFault({ kind: "short-pages", path: balances, items: 1 });
    const reading = await read();
    expect(reading.entries).toEqual(whole.entries);
    expect(completenessOf(reading, "ledger", accountIdOf(account))).toEqual(complete);
  });

  test("an empty page that carries a cursor is followed", async () => {
    sandbox.setFault({ kind: "empty-page", path: balances, account, times: 3 });
    const reading = await read();
    expect(reading.entries).toEqual(whole.entries);
  });

  test("a cursor that repeats ends that customer's list, and what was read is kept", async () => {
    sandbox.setFault({ kind: "cursor", as: "repeats", path: balances, account });
    const reading = await read();
    expect(completenessOf(reading, "ledger", accountIdOf(account))).toMatchObject({
      state: "incomplete",
      reason: expect.stringMatching(/came twice.*are kept/),
      errorKind: "invalid-response",
    });
    expect(ofAccount(reading.commitments)).toEqual(ofAccount(whole.commitments).slice(0, pageSize));
    expect(others(reading)).toEqual(others(whole));
  });

  test("empty pages without end are given up", async () => {
    sandbox.setFault({ kind: "empty-page", path: balances, account });
    const reading = await read();
    expect(completenessOf(reading, "terms", accountIdOf(account))).toMatchObject({
      reason: expect.stringContaining("pages in a row were empty"),
    });
    expect(others(reading)).toEqual(others(whole));
  });

  test("a page that fails after fifty good ones: the fifty are kept, and the reason is told", async () => {
    const scope = { path: balances, account } as const;
    sandbox.setFault({ kind: "empty-page", ...scope, times: 40 });
    sandbox.setFault({ kind: "short-pages", ...scope, items: 1 });
    sandbox.setFault({ kind: "status", ...scope, status: 500, after: 50 });
    const reading = await read();
    for (const stream of ["terms", "ledger"] as const) {
      expect(completenessOf(reading, stream, accountIdOf(account))).toMatchObject({
        state: "incomplete",
        errorKind: "unavailable",
        reason: expect.stringContaining("50 pages had been read and are kept"),
      });
    }
    expect(ofAccount(reading.commitments)).toHaveLength(10);
    expect(others(reading)).toEqual(others(whole));
  });

  test("a cursor that is no text is sent back as it came, and its refusal keeps what was read", async () => {
    sandbox.setFault({ kind: "cursor", as: "number", path: balances, account });
    const reading = await read();
    expect(ofAccount(reading.commitments)).toEqual(ofAccount(whole.commitments).slice(0, pageSize));
    expect(completenessOf(reading, "ledger", accountIdOf(account))?.state).toBe("incomplete");
  });

  test("a list of customers that breaks off says so and keeps those it had", async () => {
    sandbox.setFault({ kind: "short-pages", path: "/v1/customers", items: 3 });
    sandbox.setFault({ kind: "status", path: "/v1/customers", status: 500, after: 2 });
    const reading = await read();
    expect(reading.accounts).toHaveLength(6);
    const lists = reading.batches.filter(({ type }) => type === "accounts");
    expect(lists.at(-1)).toMatchObject({ completeness: { errorKind: "unavailable" } });
  });
});

describe("refusals", () => {
  test("a customer that answers 404 is incomplete alone", async () => {
    sandbox.setFault({ kind: "status", status: 404, account, path: "/v1/contracts/" });
    const reading = await read();
    expect(completenessOf(reading, "terms", accountIdOf(account))).toMatchObject({
      reason: expect.stringContaining("whether Metronome still has this customer"),
    });
    expect(others(reading)).toEqual(others(whole));
  });

  test("a customer that answers 403 is incomplete alone, and says what to do", async () => {
    sandbox.setFault({ kind: "status", status: 403, account });
    const reading = await read();
    const access = completenessOf(reading, "ledger", accountIdOf(account));
    expect(access).toMatchObject({ errorKind: "forbidden" });
    expect(access).toMatchObject({ reason: expect.stringContaining("leave the call out") });
    expect(others(reading)).toEqual(others(whole));
  });

  test("contracts that cannot be read leave commits and ledgers as they are", async () => {
    sandbox.setFault({ kind: "status", status: 403, path: "/v2/contracts/" });
    const reading = await read();
    expect(completenessOf(reading, "terms", accountIdOf(account))?.state).toBe("incomplete");
    expect(completenessOf(reading, "ledger", accountIdOf(account))).toEqual(complete);
    expect(reading.entries.map(({ id }) => id)).toEqual(whole.entries.map(({ id }) => id));
  });
});

describe("more than one list", () => {
  const commits = "/v1/contracts/customerCommits/list";

  test("has_more: the lists of commits and credits are read beside the balances", async () => {
    sandbox.setFault({ kind: "truncated-contracts", account });
    const reading = await read();
    expect(callsTo(commits)).toBeGreaterThan(0);
    expect(callsTo("/v1/contracts/customerCredits/list")).toBeGreaterThan(0);
    expect(reading.entries).toEqual(whole.entries);
    expect(completenessOf(reading, "terms", accountIdOf(account))).toEqual(complete);
  });

  test("a commit that the balances lack is taken from the commits list, and said", async () => {
    sandbox.setFault({ kind: "missing-id", path: balances, account });
    const reading = await read();
    const ids = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id).sort();
    expect(ids(ofAccount(reading.commitments))).toEqual(ids(ofAccount(whole.commitments)));
    expect(reading.rejected.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["unexpected-shape", "not-in-balances"]),
    );
  });

  test("calls that the connection leaves out are not made, and said", async () => {
    const withoutCalls = ["credit-types", "contracts", "commits", "credits"] as const;
    sandbox.clearRequests();
    const reading = await read({ withoutCalls: [...withoutCalls] });
    expect(callsTo("/v1/credit-types/list") + callsTo("/v2/contracts/list")).toBe(0);
    expect(callsTo(commits)).toBe(0);
    expect(reading.contracts).toEqual([]);
    expect(reading.entries.map(({ id }) => id)).toEqual(whole.entries.map(({ id }) => id));
    expect(completenessOf(reading, "terms", accountIdOf(account))).toEqual(complete);
    const said = reading.rejected.filter(({ code }) => code === "call-left-out");
    expect(said.map(({ raw, accountId }) => [raw, accountId])).toEqual(
      withoutCalls.map((call) => [call, null]),
    );
  });
});

describe("which customers", () => {
  test("by id and by Salesforce account, one call each", async () => {
    const harbour = find(whole.accounts, "Harbour Freight Systems");
    const salesforce = harbour.attributes.find(({ key }) => key === "salesforce-account")?.text;
    const customerIds = [sandbox.metronome.customerId("aldergate")];
    const salesforceAccountIds = [salesforce ?? "", "001Unknown"];
    sandbox.clearRequests();
    const reading = await read({ customerIds, salesforceAccountIds });
    expect(callsTo("/v1/customers")).toBe(3);
    expect(reading.accounts.map(({ name }) => name)).toEqual([
      "Aldergate Insurance",
      "Harbour Freight Systems",
    ]);
    expect(reading.rejected).toContainEqual(
      expect.objectContaining({ code: "unlisted", accountId: null, isSetAside: false }),
    );
  });

  test("an id that Metronome does not know is an account that says why it is empty", async () => {
    const unknown = "00000000-0000-4000-8000-000000000000";
    const reading = await read({ customerIds: [unknown] });
    const [only] = reading.accounts;
    expect(only).toMatchObject({ externalId: unknown, name: unknown });
    expect(completenessOf(reading, "terms", only?.id ?? "")?.state).toBe("incomplete");
  });
});
