import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal } from "@/lib/domain/money";
import { parseExactJson, toDecimal } from "@/lib/providers/http/exact-json";

const literals = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fc.boolean(),
  )
  .map(
    ([isNegative, whole, fraction, hasFraction]) =>
      `${isNegative ? "-" : ""}${whole}${hasFraction ? `.${fraction}` : ""}`,
  );

const amountIn = (text: string): unknown => {
  const parsed = parseExactJson(text);
  return typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "amount") : undefined;
};

describe("numbers", () => {
  test("no digit of any literal is lost on the way to a decimal", () => {
    fc.assert(
      fc.property(literals, (literal) => {
        const decimal = toDecimal(amountIn(`{"id":"a","amount":${literal},"next":1}`));
        expect(decimal).toBe(parseDecimal(literal));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["1234.5678901234567", "1234.5678901234567"],
    ["0.1", "0.1"],
    ["1e-7", "0.0000001"],
    ['"41.2"', "41.2"],
  ])("%s arrives as %s", (literal, expected) => {
    expect(toDecimal(amountIn(`{"amount":${literal}}`))).toBe(expected);
  });

  test.each([null, undefined, true, {}, [], "", "abc", "NaN"])("%j is no amount", (value) => {
    expect(toDecimal(value)).toBeNull();
  });
});

test("text that looks like a long number inside a string is not touched", () => {
  const text =
    '{"name":"card 12345678901234567890 \\" 9.87654321098765432","amount":12345678901234567.5}';
  expect(parseExactJson(text)).toEqual({
    name: 'card 12345678901234567890 " 9.87654321098765432',
    amount: "12345678901234567.5",
  });
});

test("what is no JSON stays an error", () => {
  expect(() => parseExactJson('{"amount":12345678901234567890')).toThrow();
  expect(() => parseExactJson("<html>")).toThrow();
});
