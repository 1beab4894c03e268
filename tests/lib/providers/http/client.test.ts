import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import {
  createHttpClient,
  type HttpDependencies,
  type HttpSession,
  type HttpTarget,
} from "@/lib/providers/http/client";
import { createOutboundGuard } from "@/lib/providers/http/outbound-guard";
import { createSend } from "@/lib/providers/http/send";
import { startServer, type TestServer } from "@/tests/lib/providers/http-server";

const secret = "tok_very-secret-123";
const nowMs = Date.parse("2026-11-20T14:00:00.000Z");
const servers: TestServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Opened = {
  readonly session: HttpSession;
  readonly server: TestServer;
  readonly waits: number[];
};

const open = async (
  handle: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  dependencies: Partial<HttpDependencies> = {},
  target: Partial<HttpTarget> = {},
): Promise<Opened> => {
  const server = await startServer(handle);
  servers.push(server);
  const waits: number[] = [];
  let at = nowMs;
  const client = createHttpClient({
    send: createSend(createOutboundGuard([server.host])),
    // Waiting moves the clock and takes no time.
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      at += ms;
    },
    now: () => at,
    random: () => 0,
    ...dependencies,
  });
  const session = client.open({
    vendor: "Vercel",
    connectionName: "Acme",
    secrets: [secret],
    headers: { authorization: `Bearer ${secret}` },
    baseUrl: server.url,
    resetHeader: "epoch-seconds",
    signal: new AbortController().signal,
    ...target,
  });
  return { session, server, waits };
};

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const textOf = async (session: HttpSession, path = "/x"): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of (await session.getStream(path, {})).body) parts.push(part);
  return Buffer.concat(parts).toString();
};

