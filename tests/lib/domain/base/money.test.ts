import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  isNegative,
  isPositive,
  isZero,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
} from "@/lib/domain/base/money";

/** Any decimal of up to 20 digits on either side of the point, signed. */
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 20 }))
  .map(([units, places]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
    const split = digits.length - places;
    const text = places ? `${digits.slice(0, split)}.${digits.slice(split)}` : digits;
    return units < 0n ? `-${text}` : text;
  });

describe("parsing", () => {
  test.each([
    ["1234.50", "1234.5"],
    ["-0", "0"],
    ["1e-7", "0.0000001"],
    ["1.5E3", "1500"],
    [".5", "0.5"],
    ["+3", "3"],
    ["1234.5678901234567", "1234.5678901234567"],
    ["100000000000000000000000000000.01", "100000000000000000000000000000.01"],
  ])("%s is %s", (text, expected) => {
    expect(parseDecimal(text)).toBe(expected);
  });

  test.each(["", " ", "1,000", "12a", "NaN", "Infinity", "0x10", "1e99999", "--1", "."])(
    "%s is no number",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test("the text of a value survives parsing, whatever its length", () => {
    fc.assert(
      fc.property(decimals, (text) => {
        const once = parseDecimal(text);
        expect(once).not.toBeNull();
        expect(parseDecimal(once ?? "")).toBe(once);
      }),
    );
  });
});

describe("arithmetic", () => {
  test("ten times a tenth is exactly one", () => {
    expect(sumDecimals([])).toBe("0");
    expect(sumDecimals(["-0.25", "0", "1.50", "-1.25"])).toBe("0");
    expect(sumDecimals(Array.from({ length: 10 }, () => "0.1"))).toBe("1");
  });

  test("adding and taking away leaves the value as it was", () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const back = subtractDecimals(addDecimals(left, right), right);
        expect(compareDecimals(back, left)).toBe(0);
      }),
    );
  });

  test("a sum does not depend on how the list is split", () => {
    fc.assert(
      fc.property(fc.array(decimals), fc.nat(), (values, cut) => {
        const at = values.length ? cut % values.length : 0;
        const parts = [sumDecimals(values.slice(0, at)), sumDecimals(values.slice(at))];
        expect(sumDecimals(parts)).toBe(sumDecimals(values));
      }),
    );
  });

  test("sums and differences are those of whole numbers, in plain notation", () => {
    const units = (text: string): bigint => {
      const [whole = "", fraction = ""] = text.split(".");
      return BigInt(whole + fraction.padEnd(40, "0"));
    };
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const [sum, difference] = [addDecimals(left, right), subtractDecimals(left, right)];
        expect(units(sum)).toBe(units(left) + units(right));
        expect(units(difference)).toBe(units(left) - units(right));
        expect(units(negateDecimal(left))).toBe(-units(left));
        expect([sum, difference].map(parseDecimal)).toEqual([sum, difference]);
        const sign = compareDecimals(left, "0");
        expect([isNegative(left), isZero(left), isPositive(left)]).toEqual(
          [-1, 0, 1].map((each) => each === sign),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test("a quotient is off by half of its last decimal at most", () => {
    const size = (value: string): string => (isNegative(value) ? negateDecimal(value) : value);
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        fc.pre(!isZero(right));
        const quotient = divideDecimals(left, right) ?? "no quotient";
        const rest = subtractDecimals(left, multiplyDecimals(quotient, right));
        const most = multiplyDecimals(size(right), "0.0000000000005");
        expect(compareDecimals(size(rest), most)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ["1", "8", 2, "0.13"],
    ["-1", "8", 2, "-0.13"],
    ["1", "-3", 4, "-0.3333"],
    ["-2", "-3", 4, "0.6667"],
    ["1", "1000", 2, "0"],
  ])("%s by %s at %i decimals is %s", (left, right, places, expected) => {
    expect(divideDecimals(left, right, places)).toBe(expected);
  });

  test("what is no number does not pass for one", () => {
    for (const text of ["", " 1", "1,5", "abc", "1e3", "0x10", "1.2.3"])
      expect(() => addDecimals(text, "1")).toThrow();
  });

  test("dividing by zero has no answer", () => {
    expect(divideDecimals("1", "0")).toBeNull();
    expect(divideDecimals("0", "0.000")).toBeNull();
  });

  test.each([
    ["2.345", 2, "2.35"],
    ["-2.345", 2, "-2.35"],
    ["0.5", 0, "1"],
    ["1499.999", 0, "1500"],
  ])("%s rounded to %i places is %s, half away from zero", (value, places, expected) => {
    expect(roundDecimal(value, places)).toBe(expected);
  });

  test("zero has one spelling, so that it compares equal as text", () => {
    expect(negateDecimal("0.00")).toBe("0");
    expect(multiplyDecimals("-1", "0")).toBe("0");
    expect(isZero("-0.000")).toBe(true);
  });
});
