import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Fault, Sandbox } from "@/sandbox/start-sandbox";
import {
  ask,
  BALANCES,
  balancesOf,
  CONTRACTS,
  everythingOf,
  type Listed,
  type Row,
  read,
  rowOf,
  rowsIn,
  startAsking,
} from "@/tests/sandbox/metronome/asking";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startAsking();
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.clearFaults());

const SLUG = "harbour-freight";

const page = (body: Row = {}): Promise<Listed> =>
  read(sandbox, BALANCES, { ...everythingOf(sandbox, SLUG), ...body });

/** The items before the fault and after it. */
const withFault = async (fault: Fault, slug = SLUG) => {
  const whole = await balancesOf(sandbox, slug);
  sandbox.setFault(fault);
  return { whole, broken: await balancesOf(sandbox, slug) };
};

const deductionIn = (item: Row | undefined): Row | undefined =>
  rowsIn(item?.ledger).find(({ type }) => String(type).endsWith("_DEDUCTION"));

test("faults come from another process too, and a misspelt one is refused", async () => {
  const put = async (faults: unknown) => {
    const init = { method: "PUT", body: JSON.stringify(faults) };
    return (await fetch(`${sandbox.url}/_sandbox/faults`, init)).status;
  };
  expect(await put([{ kind: "cursor", as: "repeats", account: SLUG }])).toBe(204);
  expect(await put([{ kind: "ledger", as: "lost-entry", line: "every" }])).toBe(204);
  expect(await put([{ kind: "short-pages", items: 1 }])).toBe(204);
  expect(await put([{ kind: "slow-ledgers", milliseconds: 5 }])).toBe(204);
  expect(await put([{ kind: "truncated-contracts" }])).toBe(204);
  expect(await put([{ kind: "ledger", as: "lost" }])).toBe(400);
});

test("a cursor repeats itself, is missing, or is a number", async () => {
  sandbox.setFault({ kind: "cursor", as: "repeats" });
  const first = await page({ limit: 2 });
  const second = await page({ limit: 2, next_page: first.next_page });
  const again = await page({ limit: 2, next_page: second.next_page });
  expect(second.next_page).toBe(first.next_page);
  expect(again).toEqual(second);
  sandbox.clearFaults();
  sandbox.setFault({ kind: "cursor", as: "missing" });
  expect(await page()).not.toHaveProperty("next_page");
  sandbox.clearFaults();
  sandbox.setFault({ kind: "cursor", as: "number", path: "/v1/customers" });
  expect((await read(sandbox, "GET /v1/customers")).next_page).toBe(25);
  expect((await page()).next_page).toBe(null);
});

test("fifty empty pages come with fifty cursors, and the one after them fails", async () => {
  sandbox.setFault({ kind: "empty-page", times: 50, account: SLUG });
  sandbox.setFault({ kind: "status", status: 500, after: 50, account: SLUG });
  const cursors = new Set<unknown>();
  let next: unknown;
  for (let number = 0; number < 50; number += 1) {
    const { data, next_page } = await page(next === undefined ? {} : { next_page: next });
    expect(data).toEqual([]);
    cursors.add(next_page);
    next = next_page;
  }
  expect(cursors.size).toBe(50);
  const body = { ...everythingOf(sandbox, SLUG), next_page: next };
  const failed = await ask(sandbox, BALANCES, body);
  expect([failed.status, typeof (await failed.json()).message]).toEqual([500, "string"]);
  sandbox.clearFaults();
  expect((await page({ next_page: next })).data).toEqual(await balancesOf(sandbox, SLUG));
});

test("short pages hold everything between them, and fail where they are told", async () => {
  const whole = await balancesOf(sandbox, SLUG);
  sandbox.setFault({ kind: "short-pages", items: 1 });
  sandbox.setFault({ kind: "status", status: 503, after: whole.length });
  const found: Row[] = [];
  let next: unknown;
  for (let number = 0; number < whole.length; number += 1) {
    const { data, next_page } = await page(next === undefined ? {} : { next_page: next });
    found.push(...data);
    next = next_page;
  }
  expect(found).toEqual(whole);
  expect((await ask(sandbox, BALANCES, everythingOf(sandbox, SLUG))).status).toBe(503);
});

test("a customer answers 404, another 403, a third is told to wait, the rest is well", async () => {
  sandbox.setFault({ kind: "status", status: 404, account: "aldergate" });
  sandbox.setFault({ kind: "status", status: 403, account: "kitsune-games" });
  sandbox.setFault({ kind: "rate-limited", account: "pinewood-ai", headers: "retry-after" });
  const answerOf = (slug: string) => ask(sandbox, BALANCES, everythingOf(sandbox, slug));
  expect((await answerOf("aldergate")).status).toBe(404);
  expect((await answerOf("kitsune-games")).status).toBe(403);
  const waiting = await answerOf("pinewood-ai");
  expect(waiting.status).toBe(429);
  expect(waiting.headers.get("x-metronome-rate-limit-type")).toBe("customer");
  expect(waiting.headers.get("retry-after")).toBe("1");
  expect((await answerOf(SLUG)).status).toBe(200);
});

