import { findValue } from "@/lib/domain/base/metric";
import { type Decimal, isPositive, maxDecimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import type { Figures } from "@/lib/wire/commitment";

const marks = ["drawn", "pending", "available", "lapsed", "overage"] as const;
type Mark = (typeof marks)[number];

type Share = { readonly mark: Mark; readonly percent: number };

/** What a pool holds, as shares of its bar: always in this order. */
export type PoolShares = { readonly parts: readonly Share[] };

/** Null for what has not begun, or has no amount. */
export const prepareShares = (figures: Figures): PoolShares | null => {
  if (findValue(figures.committed) === null || findValue(figures.drawn) === null) return null;
  const parts = shareParts(
    marks.map((mark) => [mark, findValue(figures[mark])?.amount ?? ZERO] as const),
  );
  return parts.length === 0 ? null : { parts };
};

/** Amounts as percent of their sum; what is not there, or below nothing, has no part. */
export const shareParts = (amounts: readonly (readonly [Mark, Decimal])[]): Share[] => {
  const shown = amounts.filter(([, amount]) => isPositive(amount));
  const whole = sumDecimals(shown.map(([, amount]) => maxDecimal(amount, ZERO)));
  return shown.map(([mark, amount]) => ({
    mark,
    percent: Math.round((Number(amount) / Number(whole)) * 1000) / 10,
  }));
};
