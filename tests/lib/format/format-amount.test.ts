import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Amount, parseDecimal } from "@/lib/domain/base/money";
import { type AmountOptions, formatAmount } from "@/lib/format/format-amount";

const money = (amount: string, code = "USD"): Amount => ({
  amount,
  unit: { kind: "currency", code },
});
const quantity = (amount: string, code: string): Amount => ({
  amount,
  unit: { kind: "quantity", code },
});

describe("an amount as text", () => {
  test.each<[Amount, AmountOptions, string]>([
    [money("94943.37"), {}, "$94,943.37"],
    [money("0"), {}, "$0.00"],
    [money("-4208.03"), {}, "−$4,208.03"],
    [money("250000"), { isMovement: true }, "+$250,000.00"],
    [money("0"), { isMovement: true }, "$0.00"],
    [money("-61240.38"), { isMovement: true }, "−$61,240.38"],
    [money("20760.91"), { isMemo: true }, "($20,760.91)"],
    [money("31808.4"), { isEstimate: true }, "≈\u00a0$31,808"],
    [money("1498220.5"), { precision: "whole" }, "$1,498,221"],
    [money("999.5"), { precision: "whole" }, "$1,000"],
    [money("-0.3"), { precision: "whole" }, "−$0"],
    [money("1200", "EUR"), {}, "€1,200.00"],
    [money("21641500", "JPY"), {}, "¥21,641,500"],
    [money("1.0005", "KWD"), {}, "KWD\u00a01.001"],
    [money("990", "CLP"), {}, "CLP\u00a0990"],
    [money("12.5", "CHF"), {}, "CHF\u00a012.50"],
    [quantity("180000", "MIUs"), { precision: "whole" }, "180,000\u00a0MIU"],
    [quantity("12.3456", "MIUs"), {}, "12.35\u00a0MIU"],
    [quantity("432", "Hours"), {}, "432\u00a0h"],
    [quantity("8984605", "AI credits"), { precision: "whole" }, "8,984,605\u00a0cr"],
    [quantity("5", "Seats"), { precision: "full" }, "5\u00a0Seats"],
    [money("0.0000001"), { precision: "full" }, "$0.0000001"],
  ])("%o with %o is %s", (amount, options, text) => {
    expect(formatAmount(amount, options).text).toBe(text);
  });

  test("comes in pieces that a screen can ink one by one", () => {
    expect(formatAmount(money("-4208.034"))).toEqual({
      approx: "",
      sign: "−",
      prefix: "$",
      digits: "4,208.03",
      suffix: "",
      isMemo: false,
      text: "−$4,208.03",
      full: "−$4,208.034",
    });
  });

  test("keeps digits that a float would lose", () => {
    expect(formatAmount(money("9007199254740993.015")).text).toBe("$9,007,199,254,740,993.02");
  });
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }), fc.nat({ max: 8 }))
  .map(([digits, places]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
    const at = text.length - places;
    const plain = places === 0 ? text : `${text.slice(0, at)}.${text.slice(at)}`;
    return digits < 0n ? `-${plain}` : plain;
  });

const readBack = (text: string): string =>
  text
    .replace("−", "-")
    .replace(/[^\d.-]/g, "")
    .replace(/^(-?)(\d)/, "$1$2");

const toHundredths = (value: string): bigint => {
  const [integer = "0", fraction = ""] = value.replace("-", "").split(".");
  const cents = BigInt(integer) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, "0"));
  const isHalfOrMore = (fraction[2] ?? "0") >= "5";
  const rounded = cents + (isHalfOrMore ? 1n : 0n);
  return value.startsWith("-") ? -rounded : rounded;
};

describe("any amount", () => {
  test("is rounded half-up, away from zero, to the last digit", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const printed = readBack(formatAmount(money(value)).text);
        expect(BigInt(printed.replace(".", ""))).toBe(toHundredths(value));
      }),
      { seed: 20261120 },
    );
  });

  test("reads back whole from its full text", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const { full } = formatAmount(quantity(value, "MIUs"));
        expect(parseDecimal(readBack(full))).toBe(parseDecimal(value));
      }),
      { seed: 20261120, examples: [["0"], ["-0.5"]] },
    );
  });

  test("shows its sign exactly when it is below zero", () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom("whole", "minor", "full"), (value, precision) => {
        const isBelow = value.startsWith("-") && /[1-9]/.test(value);
        const { sign } = formatAmount(money(value), { precision: precision as "whole" });
        expect(sign === "−").toBe(isBelow);
      }),
      { seed: 20261120 },
    );
  });
});
