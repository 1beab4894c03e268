import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate, setTimeout } from "node:timers/promises";
import { breakRows } from "@/sandbox/faults/break-rows";
import { type Fault, findFault } from "@/sandbox/faults/fault";
import { padBody } from "@/sandbox/faults/pad-body";
import type { Answer, RowsAnswer, SandboxRequest } from "@/sandbox/http/answer";
import { contentTypeOf, shapeBody } from "@/sandbox/http/body-shapes";
import {
  awkwardChunks,
  type Bytes,
  cutMidLine,
  evenChunks,
  gzipBytes,
  toBytes,
} from "@/sandbox/http/byte-streams";

const DEFAULT_CUT_BYTES = 300;
const DEFAULT_SLOW_CHUNK_BYTES = 256;
/** Chunks below this are sent one by one, so that they also arrive one by one. */
const SEPARATE_BELOW_BYTES = 5_000;

const rowTexts = (answer: RowsAnswer, faults: readonly Fault[]): Iterable<string> =>
  padBody(breakRows(answer.rows, faults), findFault(faults, "huge")?.bytes ?? 0);

const plainBytes = (answer: Answer, faults: readonly Fault[]): Bytes =>
  toBytes(
    answer.kind === "text" ? [answer.text] : shapeBody(rowTexts(answer, faults), answer.shape),
  );

const wantsGzip = ({ headers }: SandboxRequest, answer: Answer): boolean =>
  answer.kind === "rows" &&
  answer.mayCompress &&
  /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));

const headersOf = (answer: Answer, isGzipped: boolean): Record<string, string> => {
  const contentType = answer.kind === "text" ? answer.contentType : contentTypeOf(answer.shape);
  return {
    ...(contentType === null ? {} : { "Content-Type": contentType }),
    ...(isGzipped ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
    ...answer.headers,
  };
};

/** A clean cut happens before compression: the frames are whole and only the text is short. */
const bytesOnTheWire = (answer: Answer, faults: readonly Fault[], isGzipped: boolean): Bytes => {
  const plain = plainBytes(answer, faults);
  const cut = findFault(faults, "cut");
  const limit = cut?.bytes ?? DEFAULT_CUT_BYTES;
  const text = cut?.ending === "clean" ? cutMidLine(plain, limit) : plain;
  const coded = isGzipped ? gzipBytes(text) : text;
  return cut !== null && cut.ending !== "clean" ? cutMidLine(coded, limit) : coded;
};

/** Rows are read while they come; any other body is read whole, where a few cuts are enough. */
const AWKWARD_BYTES = { rows: 65_536, text: 8_192 } as const;

const chunksOf = (
  bytes: Bytes,
  faults: readonly Fault[],
  cutting: Parameters<typeof awkwardChunks>[1],
): Bytes => {
  const slow = findFault(faults, "slow");
  return slow
    ? evenChunks(bytes, slow.chunkBytes ?? DEFAULT_SLOW_CHUNK_BYTES)
    : awkwardChunks(bytes, cutting);
};

const CUT_PAUSE_MS = 150;

/** False when the reader has gone. */
const writeChunk = async (response: ServerResponse, chunk: Uint8Array): Promise<boolean> => {
  if (response.destroyed) return false;
  if (response.write(chunk)) {
    if (chunk.length < SEPARATE_BELOW_BYTES) await setImmediate();
    return true;
  }
  const done = new AbortController();
  const { signal } = done;
  const ignoreAbort = (): void => {};
  await Promise.race([
    once(response, "drain", { signal }).catch(ignoreAbort),
    once(response, "close", { signal }).catch(ignoreAbort),
  ]);
  done.abort();
  return !response.destroyed;
};

const stallAfter = (faults: readonly Fault[]): number => {
  const hang = findFault(faults, "hang");
  return hang ? (hang.bytes ?? DEFAULT_CUT_BYTES) : Number.POSITIVE_INFINITY;
};

/** Sends an answer with the faults that concern its body. A reader that leaves ends the sending. */
export const sendAnswer = async (
  request: SandboxRequest,
  response: ServerResponse,
  answer: Answer,
  faults: readonly Fault[],
): Promise<void> => {
  const isGzipped = wantsGzip(request, answer);
  const pauseMs = findFault(faults, "slow")?.milliseconds ?? 0;
  const stallBytes = stallAfter(faults);
  let sent = 0;
  response.writeHead(answer.status, headersOf(answer, isGzipped));
  response.flushHeaders();
  const bytes = bytesOnTheWire(answer, faults, isGzipped);
  const cutting = { isText: !isGzipped, smallUpTo: AWKWARD_BYTES[answer.kind] };
  for await (const chunk of chunksOf(bytes, faults, cutting)) {
    if (!(await writeChunk(response, chunk))) return;
    sent += chunk.length;
    if (sent >= stallBytes) return;
    if (pauseMs > 0) await setTimeout(pauseMs);
  }
  const cut = findFault(faults, "cut");
  if (cut === null || cut.ending === "clean") return void response.end();
  // What was sent arrives before the connection breaks, however busy the reader is.
  await setTimeout(CUT_PAUSE_MS);
  response.destroy();
};
