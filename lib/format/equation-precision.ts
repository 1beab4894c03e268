import {
  type Amount,
  addDecimals,
  isZero,
  roundDecimal,
  subtractDecimals,
} from "@/lib/domain/base/money";
import { type AmountPrecision, minorDigitsOf } from "@/lib/format/format-amount";

type Term = { readonly amount: Amount; readonly operator: "=" | "−" | "+" };

/**
 * In minor units, unless the equation would then miss its own answer by what was rounded: every digit that
 * is known adds up always.
 */
export const equationPrecision = (answer: Amount, terms: readonly Term[]): AmountPrecision => {
  const printed = (amount: Amount) => roundDecimal(amount.amount, minorDigitsOf(amount));
  const rest = terms.reduce(
    (left, { amount, operator }) =>
      operator === "−"
        ? addDecimals(left, printed(amount))
        : subtractDecimals(left, printed(amount)),
    printed(answer),
  );
  return isZero(rest) ? "minor" : "full";
};
