import { afterAll, beforeAll, expect, test } from "vitest";
import { type Door, openDoor } from "@/lib/server/door/open-door";
import type { Handler } from "@/lib/server/door/served";
import { findFreePort } from "@/scripts/lib/port.mjs";
import { startTestApp, type TestApp } from "@/tests/lib/server/test-app";

let app: TestApp;
let door: Door;
let url: string;
beforeAll(async () => {
  app = await startTestApp();
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  const env = { ...app.context.env, listen: { host: "127.0.0.1", port } };
  const handler: Handler = async (request, response) => {
    if (request.url === "/api/v1/hangs") await new Promise((done) => setTimeout(done, 900));
    if (request.url === "/api/v1/broken") throw new Error("nobody foresaw this");
    await new Promise((done) => setTimeout(done, 5));
    response.end(app.context.requestIds.getStore());
  };
  door = await openDoor({ ...app.context, env }, handler, 500);
});
afterAll(async () => {
  await door.close(100);
  await app.close();
});

test("each request has a name of its own wherever it is worked on, and its answer says it", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await fetch(`${url}/api/v1/summary`);
      return [response.headers.get("x-request-id"), await response.text()] as const;
    }),
  );
  for (const [id, inside] of answers) expect(inside).toBe(id);
  expect(new Set(answers.map(([id]) => id)).size).toBe(answers.length);
});

test("what breaks the framework tells a person the name of the request, which is in the log", async () => {
  const response = await fetch(`${url}/api/v1/broken`);
  const id = response.headers.get("x-request-id");
  expect([response.status, (await response.json()).error.details]).toEqual([
    500,
    { reference: id },
  ]);
  expect(app.logged.at(-1)).toContain(id);
  expect(app.logged.at(-1)).toContain("nobody foresaw this");
});

test("requests are counted by a few kinds, whatever their addresses are", async () => {
  for (const path of [
    "/accounts/x",
    "/api/auth/csrf",
    "/api/ready",
    "/embed/v1/x/y",
    "/_next/a.js",
  ])
    await (await fetch(`${url}${path}`)).text();
  const text = await app.context.metrics.write([], 0);
  for (const kind of ["page", "sign-in", "machine", "embed", "file", "api"])
    expect(text).toContain(`commitbook_request_duration_seconds_count{kind="${kind}",method="GET"`);
  expect(text).not.toContain("accounts");
});

test.each(["/embed/v1.js", "/embed/frame/frame.js?a=b", "/icon.svg", "/icon.svg?a"])(
  "%s is a file: it is read, and what else is asked of it is refused",
  async (path) => {
    for (const method of ["GET", "HEAD"])
      expect((await fetch(`${url}${path}`, { method })).status).toBe(200);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const response = await fetch(`${url}${path}`, { method });
      await response.text();
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    }
  },
);

test.each(["/500", "/500/", "/500?_rsc=x", "/%35%30%30"])(
  "%s is the framework's own page of a fault, and nobody is sent it as one",
  async (path) => {
    const response = await fetch(`${url}${path}`, { headers: { rsc: "1" } });
    expect([response.status, (await response.json()).error.code]).toEqual([404, "not-found"]);
  },
);

test("what hangs is answered in time, and what comes of it later is told to nobody", async () => {
  const logged = app.logged.length;
  const response = await fetch(`${url}/api/v1/hangs`);
  expect([response.status, (await response.json()).error.code]).toEqual([503, "unavailable"]);
  expect(response.headers.get("retry-after")).toBe("10");
  await new Promise((done) => setTimeout(done, 600));
  expect(app.logged.slice(logged)).toEqual([]);
  expect((await fetch(`${url}/api/v1/summary`)).status).toBe(200);
});
