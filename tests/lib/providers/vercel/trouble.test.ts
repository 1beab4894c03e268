import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createHttpClient } from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import type { Connection, Provider, ProviderBatch, RejectedRow } from "@/lib/providers/provider";
import { noSampledDays, ProviderError } from "@/lib/providers/provider";
import { createVercelProvider } from "@/lib/providers/vercel/provider";
import { vercel } from "@/lib/sources/vercel";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";

const now = "2026-11-20T20:00:00.000Z";

let sandbox: Sandbox;
let connection: Connection;
let provider: Provider;

beforeAll(async () => {
  sandbox = await startSandbox({ anchor: "2026-11-20", now: () => new Date(now) });
  const guard = createOutboundGuard([new URL(sandbox.url).host]);
  provider = createVercelProvider({
    http: createHttpClient({
      send: createSend(guard),
      retry: { baseMs: 1, tryMax: 3 },
      headersTimeoutMs: 400,
      idleTimeoutMs: 400,
      sleep: async () => {},
      rate: { capacity: 1_000, perSecond: 1_000 },
    }),
  });
  const everyTeam = vercel.defaults;
  connection = {
    id: "con",
    provider: "vercel",
    name: "Northlight",
    baseUrl: sandbox.vercel.url,
    secret: sandbox.vercel.token,
    settings: everyTeam,
  };
  const [accounts] = await read(connection, 1);
  const names = accounts?.type === "accounts" ? accounts.accounts : [];
  const storefront = names.find(({ fact }) => /Storefront/.test(fact.name))?.fact.externalId;
  connection = { ...connection, settings: { ...everyTeam, teamIds: [storefront ?? ""] } };
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const read = async (of: Connection = connection, batchMax = Number.POSITIVE_INFINITY) => {
  const batches: ProviderBatch[] = [];
  const signal = new AbortController().signal;
  for await (const batch of provider.fetchBatches(of, {
    now,
    signal,
    listSampledDays: noSampledDays,
  })) {
    batches.push(batch);
    if (batches.length >= batchMax) break;
  }
  return batches;
};

const termsOf = (batches: readonly ProviderBatch[]) =>
  batches.filter((batch) => batch.type === "terms")[0];
const rejectedOf = (batches: readonly ProviderBatch[]): RejectedRow[] =>
  batches.flatMap((batch) => (batch.type === "rejected" ? [...batch.rows] : []));
const endsOf = (batches: readonly ProviderBatch[]) =>
  batches.filter((batch) => batch.type === "charges-end");
const chargesOf = (batches: readonly ProviderBatch[]): number =>
  batches.reduce((sum, batch) => sum + (batch.type === "charges" ? batch.charges.length : 0), 0);

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

test("nothing that is yielded carries the token", async () => {
  expect(JSON.stringify(await read())).not.toContain(sandbox.vercel.token);
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

  test("extra fields change nothing", async () => {
    const before = termsOf(await read())?.segments.map(({ fact }) => fact);
    sandbox.setFault({ kind: "extra-fields", path: commitments });
    expect(termsOf(await read())?.segments.map(({ fact }) => fact)).toEqual(before);
  });

  test("a web page instead of JSON is no empty list", async () => {
    sandbox.setFault({ kind: "html", path: commitments });
    const terms = termsOf(await read());
    expect(terms?.completeness).toMatchObject({
      state: "incomplete",
      errorKind: "invalid-response",
    });
  });
});

describe("refusals", () => {
  test("401 stops the run and says which credential and what to do", async () => {
    const wrong = { ...connection, secret: "not-the-token-of-anybody" };
    const error = await read(wrong).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ kind: "authentication" });
    expect(String(error)).toMatch(/"Northlight".*new token/);
    expect(String(error)).not.toContain("not-the-token");
  });

  test("403 on one team leaves it incomplete, in words", async () => {
    sandbox.setFault({ kind: "status", path: commitments, status: 403 });
    const batches = await read();
    expect(termsOf(batches)?.completeness).toMatchObject({ errorKind: "forbidden" });
    expect(batches.at(-1)?.type).toBe("account-end");
  });

  test("404 costs_not_found means nothing charged yet, not trouble", async () => {
    sandbox.setFault({ kind: "status", path: charges, status: 404, code: "costs_not_found" });
    const batches = await read();
    expect(chargesOf(batches)).toBe(0);
    expect(endsOf(batches).every(({ completeness }) => completeness.state === "complete")).toBe(
      true,
    );
  });

  test.each(["retry-after", "reset-epoch", "both", "none"] as const)(
    "429 with %s is waited out, and the read is whole",
    async (headers) => {
      sandbox.setFault({ kind: "rate-limited", path: charges, headers, times: 1 });
      const batches = await read();
      expect(endsOf(batches).every(({ completeness }) => completeness.state === "complete")).toBe(
        true,
      );
    },
  );

  test("500 again and again leaves that window incomplete and the rest whole", async () => {
    sandbox.setFault({ kind: "status", path: charges, status: 500, times: 3 });
    const ends = endsOf(await read());
    expect(ends.filter(({ completeness }) => completeness.state === "incomplete")).toHaveLength(1);
  });

  test("a connection that hangs is given up and said so", async () => {
    sandbox.setFault({ kind: "hang", path: commitments });
    expect(termsOf(await read())?.completeness).toMatchObject({ errorKind: "timed-out" });
  });
});

test("a body of 300 MB is read in flat memory", async () => {
  sandbox.setFault({ kind: "huge", path: charges, bytes: 300 * 1024 * 1024, times: 1 });
  const before = process.memoryUsage().rss;
  let peak = 0;
  let rows = 0;
  const signal = new AbortController().signal;
  for await (const batch of provider.fetchBatches(connection, {
    now,
    signal,
    listSampledDays: noSampledDays,
  })) {
    if (batch.type === "charges") rows += batch.charges.length;
    if (batch.type === "rejected") rows += batch.rows.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  expect(rows).toBeGreaterThan(300_000);
  expect(peak - before).toBeLessThan(400 * 1024 * 1024);
}, 180_000);
