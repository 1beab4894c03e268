import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";

export type Bytes = AsyncIterable<Uint8Array>;

const BLOCK_CHARACTERS = 32_768;

/** Gathers short texts into blocks, so that a long body costs few writes. */
export async function* toBytes(texts: Iterable<string>): Bytes {
  const encoder = new TextEncoder();
  let pending = "";
  for (const text of texts) {
    pending += text;
    if (pending.length >= BLOCK_CHARACTERS) {
      yield encoder.encode(pending);
      pending = "";
    }
  }
  if (pending !== "") yield encoder.encode(pending);
}

export const gzipBytes = (source: Bytes): Bytes => {
  const compressed = createGzip({ level: 1 });
  // The error reaches the reader of `compressed`; the callback only keeps it from being thrown twice.
  pipeline(Readable.from(source), compressed, () => {});
  return compressed;
};

const LINE_ENDINGS = new Set(Array.from("}] \r\n", (character) => character.charCodeAt(0)));

/** Where to cut so that an unfinished line is left: a line that ends in `}` would still be complete. */
const midLine = (block: Uint8Array, wanted: number): number => {
  let end = Math.min(wanted, block.length);
  while (end > 0 && LINE_ENDINGS.has(block[end - 1] ?? 0)) end -= 1;
  return end;
};

/** The first `limit` bytes, or a few less, always ending inside a line, even where the body is shorter. */
export async function* cutMidLine(source: Bytes, limit: number): Bytes {
  let before = 0;
  let held: Uint8Array | null = null;
  for await (const block of source) {
    if (held !== null) {
      yield held;
      before += held.length;
    }
    held = block;
    if (before + block.length >= limit) break;
  }
  if (held !== null) yield held.subarray(0, midLine(held, limit - before));
}

const SMALL_CHUNKS = [1, 2, 5, 17, 64, 3, 211, 1021, 7, 4093];
const LARGE_CHUNKS = [16_381, 9_973, 32_749];

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** The end of the next chunk: inside a character of several bytes where there is one. */
const endInsideCharacter = (block: Uint8Array, start: number, end: number): number => {
  for (let index = start + 1; index < end; index += 1) {
    if (isContinuation(block[index])) return index;
  }
  return end;
};

type Cutting = {
  /** Compressed bytes have no characters. */
  readonly isText: boolean;
  /** Only the beginning is cut small, so that long bodies stay fast. */
  readonly smallUpTo: number;
};

/**
 * Cuts a body where readers least expect it: in the middle of lines and of characters, in single
 * bytes and in large pieces.
 */
export async function* awkwardChunks(source: Bytes, { isText, smallUpTo }: Cutting): Bytes {
  let sent = 0;
  let turn = 0;
  for await (const block of source) {
    let start = 0;
    while (start < block.length) {
      const isSmall = sent < smallUpTo;
      const sizes = isSmall ? SMALL_CHUNKS : LARGE_CHUNKS;
      const furthest = Math.min(start + (sizes[turn % sizes.length] ?? 1), block.length);
      const end = isSmall && isText ? endInsideCharacter(block, start, furthest) : furthest;
      yield block.subarray(start, end);
      sent += end - start;
      start = end;
      turn += 1;
    }
  }
}

export async function* evenChunks(source: Bytes, size: number): Bytes {
  for await (const block of source) {
    for (let start = 0; start < block.length; start += size) {
      yield block.subarray(start, start + size);
    }
  }
}
