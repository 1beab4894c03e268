import {
  type Amount,
  type Decimal,
  isNegative,
  isZero,
  roundDecimal,
} from "@/lib/domain/base/money";
import { currencyMinorDigits, currencySign } from "@/lib/format/currency";
import { quantityMinorDigits, quantitySuffix } from "@/lib/format/quantity";

/** whole: overview and lists. minor: commitment, account, ledger, report. full: every digit known. */
export type AmountPrecision = "whole" | "minor" | "full";

export type AmountOptions = {
  readonly precision?: AmountPrecision;
  /** Prints `+`: only in columns of movements. */
  readonly isMovement?: boolean;
  /** Prints parentheses: shown, but in no balance. */
  readonly isMemo?: boolean;
  /** Prints `≈`: a forecast, in whole units. */
  readonly isEstimate?: boolean;
};

/** An amount in pieces, so that a screen can mute the unit. `text` is all of it in reading order. */
export type AmountText = {
  readonly approx: "" | "≈\u00a0";
  readonly sign: "" | "+" | typeof MINUS;
  readonly prefix: string;
  readonly digits: string;
  readonly suffix: string;
  readonly isMemo: boolean;
  readonly text: string;
  /** The same amount with every digit it has. */
  readonly full: string;
};

export const MINUS = "−";

const groupPattern = /\B(?=(\d{3})+$)/g;

/** "-1234567.5" with 2 places -> "1,234,567.50"; the sign is left to the caller. */
const printDigits = (value: Decimal, places: number): string => {
  const [integer = "0", fraction = ""] = value.replace(/^[-+]/, "").split(".");
  const grouped = integer.replace(groupPattern, ",");
  return places === 0 ? grouped : `${grouped}.${fraction.padEnd(places, "0")}`;
};

const countPlaces = (value: Decimal): number => value.split(".")[1]?.length ?? 0;

/** How many digits its smallest coin, or its smallest part, has. */
export const minorDigitsOf = ({ unit }: Amount): number =>
  unit.kind === "currency" ? currencyMinorDigits(unit.code) : quantityMinorDigits(unit.code);

const placesFor = (amount: Amount, precision: AmountPrecision): number => {
  if (precision === "whole") return 0;
  const known = countPlaces(amount.amount);
  if (precision === "minor") return minorDigitsOf(amount);
  return amount.unit.kind === "currency" ? Math.max(minorDigitsOf(amount), known) : known;
};

// The sign is that of the exact value: a debt of 30 cents in whole dollars is −$0, not $0.
const signOf = (value: Decimal, isMovement: boolean): AmountText["sign"] => {
  if (isNegative(value)) return MINUS;
  return isMovement && !isZero(value) ? "+" : "";
};

/** The unit in front of and behind the digits: "$" and "", or "" and "MIU". */
export const unitMarks = ({ unit }: Amount): { prefix: string; suffix: string } =>
  unit.kind === "currency"
    ? { prefix: currencySign(unit.code), suffix: "" }
    : { prefix: "", suffix: quantitySuffix(unit.code) };

export const joinAmount = (parts: Omit<AmountText, "text" | "full">): string => {
  const unit = parts.suffix ? `\u00a0${parts.suffix}` : "";
  const inner = `${parts.approx}${parts.sign}${parts.prefix}${parts.digits}${unit}`;
  return parts.isMemo ? `(${inner})` : inner;
};

const partsOf = (amount: Amount, options: AmountOptions): Omit<AmountText, "text" | "full"> => {
  const { isMovement = false, isMemo = false, isEstimate = false } = options;
  const places = placesFor(amount, isEstimate ? "whole" : (options.precision ?? "minor"));
  return {
    approx: isEstimate ? "≈\u00a0" : "",
    sign: signOf(amount.amount, isMovement),
    ...unitMarks(amount),
    digits: printDigits(roundDecimal(amount.amount, places), places),
    isMemo,
  };
};

/** Rounds half-up on the decimal text itself; no amount becomes a float here. */
export const formatAmount = (amount: Amount, options: AmountOptions = {}): AmountText => {
  const parts = partsOf(amount, options);
  const full = partsOf(amount, { isMovement: options.isMovement, precision: "full" });
  return { ...parts, text: joinAmount(parts), full: joinAmount(full) };
};
