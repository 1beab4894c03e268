import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Readable } from "node:stream";
import type { OutboundGuard } from "@/lib/providers/http/outbound-guard";

export type OutboundRequest = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON document to POST; null for a GET. */
  readonly body: string | null;
  /** Ends the request and its body. */
  readonly signal: AbortSignal;
};

export type OutboundResponse = {
  readonly status: number;
  /** By lower-case name; null when absent. */
  header(name: string): string | null;
  readonly body: Readable;
};

/** One request, no redirect followed, no retry. Resolves once the headers are in. */
export type Send = (request: OutboundRequest) => Promise<OutboundResponse>;

/**
 * `node:http` and not `fetch`: only here can the address that is connected to be the address that
 * was checked, and a framework that patches the global `fetch` cannot cache a billing answer.
 */
export const createSend = (guard: OutboundGuard): Send => {
  const agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: 16 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 16 }),
  };
  return async ({ url, headers, body, signal }) => {
    guard.checkUrl(url);
    return new Promise((resolve, reject) => {
      const isSecure = url.protocol === "https:";
      const options = {
        method: body === null ? "GET" : "POST",
        headers:
          body === null ? headers : { ...headers, "content-length": Buffer.byteLength(body) },
        signal,
        agent: isSecure ? agents.https : agents.http,
        lookup: guard.lookupFor(url),
      };
      const request = isSecure ? httpsRequest(url, options) : httpRequest(url, options);
      request.once("error", reject);
      request.once("response", (response) => {
        // From here on the body reports its own failures.
        request.on("error", () => undefined);
        resolve({
          status: response.statusCode ?? 0,
          header: (name) => {
            const value = response.headers[name];
            return value === undefined ? null : String(value);
          },
          body: response,
        });
      });
      request.end(body ?? undefined);
    });
  };
};
