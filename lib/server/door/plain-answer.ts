import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { dataPolicy, securityHeaders } from "@/lib/server/csp";

/** Frames, what is drawn in them and shared pages say themselves who may show them, and what they load. */
const isFramed = (path: string): boolean => /^\/(?:embed|share)(?:[/.]|$)/.test(path);

const ofFrames = new Set(["X-Frame-Options", "Cross-Origin-Resource-Policy"]);

/**
 * On whatever is answered, by the framework's own files and errors too. A page or route that sets one
 * of them itself takes its place.
 */
export const defaultHeaders = (
  path: string,
  isHttps: boolean,
): readonly (readonly [string, string])[] => [
  ...Object.entries(securityHeaders(isHttps)).filter(
    ([name]) => !isFramed(path) || !ofFrames.has(name),
  ),
  ...(isFramed(path) ? [] : [["Content-Security-Policy", dataPolicy] as const]),
];

export type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details?: { readonly reference: string };
  readonly headers?: Readonly<Record<string, string>>;
};

const bodyOf = ({ code, message, details }: Refusal): string =>
  JSON.stringify({ error: { code, message, details } });

/** An answer that reads nothing and wakes nobody. */
export const answerPlainly = (response: ServerResponse, refusal: Refusal): void => {
  const body = bodyOf(refusal);
  response.writeHead(refusal.status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "private, no-store",
    ...refusal.headers,
  });
  response.end(body);
};

/** The same as bytes, for what was never a request. */
export const toBytes = (refusal: Refusal, isHttps: boolean): string => {
  const body = bodyOf(refusal);
  const headers = [
    ...defaultHeaders("", isHttps),
    ["X-Request-Id", newRequestId()],
    ["Content-Type", "application/json"],
    ["Content-Length", String(Buffer.byteLength(body))],
    ["Connection", "close"],
  ].map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${refusal.status} Refused`, ...headers, "", body].join("\r\n");
};

/** Names one request in the log, in its answer and to whoever reads about a failure. */
export const newRequestId = (): string => randomUUID().slice(0, 13);
