/** The ways one and the same list of rows has been seen, or may be sent, on the wire. */
export type BodyShape =
  | "lines"
  | "lines-crlf"
  | "lines-blank"
  | "lines-unfinished"
  | "lines-crlf-unfinished"
  | "lines-bom"
  | "ndjson"
  | "array"
  | "array-as-lines"
  | "object"
  | "whitespace"
  | "empty-array";

const BYTE_ORDER_MARK = "\uFEFF";

const CONTENT_TYPES: Partial<Record<BodyShape, string>> = {
  ndjson: "application/x-ndjson; charset=utf-8",
  array: "application/json; charset=utf-8",
  object: "application/json",
  "empty-array": "application/json",
};

export const contentTypeOf = (shape: BodyShape): string =>
  CONTENT_TYPES[shape] ?? "application/jsonl";

function* joinWith(texts: Iterable<string>, separator: string): Iterable<string> {
  let isFirst = true;
  for (const text of texts) {
    yield isFirst ? text : separator + text;
    isFirst = false;
  }
}

function* endEach(texts: Iterable<string>, ending: string): Iterable<string> {
  for (const text of texts) yield text + ending;
}

function* withBlankLines(texts: Iterable<string>): Iterable<string> {
  yield "\n";
  for (const text of texts) yield `${text}\n\n`;
  yield "  \n";
}

function* asArray(texts: Iterable<string>): Iterable<string> {
  yield "[";
  yield* joinWith(texts, ",");
  yield "]";
}

function* withByteOrderMark(texts: Iterable<string>): Iterable<string> {
  yield BYTE_ORDER_MARK;
  yield* endEach(texts, "\n");
}

export const shapeBody = (texts: Iterable<string>, shape: BodyShape): Iterable<string> => {
  switch (shape) {
    case "lines":
    case "ndjson":
      return endEach(texts, "\n");
    case "lines-crlf":
      return endEach(texts, "\r\n");
    case "lines-blank":
      return withBlankLines(texts);
    case "lines-unfinished":
    case "object":
      return joinWith(texts, "\n");
    case "lines-crlf-unfinished":
      return joinWith(texts, "\r\n");
    case "lines-bom":
      return withByteOrderMark(texts);
    case "array":
    case "array-as-lines":
    case "empty-array":
      return asArray(texts);
    case "whitespace":
      return withBlankLines(texts);
  }
};
