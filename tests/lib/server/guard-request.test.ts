import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardRequest } from "@/lib/server/guard-request";
import { startTestApp, type TestApp, testUrl } from "@/tests/lib/server/test-app";

let app: TestApp;
let cookie: string;
beforeAll(async () => {
  app = await startTestApp();
  cookie = await app.cookieOf(await app.addUser("viewer"));
});
afterAll(() => app.close());

const guard = (path: string, headers: Record<string, string> = {}) =>
  guardRequest(new NextRequest(`${testUrl}${path}`, { headers }));

const passes = (response: Response): boolean => response.headers.get("x-middleware-next") === "1";

describe("without a session", () => {
  test("a page leads to the sign-in page, which leads back", async () => {
    const response = await guard("/commitments?state=active");
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(
      `${testUrl}/sign-in?from=%2Fcommitments%3Fstate%3Dactive`,
    );
  });

  test("the address of the redirect is ours, whatever host the request names", async () => {
    const response = await guard("/", { host: "evil.example", "x-forwarded-host": "evil.example" });
    expect(response.headers.get("location")).toBe(`${testUrl}/sign-in`);
  });

  test("the API answers 401 as JSON", async () => {
    const response = await guard("/api/v1/summary");
    expect([response.status, (await response.json()).error.code]).toEqual([401, "not-signed-in"]);
  });

  test.each([
    "/sign-in",
    "/api/auth/csrf",
    "/api/auth/callback/credentials",
    "/api/health",
    "/api/ready",
  ])("%s is open", async (path) => expect(passes(await guard(path))).toBe(true));

  test.each(["/sign-in/x", "/api/authx", "/api/healthy", "/api/metrics", "/sign-inx"])(
    "%s is not",
    async (path) => expect(passes(await guard(path))).toBe(false),
  );
});

describe("with a session or a key", () => {
  test("a request goes on", async () => {
    expect(passes(await guard("/commitments", { cookie }))).toBe(true);
    expect(passes(await guard("/api/v1/summary", { authorization: "Bearer cb_key" }))).toBe(true);
  });

  test("a key opens no page", async () => {
    expect(passes(await guard("/commitments", { authorization: "Bearer cb_key" }))).toBe(false);
  });
});

test("every answer says that nobody may frame it, and what it may load", async () => {
  for (const [path, headers] of [
    ["/", {}],
    ["/", { cookie }],
    ["/api/v1/summary", {}],
    ["/sign-in", {}],
  ] as const) {
    const answer = await guard(path, headers);
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("a page gets a nonce of its own each time, the same in the policy and for the framework", async () => {
  const [first, second] = [await guard("/sign-in"), await guard("/sign-in")];
  const nonceOf = (response: Response) =>
    /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
  expect(nonceOf(first)).toBeTruthy();
  expect(nonceOf(first)).not.toBe(nonceOf(second));
  expect(first.headers.get("x-middleware-request-x-nonce")).toBe(nonceOf(first));
});