test("a ledger that lost an entry does not foot", async () => {
  const { whole, broken } = await withFault({ kind: "ledger", as: "lost-entry" });
  const lost = deductionIn(whole[0]);
  expect(rowsIn(broken[0]?.ledger)).toEqual(rowsIn(whole[0]?.ledger).filter((one) => one !== lost));
  expect(broken[0]?.balance).toBe(whole[0]?.balance);
  expect(broken.slice(1)).toEqual(whole.slice(1));
});

test("a deduction is positive, text, without an amount, or without its segment", async () => {
  const { whole, broken } = await withFault({ kind: "ledger", as: "positive-deduction" });
  const told = deductionIn(whole[0]);
  expect(Number(told?.amount)).toBeLessThan(0);
  expect(deductionIn(broken[0])).toEqual({ ...told, amount: -Number(told?.amount) });
  sandbox.clearFaults();
  sandbox.setFault({ kind: "ledger", as: "amount-as-text", line: 2 });
  const [first, second] = await balancesOf(sandbox, SLUG);
  expect(first).toEqual(whole[0]);
  expect(deductionIn(second)?.amount).toBe(String(deductionIn(whole[1])?.amount));
  sandbox.clearFaults();
  sandbox.setFault({ kind: "ledger", as: "amount-missing", line: "every" });
  for (const item of await balancesOf(sandbox, SLUG)) {
    expect(deductionIn(item) ?? {}).not.toHaveProperty("amount");
  }
  sandbox.clearFaults();
  sandbox.setFault({ kind: "ledger", as: "no-segment-id" });
  const { segment_id, ...rest } = told ?? {};
  expect(deductionIn((await balancesOf(sandbox, SLUG))[0])).toEqual(rest);
  expect(segment_id).toBeTypeOf("string");
});

test("a float has seventeen digits on the wire", async () => {
  sandbox.setFault({ kind: "ledger", as: "long-float" });
  const text = await (await ask(sandbox, BALANCES, everythingOf(sandbox, SLUG))).text();
  const [long = ""] = /-?\d+\.\d{6,}/.exec(text) ?? [];
  expect(long.replace(/[-.]/g, "")).toHaveLength(17);
});

test("an entry has a type nobody knows", async () => {
  const { broken } = await withFault({ kind: "ledger", as: "unknown-type" });
  expect(rowsIn(broken[0]?.ledger)[0]?.type).toBe("PREPAID_COMMIT_REAPPRAISAL");
});

test("two commits have one id, a segment ends before it starts, amounts are text", async () => {
  const { whole, broken } = await withFault({ kind: "duplicate-id" });
  expect(broken[1]).toEqual({ ...whole[1], id: whole[0]?.id });
  sandbox.clearFaults();
  sandbox.setFault({ kind: "inverted-period" });
  const segments = rowsIn(
    rowOf((await balancesOf(sandbox, SLUG))[1]?.access_schedule).schedule_items,
  );
  for (const { starting_at, ending_before } of segments) {
    expect(Date.parse(String(ending_before))).toBeLessThan(Date.parse(String(starting_at)));
  }
  sandbox.clearFaults();
  sandbox.setFault({ kind: "number-as-string" });
  const [, second] = await balancesOf(sandbox, SLUG);
  expect(second?.balance).toBe(String(whole[1]?.balance));
  expect(rowsIn(second?.ledger)[0]?.amount).toBe(String(rowsIn(whole[1]?.ledger)[0]?.amount));
});

test("answers with ledgers are slow, those without are not", async () => {
  sandbox.setFault({ kind: "slow-ledgers", milliseconds: 150 });
  const elapsed = async (include_ledgers: boolean): Promise<number> => {
    const start = performance.now();
    await page({ include_ledgers });
    return performance.now() - start;
  };
  expect(await elapsed(true)).toBeGreaterThan(145);
  expect(await elapsed(false)).toBeLessThan(145);
});

test("contracts are cut and say so", async () => {
  const customer_id = sandbox.metronome.customerId(SLUG);
  const whole = await read(sandbox, CONTRACTS, { customer_id });
  sandbox.setFault({ kind: "truncated-contracts" });
  const cut = await read(sandbox, CONTRACTS, { customer_id });
  expect(cut.data.map(({ has_more }) => has_more)).toContainEqual({
    commits: true,
    credits: false,
  });
  for (const [index, { commits, has_more }] of cut.data.entries()) {
    const all = rowsIn(whole.data[index]?.commits);
    expect(rowsIn(commits)).toEqual(all.slice(0, 1));
    expect(rowOf(has_more).commits).toBe(all.length > 1);
  }
});
