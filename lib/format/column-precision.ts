import { type Amount, isZero, roundDecimal, subtractDecimals } from "@/lib/domain/base/money";
import { type AmountPrecision, minorDigitsOf } from "@/lib/format/format-amount";

/**
 * For a column with a sum below it of which not every row need be on screen: in minor units where those
 * say all of each amount, or every digit, so that it adds up in print.
 */
export const columnPrecision = (amounts: readonly Amount[]): AmountPrecision =>
  amounts.every((amount) =>
    isZero(subtractDecimals(amount.amount, roundDecimal(amount.amount, minorDigitsOf(amount)))),
  )
    ? "minor"
    : "full";
