import {
  type BodyReader,
  fromLastText,
  fromText,
  rawCharsMax,
  tooLong,
} from "@/lib/providers/http/body-record";

/** JSON lines: LF or CRLF, blank lines passed over, a last line with or without its line end. */
export const createLineReader = (recordCharsMax: number, firstLine = 1): BodyReader => {
  let carry = "";
  let line = firstLine;
  /** The head of a line that passed the limit; the rest of it is dropped as it comes. */
  let oversized: string | null = null;

  return {
    push(text, into) {
      const data = carry === "" ? text : carry + text;
      // What was carried over holds no line end.
      let lineEnd = data.indexOf("\n", carry.length);
      let position = 0;
      while (lineEnd !== -1) {
        if (oversized !== null || lineEnd - position > recordCharsMax) {
          into.push(tooLong(oversized ?? data.slice(position, lineEnd), line, recordCharsMax));
          oversized = null;
        } else {
          const end = data.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd;
          if (end > position) {
            const raw = data.slice(position, end);
            if (raw.charCodeAt(0) === openBrace || raw.trim() !== "")
              into.push(fromText(raw, line));
          }
        }
        line += 1;
        position = lineEnd + 1;
        lineEnd = data.indexOf("\n", position);
      }
      carry = position === 0 ? data : data.slice(position);
      if (oversized !== null || carry.length > recordCharsMax) {
        oversized ??= carry.slice(0, rawCharsMax);
        carry = "";
      }
      return "more";
    },
    end(into) {
      if (oversized === null && carry.trim() === "") return true;
      const last =
        oversized === null
          ? fromLastText(carry.trim(), line)
          : tooLong(oversized, line, recordCharsMax);
      into.push(last);
      return last.type === "record" || last.code === "too-deep";
    },
    lineAtEnd: () => line,
  };
};

const carriageReturn = 0x0d;
const openBrace = 0x7b;
