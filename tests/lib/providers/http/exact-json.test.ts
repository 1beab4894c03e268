import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal } from "@/lib/domain/base/money";
import { mayLoseDigits, parseExactJson, toDecimal } from "@/lib/providers/http/exact-json";

const amountIn = (text: string): unknown => Reflect.get(Object(parseExactJson(text)), "amount");

const digits = (max: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: max })
    .map((each) => each.join(""));

/** JSON number literals of up to 40 digits, in every spelling the grammar allows. */
const literal = fc
  .tuple(
    fc.constantFrom("", "-"),
    digits(20).map((text) => text.replace(/^0+(?=\d)/, "")),
    fc.option(digits(20), { nil: null }),
    fc.option(
      fc.tuple(
        fc.constantFrom("e", "E"),
        fc.constantFrom("", "+", "-"),
        fc.integer({ min: 0, max: 60 }),
      ),
      {
        nil: null,
      },
    ),
  )
  .map(
    ([sign, whole, fraction, exponent]) =>
      `${sign}${whole}${fraction === null ? "" : `.${fraction}`}${exponent === null ? "" : exponent.join("")}`,
  );

test("any decimal literal of up to 40 digits survives, wherever it stands in a line", () => {
  fc.assert(
    fc.property(
      literal,
      fc.string({ maxLength: 40 }),
      fc.constantFrom("", " ", "\t"),
      (text, note, gap) => {
        const line = `{"note":${JSON.stringify(note)},"amount":${gap}${text}${gap},"more":[1,${text}]}`;
        expect(toDecimal(amountIn(line))).toBe(parseDecimal(text));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("text inside strings is never touched, however much it looks like a number", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'01.:,"\\{}[]e-9 n'), maxLength: 60 }),
      (text) => {
        const value = { [text]: text, list: [text, 12345678901234.5], tail: "x" };
        const line = JSON.stringify(value).replace("12345678901234.5", "12345678901234567890.5");
        expect(parseExactJson(line)).toEqual({ ...value, list: [text, "12345678901234567890.5"] });
      },
    ),
    { numRuns: 2_000 },
  );
});

test("an ordinary line gives the very values of JSON.parse", () => {
  const line =
    '{"a":41.2,"b":-0.000123,"c":1e3,"d":null,"e":true,"f":[1,{"g":"12345678901234567890"}]}';
  expect(parseExactJson(line)).toEqual(JSON.parse(line));
});

describe("which lines are looked at twice", () => {
  test.each([
    ["fifteen digits", '{"a":123456789012345}', false],
    ["sixteen digits that a double keeps", '{"a":1234567890123456}', false],
    ["seventeen digits that a double does not keep", '{"a":12345678901234567}', true],
    ["a double printed in full", '{"a":0.30000000000000004}', false],
    ["one digit more than a double prints", '{"a":-0.300000000000000041}', true],
    ["a trailing zero too many for a double", '{"a":1.2345678901234560}', true],
    ["a long literal with an exponent", '{"a":1.234567890123456e20}', true],
    ["a day of the calendar", '{"a":"2026-01-14T08:00:00.000Z"}', false],
    ["an exponent that a double cannot hold", '{"a":1e-400}', true],
  ])("%s", (_, line, expected) => {
    expect(mayLoseDigits(line)).toBe(expected);
  });
});

test.each([
  "01234567890123456789",
  "1.2.34567890123456",
  "12345678901234567890.",
  "--12345678901234567",
])("%s is no number and is refused as JSON refuses it", (text) => {
  expect(() => parseExactJson(`{"amount":${text}}`)).toThrow(SyntaxError);
});

describe("an amount", () => {
  test.each<[unknown, string | null]>([
    [0.1, "0.1"],
    [-0, "0"],
    [1e21, "1000000000000000000000"],
    [1e-7, "0.0000001"],
    ["41.20", "41.2"],
    ["1e3", "1000"],
    [" 7 ", "7"],
    ["", null],
    ["12,000", null],
    ["NaN", null],
    ["Infinity", null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [true, null],
    [null, null],
    [undefined, null],
    [[1], null],
    [{ amount: 1 }, null],
  ])("%j is %j", (value, expected) => {
    expect(toDecimal(value)).toBe(expected);
  });

  test("too large for a double is refused, not called infinite", () => {
    expect(toDecimal(amountIn('{"amount":1e400}'))).toBeNull();
  });
});
