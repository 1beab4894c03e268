import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExactJson } from "@/lib/providers/http/exact-json";
import { ProviderError } from "@/lib/providers/provider";
import { inPieces, readBody, troublesOf, valuesOf } from "@/tests/lib/providers/http/bodies";

const rows = [
  { a: 1, name: "Zürich 東京 🧾" },
  { b: 'two\nlines, one "quote"' },
  { c: [1, { d: null }] },
];
const inLines = rows.map((row) => JSON.stringify(row));

const shapes: readonly (readonly [string, string])[] = [
  ["JSON lines", `${inLines.join("\n")}\n`],
  ["JSON lines without a last line end", inLines.join("\n")],
  ["CRLF", `${inLines.join("\r\n")}\r\n`],
  ["blank lines between", `\n\n${inLines.join("\n \r\n\n")}\n\n  `],
  ["a byte order mark", `\ufeff${inLines.join("\n")}\n`],
  ["a JSON array on one line", JSON.stringify(rows)],
  ["a JSON array printed over many lines", `\ufeff ${JSON.stringify(rows, null, 2)}\n`],
  ["objects printed over many lines", rows.map((row) => JSON.stringify(row, null, 2)).join("\n")],
];

describe("the same records, whatever the shape and wherever the pieces are cut", () => {
  test.each(shapes)("%s", async (_, body) => {
    for (const length of [1, 2, 3, 5, 7, 64, 10_000]) {
      const read = await readBody(inPieces(body, [length]));
      expect(valuesOf(read), `pieces of ${length}`).toEqual(rows);
      expect(troublesOf(read)).toEqual([]);
      expect(read.failure).toBeNull();
    }
  });

  test("any rows, any shape, any cuts", async () => {
    const anyRow = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { maxLength: 8 }),
        fc.constantFrom("lines", "crlf", "list", "printed list"),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (values, shape, lengths) => {
          const texts = values.map((value) => JSON.stringify(value));
          const body =
            shape === "lines"
              ? texts.join("\n")
              : shape === "crlf"
                ? texts.map((text) => `${text}\r\n`).join("")
                : JSON.stringify(values, null, shape === "list" ? 0 : 2);
          const read = await readBody(inPieces(body, lengths));
          expect(valuesOf(read)).toEqual(texts.map(parseExactJson));
          expect(read.failure).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["zero bytes", ""],
  ["blanks", " \r\n\t\n"],
  ["a byte order mark and nothing else", "\ufeff"],
  ["an empty array", "[]"],
  ["a spaced empty array", " [ ]\n"],
  ["an empty array over lines", "\n[\n]\n"],
])("%s are no records and no trouble", async (_, body) => {
  for (const length of [1, 100]) {
    expect(await readBody(inPieces(body, [length]))).toEqual({ records: [], failure: null });
  }
});

test.each([
  ["on one line", '{"a":1,"b":{"c":[]}}'],
  ["over several lines", JSON.stringify({ a: 1, b: { c: [] } }, null, 2)],
  ["with CRLF", '{\r\n "a": 1,\r\n "b": {\r\n "c": [\r\n]}}\r\n'],
])("a single object %s is one record", async (_, body) => {
  for (const length of [1, 100]) {
    const read = await readBody(inPieces(body, [length]));
    expect(valuesOf(read)).toEqual([{ a: 1, b: { c: [] } }]);
    expect(read.failure).toBeNull();
  }
});

test("each record says on which line it starts, and keeps exactly what was sent", async () => {
  const lines = await readBody(inPieces('\n{"a": 1}\r\n\n{"b":2.50}\n'));
  expect(lines.records).toMatchObject([
    { line: 2, raw: '{"a": 1}' },
    { line: 4, raw: '{"b":2.50}' },
  ]);
  const list = await readBody(inPieces('[\n  {"a": 1},\n\n  {\n    "b": 2\n  }\n]', [3]));
  expect(list.records).toMatchObject([
    { line: 2, raw: '{"a": 1}' },
    { line: 4, raw: '{\n    "b": 2\n  }' },
  ]);
});

describe("what cannot be read", () => {
  test.each<[string, string, unknown[], string[]]>([
    [
      "a malformed line among good ones",
      '{"a":1}\n{"a":\n{"a":3}\n',
      [{ a: 1 }, { a: 3 }],
      ["not-json 2"],
    ],
    ["a malformed first line", '{"a":,\n{"a":2}\n', [{ a: 2 }], ["not-json 1"]],
    [
      "two malformed first lines",
      '{"a":,\noops\n{"a":3}',
      [{ a: 3 }],
      ["not-json 1", "not-json 2"],
    ],
    [
      "text between the lines",
      '{"a":1}\n-- page 2 --\n{"a":3}\n',
      [{ a: 1 }, { a: 3 }],
      ["not-json 2"],
    ],
    [
      "a malformed element of an array",
      '[{"a":1},\n{"a":},\n{"a":3}]',
      [{ a: 1 }, { a: 3 }],
      ["not-json 2"],
    ],
    ["a missing element of an array", '[{"a":1},,{"a":3}]', [{ a: 1 }, { a: 3 }], ["not-json 1"]],
  ])("%s is set aside with its line, and reading goes on", async (_, body, values, troubles) => {
    for (const length of [1, 4, 1_000]) {
      const read = await readBody(inPieces(body, [length]));
      expect(valuesOf(read)).toEqual(values);
      expect(troublesOf(read)).toEqual(troubles);
      expect(read.failure).toBeNull();
    }
  });

  test.each<[string, string, unknown[], string[]]>([
    ["in the middle of a line", '{"a":1}\n{"a":2', [{ a: 1 }], ["cut 2"]],
    ["in the middle of a character", '{"a":1}\n{"a":"\u00fc', [{ a: 1 }], ["cut 2"]],
    ["in the middle of an element", '[{"a":1},{"a":', [{ a: 1 }], ["cut 1"]],
    ["between two elements", '[{"a":1},', [{ a: 1 }], []],
    ["before the array is closed", '[{"a":1}\n', [{ a: 1 }], []],
    ["in the middle of a printed object", '{\n  "a": 1,\n', [], ["cut 1"]],
  ])(
    "a body that ends %s says so and keeps what came before",
    async (_, body, values, troubles) => {
      for (const length of [1, 4, 1_000]) {
        const read = await readBody(inPieces(body, [length]));
        expect(valuesOf(read)).toEqual(values);
        expect(troublesOf(read)).toEqual(troubles);
        expect(read.failure).toMatchObject({ kind: "invalid-response", retryable: true });
      }
    },
  );

  test("text after the end of an array leaves the reading unfinished", async () => {
    const read = await readBody(inPieces('[{"a":1}] oops', [2]));
    expect(valuesOf(read)).toEqual([{ a: 1 }]);
    expect(troublesOf(read)).toEqual(["not-json 1"]);
    expect(read.failure).toBeInstanceOf(ProviderError);
  });

  test.each(["<!doctype html><title>Sign in</title>", "Service unavailable", "null"])(
    "%s is not JSON lines, and is never an empty list",
    async (body) => {
      const read = await readBody(inPieces(`\n ${body}`, [1]));
      expect(troublesOf(read)).toEqual(["not-json 2"]);
      expect(read.failure).toMatchObject({ kind: "invalid-response", retryable: false });
    },
  );

  test("a body that breaks off keeps its good records and throws why", async () => {
    const why = new Error("reset");
    async function* breaking() {
      yield* inPieces('{"a":1}\n{"a":2}\n{"a"');
      throw why;
    }
    const read = await readBody(breaking());
    expect(valuesOf(read)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(troublesOf(read)).toEqual(["cut 3"]);
    expect(read.failure).toBe(why);
  });
});

describe("records longer than the limit are set aside without being held", () => {
  const long = `{"a":"${"x".repeat(500)}"}`;
  test.each<[string, string, string]>([
    ["a line", `{"b":1}\n${long}\n{"c":2}`, "too-long 2"],
    ["an element", `[{"b":1},\n${long},{"c":2}]`, "too-long 2"],
    [
      "an element with brackets and quotes in its text",
      `[{"b":1},{"a":"${'\\"]},['.repeat(90)}"},{"c":2}]`,
      "too-long 1",
    ],
  ])("%s", async (_, body, trouble) => {
    for (const length of [1, 7, 64, 10_000]) {
      const read = await readBody(inPieces(body, [length]), { recordCharsMax: 100 });
      expect(valuesOf(read)).toEqual([{ b: 1 }, { c: 2 }]);
      expect(troublesOf(read)).toEqual([trouble]);
      expect(read.failure).toBeNull();
    }
  });

  test("a body of one endless line costs no more than the limit", async () => {
    const piece = new TextEncoder().encode("x".repeat(1024 * 1024));
    async function* endless() {
      yield* inPieces('{"a":1}\n{"');
      for (let index = 0; index < 200; index += 1) yield piece;
    }
    const before = process.memoryUsage().heapUsed;
    const read = await readBody(endless());
    expect(troublesOf(read)).toEqual(["too-long 2"]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
  });
});
