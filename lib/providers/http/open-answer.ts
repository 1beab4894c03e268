import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import {
  abortedError,
  type CallSubject,
  fromFailedAnswer,
  fromNetworkFailure,
} from "@/lib/providers/http/errors";
import type { OutboundResponse, Send } from "@/lib/providers/http/send";
import { isProviderError, ProviderError } from "@/lib/providers/provider";

export type Call = {
  readonly url: URL;
  readonly subject: CallSubject;
  readonly signal: AbortSignal;
  /** Those that carry the credential. */
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON document to POST; null for a GET. */
  readonly body: string | null;
  readonly send: Send;
  readonly headersTimeoutMs: number;
  readonly idleTimeoutMs: number;
};

/** The outcome of one try: a body to read, or why there is none. */
export type Answer =
  | { readonly type: "body"; readonly chunks: AsyncGenerator<Uint8Array, void, undefined> }
  | {
      readonly type: "failed";
      readonly error: ProviderError;
      /** Headers of a refusal may say how long to wait. */
      readonly header: OutboundResponse["header"];
    };

const errorBodyBytesMax = 64 * 1024;

/** One request and its answer, each with its own clock, all of it ended by one signal. */
export const openAnswer = async (call: Call): Promise<Answer> => {
  const { url, subject, send } = call;
  const ending = new AbortController();
  const onAbort = (): void => ending.abort(abortedError(call.signal.reason));
  if (call.signal.aborted) onAbort();
  call.signal.addEventListener("abort", onAbort, { once: true });
  const unlink = (): void => call.signal.removeEventListener("abort", onAbort);
  /** Whatever a stream throws once it was ended, the reason is why it was ended. */
  const explain = (error: unknown): ProviderError =>
    fromNetworkFailure(subject, ending.signal.aborted ? ending.signal.reason : error);

  const headersTimer = setTimeout(
    () => ending.abort(timedOut(subject, "did not answer", call.headersTimeoutMs)),
    call.headersTimeoutMs,
  );
  try {
    ending.signal.throwIfAborted();
    const response = await send({
      url,
      signal: ending.signal,
      body: call.body,
      headers: {
        ...call.headers,
        ...(call.body === null ? {} : { "content-type": "application/json" }),
        accept: "application/jsonl, application/x-ndjson, application/json",
        "accept-encoding": "gzip",
        "user-agent": "commitbook",
      },
    });
    clearTimeout(headersTimer);
    const chunks = readChunks(response, call, ending, explain, unlink);
    if (response.status >= 200 && response.status < 300) return { type: "body", chunks };
    const body = await readBeginning(chunks);
    return {
      type: "failed",
      error: fromFailedAnswer(subject, { status: response.status, body }),
      header: response.header,
    };
  } catch (error) {
    unlink();
    return { type: "failed", error: explain(error), header: () => null };
  } finally {
    clearTimeout(headersTimer);
  }
};

async function* readChunks(
  response: OutboundResponse,
  { subject, idleTimeoutMs }: Call,
  ending: AbortController,
  explain: (error: unknown) => ProviderError,
  unlink: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    const iterator = decode(response)[Symbol.asyncIterator]();
    for (;;) {
      // The clock runs only while we wait for the vendor, not while our reader is busy.
      const timer = setTimeout(
        () => ending.abort(timedOut(subject, "stopped sending", idleTimeoutMs)),
        idleTimeoutMs,
      );
      let next: IteratorResult<Uint8Array>;
      try {
        next = await iterator.next();
      } finally {
        clearTimeout(timer);
      }
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    throw explain(error);
  } finally {
    unlink();
    response.body.destroy();
  }
}

const decode = (response: OutboundResponse): Readable => {
  const encoding = response.header("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return response.body;
  if (encoding === "gzip" || encoding === "x-gzip") {
    // A failure on either side reaches the reader through the unzipped end.
    return pipeline(response.body, createGunzip(), () => undefined);
  }
  throw new ProviderError("The answer is packed in a way that was not asked for.", {
    kind: "invalid-response",
  });
};

/** The beginning of an error's body; a body that fails as well tells nothing more. */
const readBeginning = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length >= errorBodyBytesMax) break;
    }
  } catch (error) {
    if (isProviderError(error) && error.kind === "aborted") throw error;
  }
  return Buffer.concat(parts).subarray(0, errorBodyBytesMax).toString("utf8");
};

const timedOut = ({ vendor }: CallSubject, what: string, timeoutMs: number): ProviderError =>
  new ProviderError(`${vendor} ${what} for ${timeoutMs / 1000} s. Sync again later.`, {
    kind: "timed-out",
    retryable: true,
  });
