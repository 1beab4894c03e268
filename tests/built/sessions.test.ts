import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";
import { password } from "@/tests/built/support/used-book";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt();
});
afterAll(() => app.stop());

type Jar = Map<string, string>;

const askWith = async (jar: Jar, path: string, fields?: Record<string, string>) => {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`${app.url}${path}`, {
    redirect: "manual",
    headers: { cookie },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
  return response;
};

const csrfToken = async (jar: Jar): Promise<string> =>
  (await (await askWith(jar, "/api/auth/csrf")).json()).csrfToken;

const signIn = async (email: string): Promise<Jar> => {
  const jar: Jar = new Map();
  const fields = { csrfToken: await csrfToken(jar), email, password, json: "true" };
  await askWith(jar, "/api/auth/callback/credentials", fields);
  return jar;
};

const statusOf = async (jar: Jar) => (await askWith(jar, "/api/v1/viewer")).status;

test("a cookie that was copied reads no more after its owner signed out", async () => {
  const jar = await signIn("viewer@example.com");
  const copy = new Map(jar);
  expect(await statusOf(copy)).toBe(200);
  await askWith(jar, "/api/auth/signout", { csrfToken: await csrfToken(jar), json: "true" });
  expect(await statusOf(copy)).toBe(401);
});

test("asking for the session again does not bring back one that has ended", async () => {
  const jar = await signIn("viewer@example.com");
  const copy = new Map(jar);
  await askWith(jar, "/api/auth/signout", { csrfToken: await csrfToken(jar), json: "true" });
  for (let times = 0; times < 3; times += 1) await askWith(copy, "/api/auth/session");
  expect(await statusOf(copy)).toBe(401);
});
