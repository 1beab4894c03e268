import { findValue } from "@/lib/domain/base/metric";
import { isPositive, maxDecimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import type { Figures } from "@/lib/wire/commitment";

/** What a pool holds, as shares of its bar: always in this order. */
export type PoolShares = {
  readonly parts: readonly {
    readonly mark: "drawn" | "pending" | "available" | "lapsed" | "overage";
    readonly percent: number;
  }[];
};

/** Null for what has not begun, or has no amount. */
export const prepareShares = (figures: Figures): PoolShares | null => {
  const amountOf = (name: "drawn" | "pending" | "available" | "lapsed" | "overage") =>
    maxDecimal(findValue(figures[name])?.amount ?? ZERO, ZERO);
  if (findValue(figures.committed) === null || findValue(figures.drawn) === null) return null;
  const marks = ["drawn", "pending", "available", "lapsed", "overage"] as const;
  const amounts = marks.map((mark) => ({ mark, amount: amountOf(mark) }));
  const whole = sumDecimals(amounts.map(({ amount }) => amount));
  if (!isPositive(whole)) return null;
  return {
    parts: amounts
      .filter(({ amount }) => isPositive(amount))
      .map(({ mark, amount }) => ({
        mark,
        percent: Math.round((Number(amount) / Number(whole)) * 1000) / 10,
      })),
  };
};
