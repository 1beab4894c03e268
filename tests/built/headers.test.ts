import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltApp, startBuilt } from "@/tests/built/support/built-app";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuilt();
});
afterAll(() => app.stop());

const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-resource-policy": "same-origin",
};

const staticFile = async (): Promise<string> => {
  const page = await (await fetch(`${app.url}/sign-in`)).text();
  return /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? "none";
};

const asked: Readonly<Record<string, () => string | Promise<string>>> = {
  "a page": () => "/sign-in",
  "a page that wants a sign-in": () => "/accounts",
  "an answer of the API": () => "/api/v1/summary",
  "an address that is nothing": () => "/api/v1/nothing",
  "a file of the framework": staticFile,
  "a file of the framework that is not there": () => "/_next/static/none.js",
  "the icon": () => "/icon.svg",
  health: () => "/api/health",
  readiness: () => "/api/ready",
  "an address that is no text": () => "/%FF",
  "an address with a zero byte": () => "/accounts/%00",
};

describe("every answer carries the headers", () => {
  test.each(Object.keys(asked))("%s", async (name) => {
    const path = (await asked[name]?.()) ?? "";
    const { headers, status } = await app.ask(path);
    expect(status).toBeLessThan(500);
    expect(Object.fromEntries(headers)).toMatchObject(always);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{8,}$/);
    expect(headers.has("x-powered-by")).toBe(false);
  });

  test.each([
    ["TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405],
    ["SPAM / HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["no request at all\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(40_000)}\r\n\r\n`, 431],
    [`GET /${"x".repeat(9_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
    ["GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\n\r\n", 400],
  ])("what no route sees: %#", async (bytes, status) => {
    const answer = await sendRaw(app.url, bytes);
    expect(answer.split("\r\n", 1)[0]).toContain(String(status));
    for (const [name, value] of Object.entries(always))
      expect(answer.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`);
  });
});

test("a shared page says itself what it may load: its own style, no script of others, in no frame", async () => {
  const { headers, status } = await app.ask("/share/none");
  expect(status).toBe(404);
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/style-src 'self'.*frame-ancestors 'none'/),
  });
});

const sendRaw = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes));
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
      if (said.includes("\r\n\r\n")) socket.destroy();
    });
    socket.once("close", () => resolve(said));
    socket.once("error", reject);
  });
