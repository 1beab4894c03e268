import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppErrorCode } from "@/lib/server/errors";
import { type BuiltApp, post, startBuilt } from "@/tests/built/support/built-app";
import { makeUsedBook, noteWrongPasswords, type UsedBook } from "@/tests/built/support/used-book";

let book: UsedBook;
let app: BuiltApp;
beforeAll(async () => {
  book = await makeUsedBook();
  await noteWrongPasswords(book, "viewer@example.com", 50);
  const environment = {
    COMMITBOOK_REQUESTS_PER_MINUTE: "300",
    // The crowd comes from many addresses: here the test is the proxy that says so.
    COMMITBOOK_TRUSTED_PROXIES: "127.0.0.1, ::1",
  };
  app = await startBuilt({ book, sandbox: true, environment });
});
afterAll(async () => {
  await app.stop();
  await book.remove();
});

const badKey = { authorization: `Bearer cb_${"x".repeat(40)}` };
const admin = "admin@example.com";

/** More than there are places for, each from somewhere else. */
const askInACrowd = async (): Promise<Response> => {
  const all = await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      app.ask("/api/v1/summary", {
        headers: {
          authorization: `Bearer cb_${index}`,
          "x-forwarded-for": `203.0.${index % 3}.${Math.floor(index / 3)}`,
        },
      }),
    ),
  );
  return all.find(({ status }) => status === 503) ?? Response.error();
};

/** How each word of failure is come by. */
const provoked: Readonly<
  Record<AppErrorCode, { readonly status: number; ask(): Promise<Response> }>
> = {
  "invalid-request": { status: 400, ask: () => app.ask("/api/v1/commitments?limit=0") },
  "not-signed-in": { status: 401, ask: () => app.ask("/api/v1/summary", { headers: badKey }) },
  "not-allowed": { status: 403, ask: () => app.askAs("viewer@example.com", "/api/v1/audit") },
  "confirm-password": {
    status: 403,
    ask: () =>
      app.askAs("away@example.com", "/api/v1/connections/vercel_sandbox", post({}, "PATCH")),
  },
  "not-found": { status: 404, ask: () => app.ask("/api/v1/accounts/none") },
  conflict: {
    status: 409,
    ask: () => app.askAs(admin, "/api/v1/connections/vercel_sandbox", { method: "DELETE" }),
  },
  "too-large": {
    status: 413,
    ask: () => app.ask("/api/v1/connections", post({ name: "x".repeat(300_000) })),
  },
  "unsupported-type": {
    status: 415,
    ask: () =>
      app.ask("/api/v1/connections", {
        ...{ method: "POST", headers: { "content-type": "text/plain" }, body: "{}" },
      }),
  },
  "too-many-tries": {
    status: 429,
    ask: () => app.askAs("viewer@example.com", "/api/v1/viewer/confirm", post({ password: "no" })),
  },
  "too-many-requests": {
    status: 429,
    ask: async () => {
      for (let asked = 0; asked < 2_000; asked += 1) {
        const response = await app.askAs("viewer@example.com", "/api/v1/viewer");
        if (response.status === 429) return response;
      }
      throw new Error("There is no end to what one may ask.");
    },
  },
  unavailable: { status: 503, ask: askInACrowd },
};

test.each(Object.entries(provoked).map(([code, how]) => ({ code, ...how })))(
  "$code is said in words, as $status",
  async ({ code, status, ask }) => {
    const response = await ask();
    expect([response.status, await response.json()]).toMatchObject([status, { error: { code } }]);
  },
);

test("a token that its vendor rejects is an answer in words", async () => {
  const { data } = await (await app.ask("/api/v1/connections?limit=50")).json();
  const kept: { id: string; baseUrl: string } = data.find(
    ({ id }: { id: string }) => id === "vercel_sandbox",
  );
  const made = await app.ask(
    "/api/v1/connections",
    post({ provider: "vercel", name: "Refused", secret: "wrong", baseUrl: kept.baseUrl }),
  );
  const { id } = (await made.json()).data;
  const checked = await app.ask(`/api/v1/connections/${id}/check`, { method: "POST" });
  expect([checked.status, await checked.json()]).toMatchObject([200, { data: { ok: false } }]);
});

test("an address that may not be called is refused in words", async () => {
  const response = await app.ask(
    "/api/v1/connections",
    post({ provider: "vercel", name: "Inside", secret: "x", baseUrl: "http://10.0.0.1:80" }),
  );
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: { code: "invalid-request" } },
  ]);
});
