import { type Decimal, isNegative, multiplyDecimals, roundDecimal } from "@/lib/domain/base/money";
import { MINUS } from "@/lib/format/format-amount";

/** A ratio as text: "0.8213" -> "82.1%". Exactly 0 and 1 print as 0% and 100%; 99.97% is "100.0%". */
export const formatPercent = (ratio: Decimal): string => {
  const exact = multiplyDecimals(ratio, "100");
  if (exact === "0" || exact === "100") return `${exact}%`;
  const rounded = roundDecimal(exact, 1).replace(/^-/, "");
  return `${isNegative(exact) ? MINUS : ""}${rounded.includes(".") ? rounded : `${rounded}.0`}%`;
};
