import { setTimeout as wait } from "node:timers/promises";
import { fromEpochMs, type Instant } from "@/lib/domain/base/period";
import { abortedError, type CallSubject } from "@/lib/providers/http/errors";
import { parseExactJson } from "@/lib/providers/http/exact-json";
import { isTooDeep, jsonDepthMax } from "@/lib/providers/http/json-depth";
import { type Answer, openAnswer } from "@/lib/providers/http/open-answer";
import { resumeBody } from "@/lib/providers/http/resumable-body";
import {
  backoffMs,
  defaultRetryPolicy,
  type ResetHeader,
  type RetryPolicy,
  requestedWaitMs,
} from "@/lib/providers/http/retry";
import type { Send } from "@/lib/providers/http/send";
import { createTokenBucket } from "@/lib/providers/http/token-bucket";
import { ProviderError, type ProviderErrorKind } from "@/lib/providers/provider";

export type HttpDependencies = {
  readonly send: Send;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random?: () => number;
  readonly now?: () => number;
  readonly retry?: Partial<RetryPolicy>;
  /** Connecting and headers together. */
  readonly headersTimeoutMs?: number;
  /** Silence in the middle of a body. */
  readonly idleTimeoutMs?: number;
  readonly bytesMax?: number;
  /** How often a body that broke off is read again. */
  readonly rereadMax?: number;
  /** Told of every try. */
  readonly onCall?: (call: VendorCall) => void;
  /** Requests of one session that may start at once, and then per second. */
  readonly rate?: { readonly capacity: number; readonly perSecond: number };
};

/** One try at a vendor, and how long it took until its answer began. */
export type VendorCall = {
  readonly vendor: string;
  readonly outcome: "answered" | ProviderErrorKind;
  readonly ms: number;
  readonly isRetry: boolean;
};

export type HttpTarget = CallSubject & {
  /** Sent with every request: the credential, in the header that the vendor wants it in. */
  readonly headers: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  readonly resetHeader: ResetHeader;
  readonly signal: AbortSignal;
};

export type Query = Readonly<Record<string, string>>;

export type HttpAnswer<Body> = {
  /** "GET /v2/teams?limit=100", 'POST /v1/list {"limit":25}': for provenance, never a credential. */
  readonly request: string;
  readonly fetchedAt: Instant;
  readonly body: Body;
};

/** One reader of one connection; its requests share a rate. */
export type HttpSession = {
  /** A body of any length, as it arrives. */
  getStream(path: string, query: Query): Promise<HttpAnswer<AsyncIterable<Uint8Array>>>;
  /** A whole JSON document of moderate size. */
  getJson(path: string, query: Query): Promise<HttpAnswer<unknown>>;
  /** The same for a vendor whose reads are POSTs; sent again after trouble like any other read. */
  postJson(path: string, body: JsonBody): Promise<HttpAnswer<unknown>>;
};

/** What a read asks for in its body. */
export type JsonBody = Readonly<Record<string, unknown>>;

type Asked = { readonly path: string; readonly query: Query; readonly body: string | null };

export type HttpClient = { open(target: HttpTarget): HttpSession };

const documentBytesMax = 32 * 1024 * 1024;

