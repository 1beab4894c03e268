import { describe, expect, test } from "vitest";
import { numberCell, textCell } from "@/lib/export/cell";
import { toCsvLine } from "@/lib/export/csv";

describe("a text", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =cmd|' /C calc'!A0",
    "\u00a0=1",
    "＝1+1",
    "-12.50",
  ])("that a spreadsheet would run or count (%j) stays a text", (text) => {
    const line = toCsvLine([textCell(text)]);
    expect(line.replace(/^"/, "").startsWith(`'${text.replaceAll('"', '""')}`)).toBe(true);
  });

  test.each(["Growth commit", "1=1", "a-b", "R&D", "Zürich", "12 + 3", ""])(
    "that begins like a word (%j) is not touched",
    (text) => expect(toCsvLine([textCell(text)])).toBe(`${text}\r\n`),
  );

  test("keeps its commas, quotes and line ends within its cell", () => {
    expect(toCsvLine([textCell('a,"b"\nc'), textCell(null), textCell("d")])).toBe(
      '"a,""b""\nc",,d\r\n',
    );
  });
});

describe("a number", () => {
  test.each(["-12.5", "0", "1234567890123456789.000000001", "-0.1", "1.50"])(
    "%s is written digit for digit, its minus a minus",
    (value) => expect(toCsvLine([numberCell(value)])).toBe(`${value}\r\n`),
  );

  test("cannot be a text that only looks like one", () => {
    for (const value of ["=1", "-1+1", "1,5", ""])
      expect(() => toCsvLine([numberCell(value)])).toThrow();
  });
});
