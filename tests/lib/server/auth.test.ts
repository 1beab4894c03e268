import { createRequire } from "node:module";
import { NextRequest } from "next/server";
import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { handleAuth } from "@/lib/server/auth";
import { tellNextAuth } from "@/lib/server/env";
import { findViewer } from "@/lib/server/viewer";
import { startTestApp, type TestApp, testUrl } from "@/tests/lib/server/test-app";

const password = "correct horse battery";

/** The framework keeps these for the request it is in; here a test says which that is. */
let current = new NextRequest(testUrl);
const scope = createRequire(import.meta.url)("next/headers") as typeof import("next/headers");
vi.spyOn(scope, "cookies").mockImplementation((async () => current.cookies) as never);
vi.spyOn(scope, "headers").mockImplementation((async () => current.headers) as never);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  tellNextAuth(testUrl);
  await app.addUser("finance", { email: "m@example.com", password });
});
afterAll(() => app.close());

const jar = new Map<string, string>();

const ask = async (path: string, fields?: Record<string, string>): Promise<Response> => {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  current = new NextRequest(`${testUrl}/api/auth/${path}`, {
    method: fields ? "POST" : "GET",
    headers: { cookie, "x-forwarded-for": "10.9.8.7, 192.0.2.1" },
    ...(fields ? { body: new URLSearchParams(fields) } : {}),
  });
  const nextauth = path.split("?", 1)[0]?.split("/") ?? [];
  const response = await handleAuth(current, { params: Promise.resolve({ nextauth }) });
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
  return response;
};

const signIn = async (given: string, over: Record<string, string> = {}) => {
  const { csrfToken } = await (await ask("csrf")).json();
  const fields = { csrfToken, email: "m@example.com", password: given, json: "true", ...over };
  return ask("callback/credentials", fields);
};

describe("signing in", () => {
  test("gives a cookie that scripts cannot read and other sites do not send, and leads to its user", async () => {
    const response = await signIn(password);
    const cookie = response.headers
      .getSetCookie()
      .find((line) => line.startsWith("commitbook.session="));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    const lifeMs = Date.parse(/Expires=([^;]+)/.exec(cookie ?? "")?.[1] ?? "") - Date.now();
    // The longest a session can last; unused it ends on the server long before.
    expect(Math.round(lifeMs / 3_600_000)).toBe(7 * 24);
    const viewer = await findViewer(new Headers({ cookie: cookie?.split(";", 1)[0] ?? "" }));
    expect(viewer).toMatchObject({
      kind: "person",
      person: { email: "m@example.com", role: "finance" },
    });
  });

  test("never leads to another site", async () => {
    for (const callbackUrl of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
      const { url } = await (await signIn(password, { callbackUrl })).json();
      expect(url).toBe(`${testUrl}/`);
    }
    const { url } = await (await signIn(password, { callbackUrl: "/accounts?q=a" })).json();
    expect(url).toBe(`${testUrl}/accounts?q=a`);
  });

  test("needs the token that only a page of ours can read", async () => {
    jar.clear();
    const response = await signIn(password, { csrfToken: "made up" });
    expect(response.headers.getSetCookie().join()).not.toContain("commitbook.session=");
  });

  test("says the same for a wrong password and an unknown user, and says when it is locked", async () => {
    const errorOf = async (response: Response) =>
      new URL((await response.json()).url).searchParams.get("error");
    expect(await errorOf(await signIn("wrong"))).toBe("CredentialsSignin");
    expect(await errorOf(await signIn("wrong", { email: "nobody@example.com" }))).toBe(
      "CredentialsSignin",
    );
    for (let tried = 1; tried < 5; tried += 1) await signIn("wrong");
    expect(await errorOf(await signIn(password))).toBe("locked");
  });
});

test("the cookie holds who it is, by which session, and nothing else", async () => {
  await app.addUser("finance", { email: "n@example.com", password });
  await signIn(password, { email: "n@example.com" });
  const token = jar.get("commitbook.session");
  const session = await decode({ token, secret: app.context.secrets.sessionKey });
  expect(Object.keys(session ?? {}).sort()).toEqual(["exp", "iat", "jti", "sessionId", "sub"]);
});

test("a browser cannot write into the log through the sign-in", async () => {
  expect((await ask("_log", { level: "error", code: "x", message: "made up" })).status).toBe(404);
  expect(app.logged.join()).not.toContain("made up");
});
