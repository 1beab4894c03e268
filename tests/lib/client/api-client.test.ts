import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Access, createApiClient, getApiClient, setApiClient } from "@/lib/client/api-client";
import { ApiError, getJson, sendJson } from "@/lib/client/get-json";

type Heard = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

let server: Server;
let url: string;
let heard: Heard[];
/** The one token the server takes now. */
let valid: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    heard.push({ method: request.method ?? "", headers: request.headers, body });
    const isKnown = request.headers.authorization === `Bearer ${valid}`;
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(
      isKnown
        ? JSON.stringify({ data: "yours" })
        : JSON.stringify({ error: { code: "not-signed-in", message: "Sign in." } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/things`;
});
afterAll(() => server.close());

const schema = z.object({ data: z.string() });
const asFound = getApiClient();
let token: string;
let renewals: number;
beforeEach(() => {
  heard = [];
  valid = "one";
  token = "one";
  renewals = 0;
});

/** A reader whose token is kept in memory; a host gives the next one. */
const withToken = (onUnauthorized: Access["onUnauthorized"]) =>
  setApiClient(
    createApiClient({
      authorize: async () => ({ authorization: `Bearer ${token}` }),
      onUnauthorized: async () => {
        renewals += 1;
        return onUnauthorized();
      },
    }),
  );
afterAll(() => setApiClient(asFound));

describe("who asks", () => {
  test("is proven anew with every request, reads and writes alike", async () => {
    withToken(async () => "over");
    await getJson(url, schema);
    valid = "two";
    token = "two";
    await sendJson("POST", url, { name: "x" }, schema);
    expect(heard.map(({ headers }) => headers.authorization)).toEqual(["Bearer one", "Bearer two"]);
    expect(heard[1]).toMatchObject({ body: '{"name":"x"}', headers: { "x-commitbook": "1" } });
  });
});

describe("a refusal", () => {
  test("that a new proof can mend is asked once more, a write with the same body", async () => {
    withToken(async () => {
      token = "two";
      return "again";
    });
    valid = "two";
    expect(await sendJson("PATCH", url, { name: "x" }, schema)).toEqual({ data: "yours" });
    expect(heard.map(({ method, body }) => [method, body])).toEqual([
      ["PATCH", '{"name":"x"}'],
      ["PATCH", '{"name":"x"}'],
    ]);
  });

  test("of many requests at once asks for one new proof", async () => {
    withToken(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      token = "two";
      return "again";
    });
    valid = "two";
    const answers = await Promise.all(Array.from({ length: 10 }, () => getJson(url, schema)));
    expect(answers).toHaveLength(10);
    expect(renewals).toBe(1);
  });

  test("stands when the new proof is refused too: nothing is asked for ever", async () => {
    withToken(async () => "again");
    valid = "two";
    await expect(getJson(url, schema)).rejects.toMatchObject({
      status: 401,
      code: "not-signed-in",
    });
    expect([heard.length, renewals]).toEqual([2, 1]);
  });

  test("stands when there is no new proof, in the server's words", async () => {
    withToken(async () => "over");
    valid = "two";
    await expect(getJson(url, schema)).rejects.toThrow(
      new ApiError(401, "not-signed-in", "Sign in.", null),
    );
    expect(heard).toHaveLength(1);
  });

  test("is asked about again when it comes again later", async () => {
    withToken(async () => {
      token = valid;
      return "again";
    });
    valid = "two";
    await getJson(url, schema);
    valid = "three";
    await getJson(url, schema);
    expect(renewals).toBe(2);
  });
});
