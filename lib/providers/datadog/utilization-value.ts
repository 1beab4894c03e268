import {
  compareDecimals,
  type Decimal,
  isNegative,
  isPositive,
  isZero,
  multiplyDecimals,
} from "@/lib/domain/base/money";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import { toDecimal } from "@/lib/providers/http/exact-json";
import type { DatadogSettings } from "@/lib/sources/datadog";

type Scale = DatadogSettings["scale"];

export type ReadShare = Pick<UtilizationSample, "utilization" | "raw" | "doubt">;

/** The connection's scale, and whether the answer as a whole is on the other one. */
export type Reading = { readonly scale: Scale; readonly isOther: boolean };

/** A legal share passes 1 by rounding at most, so what is above this is on another scale. */
const fractionMax = "1.5";

/** Number literals of fewer characters never arrive as text (`http/exact-json.ts`). */
const longLiteral = 16;

/** The number that was sent; null for text, also for text with digits in it. */
export const toNumber = (value: unknown): Decimal | null => {
  const isLiteral =
    typeof value === "number" || (typeof value === "string" && value.length >= longLiteral);
  return isLiteral ? toDecimal(value) : null;
};

/**
 * Whether the shares of one answer, taken together, are on the other scale. One row too high is that
 * row's trouble; most of them too high is percent where fractions are read, and then a small value
 * among them is no fraction either. Where percent is read, nothing above 1.5 means fractions.
 */
export const isOnOtherScale = (values: readonly unknown[], scale: Scale): boolean => {
  const shares = values
    .map(toNumber)
    .filter((share): share is Decimal => share !== null && isPositive(share));
  const above = shares.filter((share) => compareDecimals(share, fractionMax) > 0).length;
  if (shares.length === 0) return false;
  return scale === "fraction" ? above * 2 > shares.length : above === 0;
};

/**
 * The one place that decides what a share of the vendor's means. What cannot be used as it stands is
 * never clamped and never guessed: it is null, with the reason, beside the text as sent.
 */
export const readShare = (value: unknown, { scale, isOther }: Reading): ReadShare => {
  if (value === undefined) return { utilization: null, raw: "", doubt: "not-given" };
  const raw = typeof value === "string" && toNumber(value) !== null ? value : JSON.stringify(value);
  const doubted = (doubt: ReadShare["doubt"]): ReadShare => ({ utilization: null, raw, doubt });
  if (value === null) return doubted("not-given");
  const number = toNumber(value);
  if (number === null) return doubted("not-a-number");
  if (isNegative(number)) return doubted("out-of-range");
  // Nothing used is nothing used on either scale.
  if (isZero(number)) return { utilization: number, raw, doubt: null };
  if (isOther) return doubted("scale");
  if (scale === "fraction" && compareDecimals(number, fractionMax) > 0) return doubted("scale");
  const share = scale === "fraction" ? number : multiplyDecimals(number, "0.01");
  // More used than committed would make negative waste (metrics 3.3: used ≤ committed each hour).
  if (compareDecimals(share, "1") > 0) return doubted("out-of-range");
  return { utilization: share, raw, doubt: null };
};

/** For rates that may be negative, as a loss is (metrics 3.10). Above 1 no scale makes sense of them. */
export const readRate = (value: unknown, { scale, isOther }: Reading): Decimal | null => {
  const number = toNumber(value);
  if (number === null || (isOther && !isZero(number))) return null;
  const rate = scale === "fraction" ? number : multiplyDecimals(number, "0.01");
  return compareDecimals(rate, "1") > 0 ? null : rate;
};
