import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecords } from "@/lib/providers/http/body-lines";
import type { BodyRecord } from "@/lib/providers/http/body-record";
import { ProviderError } from "@/lib/providers/provider";

const rows = [
  { id: 1, name: "Café Münster" },
  { id: 2, name: "日本" },
  { id: 3, name: "plain" },
];
const lines = rows.map((row) => JSON.stringify(row));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

const read = async (body: string, size = 7): Promise<BodyRecord[]> => {
  const records: BodyRecord[] = [];
  for await (const group of readRecords(inPieces(Buffer.from(body), size))) records.push(...group);
  return records;
};

const valuesOf = (records: readonly BodyRecord[]): unknown[] =>
  records.flatMap((record) => (record.type === "record" ? [record.value] : []));

describe("every shape a vendor sends", () => {
  test.each([
    ["JSON lines", `${lines.join("\n")}\n`],
    ["no last line end", lines.join("\n")],
    ["CRLF", `${lines.join("\r\n")}\r\n`],
    ["blank lines", `\n\n${lines.join("\n\n  \n")}\n\n`],
    ["a byte order mark", `\ufeff${lines.join("\n")}\n`],
    ["an array", JSON.stringify(rows)],
    ["an array printed over lines", JSON.stringify(rows, null, 2)],
  ])("%s gives the same rows", async (_, body) => {
    expect(valuesOf(await read(body))).toEqual(rows);
  });

  test.each([
    ["nothing", ""],
    ["blanks", " \r\n\n "],
    ["an empty array", "[]"],
    ["spaced", " [ ]\n"],
  ])("%s is no row and no error", async (_, body) => {
    expect(await read(body)).toEqual([]);
  });

  test("a single object is one row, also printed over lines", async () => {
    expect(valuesOf(await read(JSON.stringify(rows[0])))).toEqual([rows[0]]);
    expect(valuesOf(await read(JSON.stringify(rows[0], null, 2)))).toEqual([rows[0]]);
  });

  test("wherever the pieces are cut, in the middle of a character too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), async (size, isArray) => {
        const body = isArray ? JSON.stringify(rows) : lines.join("\n");
        expect(valuesOf(await read(body, size))).toEqual(rows);
      }),
    );
  });
});

describe("what cannot be read", () => {
  test("a malformed line is told with its number and the reading goes on", async () => {
    const records = await read(`${lines[0]}\n{"id":2,\n${lines[2]}\n`);
    expect(valuesOf(records)).toEqual([rows[0], rows[2]]);
    expect(records).toContainEqual(
      expect.objectContaining({ type: "unreadable", line: 2, code: "not-json" }),
    );
  });

  test("a body that ends in the middle of a line says so after its good rows", async () => {
    const seen: BodyRecord[] = [];
    const body = `${lines[0]}\n${lines[1]}\n{"id":3,"na`;
    const reading = async () => {
      for await (const group of readRecords(inPieces(Buffer.from(body), 5))) seen.push(...group);
    };
    await expect(reading()).rejects.toThrow(ProviderError);
    expect(valuesOf(seen)).toEqual([rows[0], rows[1]]);
    expect(seen.at(-1)).toMatchObject({ type: "unreadable", line: 3, code: "cut" });
  });

  test("a web page is an error, never an empty list", async () => {
    await expect(read("<!doctype html><p>Sign in</p>")).rejects.toMatchObject({
      kind: "invalid-response",
    });
  });
});
