import { type Decimal, ZERO } from "@/lib/domain/base/money";

/** What numeric columns hold is already plain notation; sums only carry zeros that say nothing. */
export const fromNumeric = (text: string): Decimal => {
  if (!text.includes(".")) return text;
  const trimmed = text.replace(/\.?0+$/, "");
  return trimmed === "-0" || trimmed === "" ? ZERO : trimmed;
};

export const fromNullableNumeric = (text: string | null): Decimal | null =>
  text === null ? null : fromNumeric(text);
