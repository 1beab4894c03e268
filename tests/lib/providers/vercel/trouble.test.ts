import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Connection, Provider, ProviderBatch } from "@/lib/providers/provider";
import { createVercelProvider } from "@/lib/providers/vercel/provider";
import { vercel } from "@/lib/sources/vercel";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { batchesOf, contextOf, readAll, rejectedOf, story } from "@/tests/lib/providers/reading";
import { createTestHttp } from "@/tests/lib/providers/test-http";

let sandbox: Sandbox;
let connection: Connection;
let provider: Provider;

beforeAll(async () => {
  sandbox = await startSandbox(story);
  provider = createVercelProvider({ http: createTestHttp(sandbox.url) });
  connection = {
    id: "con",
    provider: "vercel",
    name: "Northlight",
    baseUrl: sandbox.vercel.url,
    secret: sandbox.vercel.token,
    settings: {
      ...vercel.defaults,
      teamIds: [sandbox.vercel.teamId("northlight-storefront")],
    },
  };
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const read = () => readAll(provider, connection);

const termsOf = (batches: readonly ProviderBatch[]) => batchesOf(batches, "terms")[0];
const endsOf = (batches: readonly ProviderBatch[]) => batchesOf(batches, "charges-end");
const chargesOf = (batches: readonly ProviderBatch[]): number =>
  batchesOf(batches, "charges").reduce((sum, batch) => sum + batch.charges.length, 0);

const commitments = "/v1/billing/contract-commitments";
const charges = "/v1/billing/charges";

test("a good read is whole: terms, charges for every term that has begun, the end", async () => {
  const batches = await read();
  expect(termsOf(batches)?.completeness).toEqual({ state: "complete" });
  expect(termsOf(batches)?.segments.length).toBeGreaterThan(10);
  expect(chargesOf(batches)).toBeGreaterThan(1_000);
  expect(endsOf(batches).every(({ completeness }) => completeness.state === "complete")).toBe(true);
  expect(batches.at(-1)?.type).toBe("account-end");
});

describe("terms", () => {
  test("a body cut in the middle of a line keeps the good rows and says where it ended", async () => {
    sandbox.setFault({ kind: "cut", path: commitments, bytes: 2_000, ending: "clean" });
    const batches = await read();
    const terms = termsOf(batches);
    expect(terms?.completeness.state).toBe("incomplete");
    expect(terms?.segments.length).toBeGreaterThan(0);
    expect(rejectedOf(batches).some(({ code, line }) => code === "cut" && line !== null)).toBe(
      true,
    );
  });

  test("one malformed line among good ones is set aside with its number; the others are kept", async () => {
    const whole = termsOf(await read())?.segments.length ?? 0;
    sandbox.setFault({ kind: "malformed-line", path: commitments, line: 3 });
    const batches = await read();
    expect(termsOf(batches)?.segments.length).toBe(whole - 1);
    expect(rejectedOf(batches)).toContainEqual(
      expect.objectContaining({ code: "not-json", isSetAside: true, stream: "terms" }),
    );
  });

  test("an unknown category is set aside, naming the field", async () => {
    sandbox.setFault({ kind: "unknown-category", path: commitments });
    const rejected = rejectedOf(await read());
    expect(rejected.some(({ reason }) => /ContractCommitmentCategory/.test(reason))).toBe(true);
  });
});

describe("charges", () => {
  test("404 costs_not_found means nothing charged yet, not trouble", async () => {
    sandbox.setFault({ kind: "status", path: charges, status: 404, code: "costs_not_found" });
    const batches = await read();
    expect(chargesOf(batches)).toBe(0);
    expect(endsOf(batches).every(({ completeness }) => completeness.state === "complete")).toBe(
      true,
    );
  });

  test("500 again and again leaves that window incomplete and the rest whole", async () => {
    sandbox.setFault({ kind: "status", path: charges, status: 500, times: 3 });
    const ends = endsOf(await read());
    expect(ends.filter(({ completeness }) => completeness.state === "incomplete")).toHaveLength(1);
  });
});

test("a body of 300 MB is read in flat memory", async () => {
  sandbox.setFault({ kind: "huge", path: charges, bytes: 300 * 1024 * 1024, times: 1 });
  const before = process.memoryUsage().rss;
  let peak = 0;
  let rows = 0;
  for await (const batch of provider.fetchBatches(connection, contextOf())) {
    if (batch.type === "charges") rows += batch.charges.length;
    if (batch.type === "rejected") rows += batch.rows.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  expect(rows).toBeGreaterThan(300_000);
  expect(peak - before).toBeLessThan(400 * 1024 * 1024);
}, 180_000);
