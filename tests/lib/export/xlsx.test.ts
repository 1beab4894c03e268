import { describe, expect, test } from "vitest";
import { type Cell, instantCell, nothingCell, numberCell, textCell } from "@/lib/export/cell";
import type { Row, Table } from "@/lib/export/table";
import { createXlsxWriter } from "@/lib/export/xlsx/xlsx-writer";
import { readXlsx } from "@/tests/support/read-xlsx";

const table: Table = {
  title: "Ledger",
  columns: [
    { name: "what" },
    { name: "at_utc" },
    { name: "amount", units: "USD" },
    { name: "row" },
  ],
};

const write = (rows: readonly Row[], closing: readonly Row[] = [], rowsMax?: number) => {
  const writer = createXlsxWriter(table, rowsMax);
  const pieces = [writer.begin(), ...rows.map((row) => writer.add([row])), writer.end(closing)];
  return readXlsx(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
};

const rowOf = (what: Cell, amount: Cell = nothingCell, at: Cell = nothingCell): Row => [
  what,
  at,
  amount,
  numberCell(1),
];

const only = (row: Row) => {
  const [sheet] = write([row]);
  return sheet?.rows[1];
};

describe("a text", () => {
  test.each([
    "=1+1",
    'R&D <b>"Zürich"</b>',
    " two  blanks ",
    "line\nbreak\r\nand tab\t",
    "bell \u0007 and null \u0000",
    "_x0041_ is no escape",
    "half of a pair \ud83d, and a pair \ud83d\ude00",
    "\u202eright to left",
  ])("comes back as it was: %j", (text) => {
    expect(only(rowOf(textCell(text)))?.get("A")).toMatchObject({ text, isText: true });
  });

  test("that is too long for a cell ends in words that say so", () => {
    const { text = "" } = only(rowOf(textCell("x".repeat(40_000))))?.get("A") ?? {};
    expect(text).toHaveLength(32_767);
    expect(text).toMatch(/x … \(cut: 40000 characters\)$/);
  });
});

describe("a number", () => {
  test("is a number with all its digits, and zero and nothing stay apart", () => {
    expect(only(rowOf(textCell("a"), numberCell("-12.50")))?.get("C")).toMatchObject({
      text: "-12.50",
      isText: false,
    });
    expect(only(rowOf(textCell("a"), numberCell("0")))?.get("C")?.text).toBe("0");
    expect(only(rowOf(textCell("a")))?.has("C")).toBe(false);
  });

  test("of more digits than a spreadsheet keeps stands beside itself as text, and is counted", () => {
    const many = "-1234567890.1234567";
    const [ledger, about] = write([
      rowOf(textCell("a"), numberCell("123456789012345")),
      rowOf(textCell("b"), numberCell("0.000000000000012345")),
      rowOf(textCell("c"), numberCell(many)),
    ]);
    expect(ledger?.rows[0]?.get("E")?.text).toBe("amount (exact)");
    expect(ledger?.rows.map((row) => row.get("E")?.text)).toEqual([
      "amount (exact)",
      undefined,
      undefined,
      many,
    ]);
    expect(about?.rows.at(-1)?.get("B")?.text).toMatch(/more than 15 digits.*: 1$/);
  });

  test("cannot be a text that only looks like one", () => {
    for (const value of ["=1", "1,5", ""])
      expect(() => only(rowOf(textCell("a"), numberCell(value)))).toThrow();
  });
});

test("an instant is a date of a spreadsheet to the millisecond, or a text where it has none", () => {
  const at = (text: string) => only(rowOf(textCell("a"), nothingCell, instantCell(text)))?.get("B");
  expect(at("2026-11-20T12:00:00.000Z")).toMatchObject({ text: "46346.5", isText: false });
  expect(Number(at("2026-11-20T23:59:59.999Z")?.text)).toBeCloseTo(46346 + 86399.999 / 86400, 9);
  expect(at("1899-12-31T00:00:00.000Z")).toMatchObject({
    text: "1899-12-31T00:00:00.000Z",
    isText: true,
  });
});

test("a sheet that is full goes on in the next, with the head again and no row lost", () => {
  const rows = Array.from({ length: 7 }, (_, place) => rowOf(textCell(`row ${place}`)));
  const sheets = write(rows, [rowOf(textCell("end"))], 4);
  expect(sheets.map(({ name }) => name)).toEqual(["Ledger", "Ledger 2", "Ledger 3", "About"]);
  expect(sheets.map((sheet) => sheet.rows.map((row) => row.get("A")?.text))).toEqual([
    ["what", "row 0", "row 1", "row 2"],
    ["what", "row 3", "row 4", "row 5"],
    ["what", "row 6"],
    ["what", "end"],
  ]);
});

test("two hundred thousand rows are given piece by piece, and none is kept", () => {
  const writer = createXlsxWriter(table);
  writer.begin();
  const rows = Array.from({ length: 1_000 }, (_, place) =>
    rowOf(textCell(`entry ${place}`), numberCell(`${place}.${place}`)),
  );
  const before = process.memoryUsage();
  let bytes = 0;
  for (let page = 0; page < 200; page += 1) bytes += writer.add(rows).length;
  const after = process.memoryUsage();
  expect(bytes).toBeGreaterThan(100_000);
  expect(after.external - before.external).toBeLessThan(100_000_000);
});
