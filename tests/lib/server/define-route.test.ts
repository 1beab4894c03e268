import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineRoute } from "@/lib/server/define-route";
import { AppError } from "@/lib/server/errors";
import { DatabaseError } from "@/lib/store/database-error";
import { ownPage, requestOf, startTestApp, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let key: string;
let cookie: string;
let answer: () => Promise<unknown>;
beforeAll(async () => {
  app = await startTestApp();
  const user = await app.addUser("finance");
  key = await app.addKey(user);
  cookie = await app.cookieOf(user);
});
afterAll(() => app.close());
beforeEach(() => {
  answer = async () => ({ data: "a", meta: { asOf: "1", knownAt: "1", freshness: [] } });
});

const response = z.object({
  data: z.string(),
  meta: z.object({ asOf: z.string(), knownAt: z.string(), freshness: z.array(z.string()) }),
});
type Answer = z.infer<typeof response>;

const read = defineRoute({
  params: z.object({ id: z.string().max(5) }),
  query: z.object({ limit: z.coerce.number().int().min(1).default(50), q: z.string().optional() }),
  response,
  handle: async () => (await answer()) as Answer,
});

const write = defineRoute({
  body: z.object({ name: z.string().max(300_000), secret: z.string().max(8).optional() }),
  response: z.object({ name: z.string() }),
  handle: async ({ body }) => ({ name: body.name.slice(0, 10) }),
});

const get = (search = "", headers: Record<string, string> = {}, id = "one") =>
  read(
    requestOf(`/api/v1/things/${id}${search}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    }),
    {
      params: Promise.resolve({ id }),
    },
  );

const post = (body: unknown, headers: Record<string, string> = {}) =>
  write(
    requestOf("/api/v1/things", {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${key}`, ...headers },
    }),
    {
      params: Promise.resolve(undefined),
    },
  );

const errorOf = async (response: Response) => [response.status, (await response.json()).error];

describe("what is asked", () => {
  test("an unknown parameter is named", async () => {
    const [status, error] = await errorOf(await get("?limits=3&q=x&z=1"));
    expect(status).toBe(400);
    expect(error.code).toBe("invalid-request");
    expect(error.details).toEqual([
      { path: "limits", message: "there is no such field" },
      { path: "z", message: "there is no such field" },
    ]);
    expect(error.message).toContain("limits: there is no such field");
  });

  test("a parameter given twice is refused", async () => {
    const [status, error] = await errorOf(await get("?q=a&q=b"));
    expect([status, error.message]).toEqual([400, "The parameter q is given twice."]);
  });

  test("a value out of range says which and why", async () => {
    const [status, error] = await errorOf(await get("?limit=0"));
    expect([status, error.details[0].path]).toEqual([400, "limit"]);
  });

  test("an address that names nothing is not found", async () => {
    expect((await get("", {}, "too-long")).status).toBe(404);
  });

  test("a body is JSON, of moderate size, without unknown fields", async () => {
    expect(await (await post({ name: "ledger" })).json()).toEqual({ name: "ledger" });
    expect((await post({ name: "x".repeat(256 * 1024) })).status).toBe(413);
    expect((await post({ name: "x", extra: 1 })).status).toBe(400);
    expect((await post("text")).status).toBe(400);
    expect((await post({ name: "x" }, { "content-type": "text/plain" })).status).toBe(415);
  });

  test("a body that streams past the limit is cut off", async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(32)),
    });
    const init = { method: "POST", body: endless, duplex: "half" };
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const request = new Request("http://localhost:3000/api/v1/things", { ...init, headers });
    expect((await write(request, { params: Promise.resolve(undefined) })).status).toBe(413);
  });

  test("a refusal never repeats a value", async () => {
    const text = await (await post({ name: "x", secret: "hunter22-hunter22" })).text();
    expect(text).toContain("secret");
    expect(text).not.toContain("hunter22");
  });
});

describe("the answer", () => {
  test("loses every field that its schema does not name", async () => {
    answer = async () => ({
      data: "a",
      meta: { asOf: "1", knownAt: "1", freshness: [] },
      secret: "x",
    });
    expect(await (await get()).json()).not.toHaveProperty("secret");
  });

  test("that does not fit its schema is not sent", async () => {
    answer = async () => ({ data: 5, meta: {}, secret: "x" });
    const response = await get();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('"x"');
  });

  test("may be kept by one reader, who must ask whether it still holds", async () => {
    const { headers } = await get();
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("vary")).toBe("Authorization, Cookie");
  });

  test("is not sent again while it says the same, whatever the clock says", async () => {
    const tag = (await get()).headers.get("etag") ?? "";
    answer = async () => ({ data: "a", meta: { asOf: "2", knownAt: "2", freshness: [] } });
    const again = await get("", { "if-none-match": `"other", ${tag}` });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  });

  test("is sent again when a figure or the freshness of a source changed", async () => {
    const tag = (await get()).headers.get("etag") ?? "";
    for (const changed of [
      { data: "b", meta: { asOf: "1", knownAt: "1", freshness: [] } },
      { data: "a", meta: { asOf: "1", knownAt: "1", freshness: ["stale"] } },
    ]) {
      answer = async () => changed;
      expect((await get("", { "if-none-match": tag })).status).toBe(200);
    }
  });
});

describe("what goes wrong", () => {
  test.each([
    ["invalid-request", 400],
    ["not-signed-in", 401],
    ["not-allowed", 403],
    ["not-found", 404],
    ["conflict", 409],
    ["too-many-tries", 429],
    ["too-many-requests", 429],
    ["unavailable", 503],
  ] as const)("%s is %i, in its own words", async (code, status) => {
    answer = () => Promise.reject(new AppError(code, "This is why."));
    expect(await errorOf(await get())).toEqual([status, { code, message: "This is why." }]);
  });

  test("an unforeseen failure tells a reference that is in the log, and nothing else", async () => {
    answer = () => Promise.reject(new Error("password hunter22 at 10.0.0.5"));
    const [status, error] = await errorOf(await get());
    expect([status, error.code, error.message]).toEqual([
      500,
      "unexpected",
      "Something went wrong.",
    ]);
    expect(JSON.stringify(error)).not.toContain("hunter22");
    expect(app.logged.at(-1)).toContain(error.details.reference);
    expect(app.logged.at(-1)).toContain("password hunter22");
  });

  test("a database that is away is told apart from a fault", async () => {
    answer = () =>
      Promise.reject(new DatabaseError("It cannot be reached.", { code: "ECONNREFUSED" }));
    expect((await get()).status).toBe(503);
    answer = () => Promise.reject(new DatabaseError("It refused.", { code: "42601" }));
    expect((await get()).status).toBe(500);
  });

  test("a refusal is not kept by anybody", async () => {
    expect((await get("?z=1")).headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("who asks", () => {
  test("comes before what is asked", async () => {
    const request = requestOf("/api/v1/things?z=1", { method: "POST", body: "text" });
    expect((await write(request, { params: Promise.resolve(undefined) })).status).toBe(401);
  });

  test("a change with a session must come from a page of ours", async () => {
    const send = (headers: Record<string, string>) =>
      write(
        requestOf("/api/v1/things", {
          method: "POST",
          body: { name: "x" },
          headers: { cookie, ...headers },
        }),
        {
          params: Promise.resolve(undefined),
        },
      );
    expect((await send({})).status).toBe(403);
    expect((await send(ownPage)).status).toBe(200);
    expect((await send({ ...ownPage, "sec-fetch-site": "cross-site" })).status).toBe(403);
  });
});
