import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/exports/statement/route";
import { addDecimals, parseDecimal, sumDecimals } from "@/lib/domain/base/money";
import { bearer, startBookApp } from "@/tests/app/api/book-app";
import { requestOf, type TestApp } from "@/tests/lib/server/test-app";
import { readCsv } from "@/tests/support/read-csv";

let app: TestApp;
let finance: Record<string, string>;
let manager: Record<string, string>;
beforeAll(async () => {
  app = await startBookApp();
  finance = bearer(await app.addKey(await app.addUser("finance", { email: "f@example.com" })));
  manager = bearer(
    await app.addKey(await app.addUser("account-manager", { accountIds: ["acc_docs"] })),
  );
});
afterAll(() => app.close());

const ask = (search: Record<string, string>, headers = finance): Promise<Response> =>
  GET(requestOf(`/api/v1/exports/statement?${new URLSearchParams(search)}`, { headers }), {
    params: Promise.resolve(undefined),
  });

const read = async (search: Record<string, string>) => readCsv(await (await ask(search)).text());

test("the statement of an account foots across each pool and down to the total of its unit", async () => {
  const { lines } = await read({ account: "acc_store", month: "2026-11" });
  const figures = (line: Record<string, string> | undefined) =>
    Object.entries(line ?? {}).flatMap(([name, text]) => {
      const [word = ""] = name.split(" (");
      const amount = parseDecimal(text);
      return amount === null || word === "row" || word === "amount"
        ? []
        : [[word, amount] as const];
    });
  const pools = lines.filter(({ line }) => line === "pool");
  expect(pools.length).toBeGreaterThan(1);
  for (const pool of pools) {
    const { opening, closing, ...moved } = Object.fromEntries(figures(pool));
    expect(Object.keys(moved)).toEqual(["granted", "drawn", "expired", "other"]);
    expect(addDecimals(opening ?? "", sumDecimals(Object.values(moved)))).toBe(closing);
  }
  for (const total of lines.filter(({ line }) => line === "total")) {
    const own = pools.filter(({ unit }) => unit === total.unit);
    for (const [name, amount] of figures(total))
      expect([name, amount]).toEqual([
        name,
        sumDecimals(
          own.flatMap((pool) =>
            figures(pool).flatMap((each) => (each[0] === name ? [each[1]] : [])),
          ),
        ),
      ]);
  }
  expect(lines.at(-1)).toMatchObject({ line: "end", row: String(pools.length) });
});

test("without a month it is the last whole one, and one that has not begun is refused", async () => {
  const { lines } = await read({ account: "acc_docs" });
  expect(lines.find(({ line }) => line === "pool")?.month).toBe("2026-10");
  expect((await ask({ account: "acc_docs", month: "2027-01" })).status).toBe(400);
  expect((await ask({ account: "acc_docs", month: "October" })).status).toBe(400);
});

test("of an account out of scope it answers as of one that is not there", async () => {
  const answers = await Promise.all(
    ["acc_store", "nobody"].map(async (account) => {
      const response = await ask({ account }, manager);
      return [response.status, (await response.json()).error];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toBe(404);
  expect((await ask({ account: "acc_docs" }, manager)).status).toBe(200);
});

test("who took it, of what and when is noted", async () => {
  await (await ask({ account: "acc_docs", month: "2026-10" })).text();
  const [noted] = await app.context.db.query<{ detail: Record<string, unknown> }>(
    "select detail from audit_log where action = 'export.ended' order by seq desc limit 1",
  );
  expect(noted?.detail).toMatchObject({ of: "statement", only: "month=2026-10", isWhole: true });
});
