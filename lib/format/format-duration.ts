import {
  type Amount,
  type Decimal,
  isNegative,
  isZero,
  negateDecimal,
  roundDecimal,
} from "@/lib/domain/base/money";
import { formatAmount } from "@/lib/format/format-amount";

const oneDecimal = (value: Decimal): string => {
  const rounded = roundDecimal(value, 1);
  return rounded.includes(".") ? rounded : `${rounded}.0`;
};

/** Whole calendar days: "12 d". */
export const formatDays = (days: number): string => `${days} d`;

/** Days against the plan: "7.1 d ahead", "22.1 d behind", "on pace". */
export const formatPaceDays = (days: Decimal): string => {
  if (isZero(roundDecimal(days, 1))) return "on pace";
  return isNegative(days)
    ? `${oneDecimal(negateDecimal(days))} d behind`
    : `${oneDecimal(days)} d ahead`;
};

/** "≈ $3,018 / day" */
export const formatDailyRate = (perDay: Amount): string =>
  `${formatAmount(perDay, { isEstimate: true }).text} / day`;