const answer =
  (status: number, body = "{}", headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** Refuses the first requests, then answers `{}`. */
const refusing =
  (times: number, status: number, headers: Record<string, string> = {}) =>
  (request: IncomingMessage, response: ServerResponse, count: number) =>
    answer(count <= times ? status : 200, "{}", count <= times ? headers : {})(request, response);

describe("a request", () => {
  test("carries the token in its header and in nothing that is kept", async () => {
    const { session, server } = await open(answer(200, '{"a":1.00000000000000000001}'));
    const read = await session.getJson("/v1/things", {
      from: "2026-01-01T00:00:00.000Z",
      teamId: "a&b",
    });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${secret}`);
    expect(server.requests[0]?.url).toBe(
      "/v1/things?from=2026-01-01T00%3A00%3A00.000Z&teamId=a%26b",
    );
    expect(read).toEqual({
      request: "GET /v1/things?from=2026-01-01T00:00:00.000Z&teamId=a&b",
      fetchedAt: "2026-11-20T14:00:00.000Z",
      body: { a: "1.00000000000000000001" },
    });
  });

  test("keeps the path of the address it is made under", async () => {
    const { session, server } = await open(answer(200));
    const below = createHttpClient({ send: createSend(createOutboundGuard([server.host])) }).open({
      vendor: "Vercel",
      connectionName: "Acme",
      secrets: [secret],
      headers: { authorization: `Bearer ${secret}` },
      baseUrl: `${server.url}/proxy/`,
      resetHeader: "epoch-seconds",
      signal: new AbortController().signal,
    });
    await below.getJson("/v2/teams", {});
    await session.getJson("/v2/teams", {});
    expect(server.requests.map(({ url }) => url)).toEqual(["/proxy/v2/teams", "/v2/teams"]);
  });

  test("a gzipped body is unpacked as it comes", async () => {
    const text = `${'{"a":1}\n'.repeat(10_000)}`;
    const { session } = await open((request, response) => {
      expect(request.headers["accept-encoding"]).toBe("gzip");
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(text));
    });
    expect(await textOf(session)).toBe(text);
  });

  test.each([
    ["", "empty"],
    ["line\nbreak", "characters"],
    ["ünicode", "characters"],
  ])("a token %j is refused before it is sent, and not repeated", async (wrong) => {
    const failure = await failureOf(open(answer(200), {}, { secrets: [wrong] }));
    expect(failure).toMatchObject({ kind: "configuration" });
    if (wrong !== "") expect(String(failure)).not.toContain(wrong);
  });

  test("an address that is no URL is refused in words", async () => {
    expect(await failureOf(open(answer(200), {}, { baseUrl: "vercel" }))).toMatchObject({
      kind: "configuration",
      message: expect.stringContaining('"Acme"'),
    });
  });
});

describe("what a status means", () => {
  const error = (code: string, extra: object = {}) =>
    JSON.stringify({ error: { code, message: `About ${code}`, ...extra } });

  test.each([
    [400, error("bad_request"), "configuration", "bad_request"],
    [401, error("forbidden"), "authentication", "forbidden"],
    [403, error("forbidden"), "forbidden", "forbidden"],
    [403, error("forbidden", { invalidToken: true }), "authentication", "forbidden"],
    [403, '{"err":{"code":"x","message":"y"}}', "forbidden", "x"],
    [404, error("costs_not_found"), "configuration", "costs_not_found"],
    [404, "<html>", "configuration", null],
    [410, "", "invalid-response", null],
    [302, "", "configuration", null],
  ])("%i with %s is %s", async (status, body, kind, vendorCode) => {
    const { session, server } = await open(
      answer(status, body, { location: "https://elsewhere.example/" }),
    );
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind, vendorCode, status });
    expect(server.requests).toHaveLength(1);
  });

  test("410 says that the vendor says it is gone", async () => {
    const { session } = await open(answer(410, ""));
    expect(String(await failureOf(session.getJson("/x", {})))).toMatch(
      /the vendor says this is gone/i,
    );
  });

  test("no message repeats the token, not even one that the vendor echoes", async () => {
    const echo = `${"x".repeat(290)} ${secret} authorization: Bearer abc.def`;
    const { session } = await open(
      answer(403, JSON.stringify({ error: { code: secret, message: echo } })),
    );
    const failure = await failureOf(session.getJson("/x", {}));
    expect(String(failure)).not.toMatch(/tok_|very-secret|abc\.def/);
    expect(JSON.stringify(failure)).not.toMatch(/tok_|very-secret/);
  });

  test.each([
    [{ message: "customer not found" }, "customer not found"],
    [{ errors: ["Forbidden"] }, "Forbidden"],
    [{ errors: [{ title: "Bad Request", detail: "start must be before end" }] }, "start must be"],
    [{ errors: [{ title: "Bad Request" }] }, "Bad Request"],
    [{ errors: [] }, "may not read this"],
  ])("the words of %j are told", async (body, words) => {
    const { session } = await open(answer(403, JSON.stringify(body)));
    expect(String(await failureOf(session.getJson("/x", {})))).toContain(words);
  });

  test("what to do at a vendor is said in its own words", async () => {
    const advice = { forbidden: "Both keys belong to one site" };
    const { session } = await open(answer(403, "{}"), {}, { advice });
    expect(String(await failureOf(session.getJson("/x", {})))).toContain(advice.forbidden);
  });

  test("a vendor's message is one printable line of moderate length", async () => {
    const message = `line one\r\n\u001b[31mline two${"!".repeat(100_000)}`;
    const { session } = await open(
      answer(400, JSON.stringify({ error: { message } }).slice(0, 60_000)),
    );
    const { session: short } = await open(
      answer(400, JSON.stringify({ error: { message: message.slice(0, 2_000) } })),
    );
    expect(String(await failureOf(session.getJson("/x", {})))).toMatch(/HTTP 400/);
    const text = String(await failureOf(short.getJson("/x", {})));
    expect(text).toMatch(/line one \[31mline two!/);
    expect(text).not.toMatch(/\p{Cc}/u);
    expect(text.length).toBeLessThan(500);
  });

  test("an error body without end is read no further than its beginning", async () => {
    let sent = 0;
    const { session } = await open((_, response) => {
      response.writeHead(403);
      const piece = "x".repeat(65_536);
      const send = (): void => {
        while (!response.destroyed && sent < 500_000_000) {
          sent += piece.length;
          if (!response.write(piece)) {
            response.once("drain", send);
            return;
          }
        }
      };
      send();
    });
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "forbidden" });
    expect(sent).toBeLessThan(50_000_000);
  });

  test("a web page with status 200 is an invalid response, never nothing", async () => {
    const { session } = await open(answer(200, "<html>Sign in</html>"));
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "invalid-response" });
  });
});

describe("trying again", () => {
  test.each([429, 500, 502, 503, 504, 408])("%i is tried again and then read", async (status) => {
    const { session, server, waits } = await open(refusing(2, status));
    expect((await session.getJson("/x", {})).body).toEqual({});
    expect(server.requests).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  test("it gives up after five tries with the reason", async () => {
    const { session, server } = await open(answer(503));
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({
      kind: "unavailable",
      status: 503,
      retryable: true,
    });
    expect(server.requests).toHaveLength(5);
  });

  test.each<[string, Record<string, string>, number]>([
    ["Retry-After in seconds", { "retry-after": "7" }, 7_000],
    ["Retry-After as a date", { "retry-after": "Fri, 20 Nov 2026 14:00:09 GMT" }, 9_000],
    ["X-RateLimit-Reset as an epoch", { "x-ratelimit-reset": String(nowMs / 1000 + 11) }, 11_000],
  ])("429 with %s waits as long as asked", async (_, headers, waitMs) => {
    const { session, waits } = await open(refusing(1, 429, headers));
    await session.getJson("/x", {});
    expect(waits.reduce((sum, each) => sum + each, 0)).toBe(waitMs);
  });

  test("the seconds of X-RateLimit-Reset can count from now", async () => {
    const { session, waits } = await open(
      refusing(1, 429, { "x-ratelimit-reset": "11" }),
      {},
      {
        resetHeader: "seconds-until",
      },
    );
    await session.getJson("/x", {});
    expect(waits).toEqual([11_000]);
  });

  test("a vendor that asks for an hour is not waited for", async () => {
    const { session, server, waits } = await open(answer(429, "{}", { "retry-after": "3600" }));
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "rate-limited" });
    expect(server.requests).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test("a 429 to one request holds back the others of the session", async () => {
    const { session, waits } = await open(refusing(1, 429, { "retry-after": "5" }));
    await session.getJson("/x", {});
    const before = waits.length;
    await session.getJson("/y", {});
    expect(waits.slice(0, before)).toContain(5_000);
    expect(waits.slice(before)).toEqual([]);
  });

  test("a refused connection is tried again and ends as unavailable", async () => {
    const { session, server, waits } = await open(answer(200));
    await server.close();
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "unavailable" });
    expect(waits).toHaveLength(4);
  });

  test("a server that never answers is timed out", async () => {
    const { session, server } = await open(() => undefined, {
      headersTimeoutMs: 50,
      retry: { tryMax: 2 },
    });
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "timed-out" });
    expect(server.requests).toHaveLength(2);
  });
});

describe("a body that fails on its way", () => {
  const lines = Array.from({ length: 2_000 }, (_, index) => `{"line":${index}}\n`).join("");

  test("a connection that breaks off is read again without losing or doubling a byte", async () => {
    const { session, server } = await open((_, response, count) => {
      response.writeHead(200, { "content-length": String(lines.length) });
      if (count === 3) response.end(lines);
      else response.write(lines.slice(0, count * 5_000), () => response.destroy());
    });
    expect(await textOf(session)).toBe(lines);
    expect(server.requests).toHaveLength(3);
  });

  test("a gzipped body that breaks off is read again as well", async () => {
    const packed = gzipSync(lines);
    const { session } = await open((_, response, count) => {
      response.writeHead(200, { "content-encoding": "gzip", "transfer-encoding": "chunked" });
      if (count === 2) response.end(packed);
      else response.end(packed.subarray(0, packed.length / 2));
    });
    expect(await textOf(session)).toBe(lines);
  });

  test("a body that falls silent is given up, and the reason says so", async () => {
    const { session } = await open(
      (_, response) => {
        response.writeHead(200);
        response.write("{");
      },
      { idleTimeoutMs: 50, rereadMax: 0 },
    );
    expect(await failureOf(textOf(session))).toMatchObject({
      kind: "timed-out",
      message: expect.stringContaining("stopped sending"),
    });
  });

  test("a slow reader is no silent vendor", async () => {
    const { session, server } = await open(answer(200, lines.repeat(20)), { idleTimeoutMs: 40 });
    let length = 0;
    for await (const part of (await session.getStream("/x", {})).body) {
      length += part.length;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(length).toBe(lines.length * 20);
    expect(server.requests).toHaveLength(1);
  });
});

describe("stopping", () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ["before the headers", () => undefined],
    [
      "in the middle of a body",
      (response) => {
        response.writeHead(200);
        response.write('{"a":1}\n');
      },
    ],
  ])("%s ends the request at once and is no failure of the vendor", async (_, begin) => {
    const stop = new AbortController();
    let closed = false;
    const { session, server } = await open(
      (request, response) => {
        request.socket.once("close", () => {
          closed = true;
        });
        begin(response);
        setTimeout(() => stop.abort(), 30);
      },
      {},
      { signal: stop.signal },
    );
    expect(await failureOf(textOf(session))).toMatchObject({ kind: "aborted", retryable: false });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  test("during a wait ends the wait", async () => {
    const stop = new AbortController();
    const server = await startServer(answer(503));
    servers.push(server);
    const session = createHttpClient({ send: createSend(createOutboundGuard([server.host])) }).open(
      {
        vendor: "Vercel",
        connectionName: "Acme",
        secrets: [secret],
        headers: { authorization: `Bearer ${secret}` },
        baseUrl: server.url,
        resetHeader: "epoch-seconds",
        signal: stop.signal,
      },
    );
    setTimeout(() => stop.abort(), 50);
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "aborted" });
  });

  test("a private address that nobody allowed is not called", async () => {
    const server = await startServer(answer(200));
    servers.push(server);
    const { session } = await open(answer(200), {
      send: createSend(createOutboundGuard([])),
    });
    expect(await failureOf(session.getJson("/x", {}))).toMatchObject({ kind: "configuration" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a read by POST", () => {
  test("sends its body, is told with it, and is tried again like any other read", async () => {
    const bodies: string[] = [];
    const { session } = await open((request, response, count) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        bodies.push(
          `${request.method} ${request.headers["content-type"]} ${Buffer.concat(parts).toString()}`,
        );
        response.writeHead(count === 1 ? 429 : 200);
        response.end('{"data":[0.10]}');
      });
    });
    const answer = await session.postJson("/v1/list", { limit: 25, name: "Zürich" });
    const sent = 'POST application/json {"limit":25,"name":"Zürich"}';
    expect(bodies).toEqual([sent, sent]);
    expect(answer.request).toBe('POST /v1/list {"limit":25,"name":"Zürich"}');
    expect(JSON.stringify(answer.body)).toBe('{"data":[0.1]}');
  });
});
