import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import { askHost, refusalsOf } from "@/lib/server/embed/host-answer";

const book = "https://book.example";

let server: Server;
let host = "";
const asked: string[] = [];
beforeAll(async () => {
  server = createServer(({ url = "", method = "" }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(302, {
      location: "http://169.254.169.254/",
      "cross-origin-embedder-policy": "require-corp",
      "content-security-policy": "default-src 'self'; frame-src https://book.example",
    });
    response.end("a page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("a host that is asked", () => {
  test("is told as it answers, once, and no redirect is followed", async () => {
    const send = createSend(createOutboundGuard([host]));
    expect(await askHost(send, `http://${host}`, book)).toEqual({
      ...{ kind: "answers", status: 302, embedderPolicy: "require-corp" },
      refusals: ["default-src does not name it"],
    });
    expect(asked).toEqual(["GET /"]);
  });

  test("is not asked at a private address, and nothing is said but that", async () => {
    const send = createSend(createOutboundGuard([]));
    const answer = await askHost(send, host.replace(/^/, "https://"), book);
    expect(answer).toEqual({ kind: "silent", reason: expect.stringContaining("private address") });
    expect(asked).toHaveLength(1);
  });

  test("is not asked over http:, in words that speak of pages and not of credentials", async () => {
    const send = createSend(createOutboundGuard([]));
    const answer = await askHost(send, "http://console.example", book);
    expect(answer).toEqual({ kind: "silent", reason: expect.stringContaining("over http:") });
    expect(JSON.stringify(answer)).not.toMatch(/credential|COMMITBOOK_ALLOW_HOSTS/);
  });

  test("that nobody serves is silent", async () => {
    const send = createSend(createOutboundGuard(["127.0.0.1:1"]));
    expect(await askHost(send, "http://127.0.0.1:1", book)).toEqual({
      ...{ kind: "silent", reason: "Nobody answers there (ECONNREFUSED)." },
    });
  });
});

test.each([
  ["frame-src 'self'", ["frame-src does not name it"]],
  ["child-src 'self'; default-src *", ["child-src does not name it"]],
  ["default-src 'none'", ["default-src does not name it"]],
  ["script-src 'self'; frame-src *", ["script-src does not name it"]],
  ["script-src 'nonce-x'; frame-src https:", []],
  ["frame-src https://*.example; script-src https://book.example", []],
  ["frame-src http://book.example", ["frame-src does not name it"]],
  ["frame-src *.book.example", ["frame-src does not name it"]],
  ["frame-src https://book.example, frame-src 'none'", ["frame-src does not name it"]],
  ["img-src 'none'; frame-ancestors 'none'", []],
])("of the policy %s this keeps the book out: %j", (policy, refusals) => {
  expect(refusalsOf(policy, book)).toEqual(refusals);
});
