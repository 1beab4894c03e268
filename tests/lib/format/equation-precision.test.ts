import { expect, test } from "vitest";
import type { Amount } from "@/lib/domain/base/money";
import { equationPrecision } from "@/lib/format/equation-precision";

const usd = (amount: string): Amount => ({ amount, unit: { kind: "currency", code: "USD" } });

test("an equation is printed in minor units where it adds up in them", () => {
  const terms = [
    { amount: usd("37608"), operator: "=" },
    { amount: usd("31976.1"), operator: "−" },
  ] as const;
  expect(equationPrecision(usd("5631.9"), terms)).toBe("minor");
});

test("one that would miss its answer by a cent is printed with every digit", () => {
  const terms = [
    { amount: usd("150915"), operator: "=" },
    { amount: usd("3495.375"), operator: "−" },
  ] as const;
  expect(equationPrecision(usd("147419.625"), terms)).toBe("full");
});
