import { parseExactJson } from "@/lib/providers/http/exact-json";
import { isTooDeep, jsonDepthMax } from "@/lib/providers/http/json-depth";

/** One record of a streamed body, or the place where one should have been. */
export type BodyRecord =
  | {
      readonly type: "record";
      /** Line on which the record starts, from 1. */
      readonly line: number;
      readonly raw: string;
      readonly value: unknown;
    }
  | {
      readonly type: "unreadable";
      readonly line: number;
      readonly code: "not-json" | "cut" | "too-long" | "too-deep";
      readonly reason: string;
      /** At most `rawCharsMax` characters. */
      readonly raw: string;
    };

/** Cuts the text of a body into records; text arrives in pieces cut anywhere. */
export type BodyReader = {
  /** "stop": the body is nothing this reader can read, and reading on is of no use. */
  push(text: string, into: BodyRecord[]): "more" | "stop";
  /** False when the body ended before what it had begun. */
  end(into: BodyRecord[]): boolean;
  lineAtEnd(): number;
};

export const rawCharsMax = 4000;

export const fromText = (raw: string, line: number): BodyRecord => {
  if (isTooDeep(raw)) {
    const reason = `The record on line ${line} is nested deeper than ${jsonDepthMax} levels.`;
    return unreadable("too-deep", line, reason, raw);
  }
  try {
    return { type: "record", line, raw, value: parseExactJson(raw) };
  } catch {
    return unreadable("not-json", line, `Line ${line} is not valid JSON.`, raw);
  }
};

/** The last record of a body: whole without its line end, or cut off. */
export const fromLastText = (raw: string, line: number): BodyRecord => {
  const record = fromText(raw, line);
  return record.type === "record" || record.code === "too-deep"
    ? record
    : unreadable("cut", line, `The answer ended in the middle of line ${line}.`, raw);
};

export const tooLong = (head: string, line: number, charsMax: number): BodyRecord =>
  unreadable(
    "too-long",
    line,
    `The record on line ${line} is longer than ${charsMax} characters.`,
    head,
  );

export const unreadable = (
  code: Extract<BodyRecord, { type: "unreadable" }>["code"],
  line: number,
  reason: string,
  raw: string,
): BodyRecord => ({ type: "unreadable", line, code, reason, raw: raw.slice(0, rawCharsMax) });
