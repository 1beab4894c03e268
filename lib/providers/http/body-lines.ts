import { StringDecoder } from "node:string_decoder";
import {
  type BodyReader,
  type BodyRecord,
  fromText,
  unreadable,
} from "@/lib/providers/http/body-record";
import { createLineReader } from "@/lib/providers/http/line-reader";
import { createValueReader } from "@/lib/providers/http/value-reader";
import { ProviderError } from "@/lib/providers/provider";

export type BodyOptions = {
  /** Longer records are set aside; also bounds the memory of a body without line ends. */
  readonly recordCharsMax?: number;
};

const defaultRecordCharsMax = 1024 * 1024;

/**
 * The records of a streamed body, a group per piece that arrived, whatever the content type says:
 * JSON lines, a JSON array, or one object that may span lines. Memory holds one piece and one
 * record. What cannot be read is a record of its own and reading goes on. A normal end means that
 * the body was read to its end; a body that broke off throws after its good records are out.
 */
export async function* readRecords(
  body: AsyncIterable<Uint8Array>,
  { recordCharsMax = defaultRecordCharsMax }: BodyOptions = {},
): AsyncGenerator<readonly BodyRecord[], void, undefined> {
  const decoder = new StringDecoder("utf8");
  const reader = createBodyReader(recordCharsMax);
  let failure: unknown = null;
  let isForeign = false;
  try {
    for await (const bytes of body) {
      const records: BodyRecord[] = [];
      isForeign = reader.push(decoder.write(asBuffer(bytes)), records) === "stop";
      if (records.length > 0) yield records;
      if (isForeign) break;
    }
  } catch (error) {
    failure = error;
  }
  const last: BodyRecord[] = [];
  if (!isForeign) isForeign = reader.push(decoder.end(), last) === "stop";
  const isWhole = isForeign || reader.end(last);
  if (last.length > 0) yield last;
  if (failure !== null) throw failure;
  if (isForeign) {
    throw new ProviderError(
      "The answer is not JSON but something else, perhaps a web page. Check the address of the connection.",
      { kind: "invalid-response" },
    );
  }
  if (!isWhole) {
    throw new ProviderError(`The answer broke off at line ${reader.lineAtEnd()}. Read it again.`, {
      kind: "invalid-response",
      retryable: true,
    });
  }
}

// A view, not a copy.
const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const byteOrderMark = 0xfeff;

/** Holds text back until the first characters tell which reader fits. */
const createBodyReader = (recordCharsMax: number): BodyReader => {
  let held = "";
  let hasStarted = false;
  let firstLine = 1;
  let chosen: BodyReader | null = null;

  const choose = (isEnd: boolean, into: BodyRecord[]): "more" | "stop" => {
    const start = held.search(/\S/);
    const blank = start === -1 ? held : held.slice(0, start);
    firstLine += blank.split("\n").length - 1;
    held = held.slice(blank.length);
    const kind = kindOf(held, recordCharsMax, isEnd);
    if (kind === "undecided") return "more";
    if (kind === "foreign") {
      into.push(unreadable("not-json", firstLine, "The answer is not JSON.", held));
      return "stop";
    }
    chosen =
      kind === "lines"
        ? createLineReader(recordCharsMax, firstLine)
        : createValueReader(kind, recordCharsMax, firstLine);
    const text = held;
    held = "";
    return chosen.push(text, into);
  };

  return {
    push(text, into) {
      if (chosen !== null) return chosen.push(text, into);
      if (text === "") return "more";
      held += !hasStarted && text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text;
      hasStarted = true;
      return choose(false, into);
    },
    end(into) {
      if (chosen === null) choose(true, into);
      return chosen === null || chosen.end(into);
    },
    lineAtEnd: () => chosen?.lineAtEnd() ?? firstLine,
  };
};

type BodyKind = "lines" | "list" | "objects" | "foreign";

/** Of a body without leading blanks. */
const kindOf = (text: string, recordCharsMax: number, isEnd: boolean): BodyKind | "undecided" => {
  if (text === "") return "undecided";
  if (text.startsWith("[")) return "list";
  if (!text.startsWith("{")) return "foreign";
  const lineEnd = text.indexOf("\n");
  const isTooLong = (lineEnd === -1 ? text.length : lineEnd) > recordCharsMax;
  if (isTooLong) return "lines";
  if (lineEnd === -1) return isEnd ? "lines" : "undecided";
  const first = text.slice(0, lineEnd).trimEnd();
  if (!opensMore.test(first) || fromText(first, 1).type === "record") return "lines";
  const rest = text.slice(lineEnd).trimStart();
  if (rest === "") return isEnd || text.length > 2 * recordCharsMax ? "lines" : "undecided";
  return insideObject.test(rest) ? "objects" : "lines";
};

/**
 * JSON lines and an object printed over several lines both begin with a brace. Only the printed
 * object leaves its first line open and goes on with a key or a bracket, never with a brace.
 */
const opensMore = /[{[,:]$/;
const insideObject = /^["}\]]/;