export const requestText = (path: string, query: Query): string => {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return `GET ${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
};

export const createHttpClient = ({
  send,
  sleep = (ms, signal) => wait(ms, undefined, { signal }),
  random = Math.random,
  now = Date.now,
  retry = {},
  headersTimeoutMs = 30_000,
  idleTimeoutMs = 60_000,
  bytesMax = 4 * 1024 ** 3,
  rereadMax = 2,
  onCall = () => undefined,
  rate = { capacity: 60, perSecond: 20 },
}: HttpDependencies): HttpClient => ({
  open(target) {
    const policy = { ...defaultRetryPolicy, ...retry };
    const pause = async (ms: number): Promise<void> => {
      try {
        await sleep(ms, target.signal);
      } catch (error) {
        throw target.signal.aborted ? abortedError(error) : error;
      }
    };
    const bucket = createTokenBucket({ ...rate, now, sleep: pause });
    const base = readBaseUrl(target);

    const waitAfter = (answer: Extract<Answer, { type: "failed" }>, tries: number): number => {
      const own = backoffMs(policy, tries, random);
      const asked = requestedWaitMs(answer.header, now(), target.resetHeader);
      if (asked === null) return own;
      // A little later than asked, and not all at the same instant.
      const waitMs = asked + Math.round(policy.baseMs * random());
      if (answer.error.kind === "rate-limited") bucket.holdUntil(now() + asked);
      return waitMs;
    };

    const open = async ({ path, query, body }: Asked) => {
      const url = new URL(base.href.replace(/\/$/, "") + path);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      let waitedMs = 0;
      for (let tries = 1; ; tries += 1) {
        await bucket.take();
        if (target.signal.aborted) throw abortedError(target.signal.reason);
        const beganMs = now();
        const answer = await openAnswer({
          url,
          subject: target,
          headers: target.headers,
          body,
          signal: target.signal,
          send,
          headersTimeoutMs,
          idleTimeoutMs,
        });
        onCall({
          vendor: target.vendor,
          outcome: answer.type === "body" ? "answered" : answer.error.kind,
          ms: now() - beganMs,
          isRetry: tries > 1,
        });
        if (answer.type === "body") return answer.chunks;
        const waitMs = waitAfter(answer, tries);
        waitedMs += waitMs;
        const isOver = tries >= policy.tryMax || waitedMs > policy.totalMaxMs;
        if (!answer.error.retryable || isOver) throw answer.error;
        await pause(waitMs);
      }
    };

    const ask = async (asked: Asked): Promise<HttpAnswer<AsyncIterable<Uint8Array>>> => {
      const chunks = await open(asked);
      const { path, query, body } = asked;
      return {
        request: body === null ? requestText(path, query) : `POST ${path} ${body}`,
        fetchedAt: fromEpochMs(now()),
        body: resumeBody(chunks, () => open(asked), { rereadMax, bytesMax }),
      };
    };
    const askDocument = async (asked: Asked): Promise<HttpAnswer<unknown>> => {
      const answer = await ask(asked);
      return { ...answer, body: await readDocument(answer.body) };
    };

    return {
      getStream: (path, query) => ask({ path, query, body: null }),
      getJson: (path, query) => askDocument({ path, query, body: null }),
      postJson: (path, body) => askDocument({ path, query: {}, body: JSON.stringify(body) }),
    };
  },
});

const readBaseUrl = ({ baseUrl, connectionName, secrets }: HttpTarget): URL => {
  if (!URL.canParse(baseUrl)) {
    throw new ProviderError(`The address of connection "${connectionName}" is no URL.`, {
      kind: "configuration",
    });
  }
  // A header cannot carry anything else; Node would name the value in its own error.
  if (!secrets.every((secret) => /^[\x21-\x7e]+$/.test(secret))) {
    throw new ProviderError(
      `The token of connection "${connectionName}" is empty or has characters that no token has. Put it in again.`,
      { kind: "configuration" },
    );
  }
  return new URL(baseUrl);
};

const readDocument = async (body: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    parts.push(chunk);
    length += chunk.length;
    if (length > documentBytesMax) {
      throw new ProviderError(`The answer is larger than ${documentBytesMax} bytes.`, {
        kind: "too-large",
      });
    }
  }
  const text = Buffer.concat(parts).toString("utf8");
  if (isTooDeep(text)) {
    throw new ProviderError(
      `The answer is nested deeper than ${jsonDepthMax} levels, which no bill is. It was not read. Check the address of the connection, and tell the vendor.`,
      { kind: "invalid-response" },
    );
  }
  try {
    return parseExactJson(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch {
    throw new ProviderError(
      "The answer is not JSON but something else, perhaps a web page. Check the address of the connection.",
      { kind: "invalid-response" },
    );
  }
};
