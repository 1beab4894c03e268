import type { BodyReader, BodyRecord } from "@/lib/providers/http/body-record";
import {
  fromLastText,
  fromText,
  rawCharsMax,
  tooLong,
  unreadable,
} from "@/lib/providers/http/body-record";

/**
 * Cuts a JSON array into its elements ("list"), or a run of objects that may each span lines into
 * objects ("objects"), keeping no more than the element being read.
 */
export const createValueReader = (
  kind: "list" | "objects",
  recordCharsMax: number,
  firstLine = 1,
): BodyReader => {
  let pending = "";
  /** How far `pending` has been looked at. */
  let scanned = 0;
  let depth = 0;
  let isInString = false;
  let line = firstLine;
  let valueLine = firstLine;
  let hasOpened = kind === "objects";
  let hasClosed = false;
  let elementCount = 0;
  /** The head of a value that passed the limit; the rest of it is looked at and dropped. */
  let oversized: string | null = null;

  const emit = (text: string, into: BodyRecord[]): void => {
    const raw = oversized ?? text.trim();
    const isTooLong = oversized !== null || raw.length > recordCharsMax;
    into.push(isTooLong ? tooLong(raw, valueLine, recordCharsMax) : fromText(raw, valueLine));
    oversized = null;
  };

  return {
    push(text, into) {
      const data = pending + text;
      let valueStart = 0;
      let index = scanned;
      while (index < data.length) {
        const code = data.charCodeAt(index);
        if (isInString) {
          if (code === backslash) index += 1;
          else if (code === doubleQuote) isInString = false;
          else if (code === newline) line += 1;
        } else if (code === doubleQuote) {
          isInString = true;
        } else if (code === newline) {
          line += 1;
          if (oversized === null && isBlank(data, valueStart, index)) valueLine = line;
        } else if (!hasOpened) {
          // The caller saw that the first non-blank character opens the list.
          if (code === openBracket) {
            hasOpened = true;
            valueStart = index + 1;
            valueLine = line;
          }
        } else if (code === openBrace || code === openBracket) {
          depth += 1;
        } else if (depth === 0 && kind === "list" && code === closeBracket && !hasClosed) {
          const hasText = oversized !== null || !isBlank(data, valueStart, index);
          if (hasText || elementCount > 0) emit(data.slice(valueStart, index), into);
          hasClosed = true;
          valueStart = index + 1;
          valueLine = line;
        } else if (code === closeBrace || code === closeBracket) {
          depth = Math.max(0, depth - 1);
          if (depth === 0 && kind === "objects") {
            emit(data.slice(valueStart, index + 1), into);
            valueStart = index + 1;
            valueLine = line;
          }
        } else if (depth === 0 && kind === "list" && code === comma && !hasClosed) {
          emit(data.slice(valueStart, index), into);
          elementCount += 1;
          valueStart = index + 1;
          valueLine = line;
        }
        index += 1;
      }
      pending = data.slice(valueStart);
      scanned = index - valueStart;
      if (oversized !== null || pending.length > recordCharsMax) {
        oversized ??= pending.slice(0, rawCharsMax);
        // An escape may have jumped over the end of this piece: remember by how far.
        scanned -= pending.length;
        pending = "";
      }
      return "more";
    },
    end(into) {
      const rest = oversized ?? pending.trim();
      if (rest === "") return kind === "objects" || hasClosed;
      if (hasClosed) {
        into.push(unreadable("not-json", valueLine, "Text follows the end of the list.", rest));
      } else {
        into.push(
          oversized === null
            ? fromLastText(rest, valueLine)
            : tooLong(rest, valueLine, recordCharsMax),
        );
      }
      return false;
    },
    lineAtEnd: () => line,
  };
};

const newline = 0x0a;
const doubleQuote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const isBlank = (text: string, start: number, end: number): boolean => {
  for (let index = start; index < end; index += 1) {
    if (text.charCodeAt(index) > 0x20) return false;
  }
  return true;
};
