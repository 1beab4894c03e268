import Big from "big.js";

/**
 * Exact decimal arithmetic on strings. No amount of this product ever becomes a float outside
 * `lib/charts`: `Big.strict` makes an accidental number throw.
 */
Big.strict = true;
Big.DP = 40;
Big.RM = Big.roundHalfUp;
// Never exponent notation, however small or large: the text is the value.
Big.NE = -1e6;
Big.PE = 1e6;

/** A decimal number as text: "-1234.50", never "1e3", never "". */
export type Decimal = string;

export const unitKinds = ["currency", "quantity"] as const;

/** ISO 4217 code for money, the vendor's own word for anything else ("MIUs"). */
export type Unit = {
  readonly kind: (typeof unitKinds)[number];
  readonly code: string;
};

/** Money when the unit is a currency, a quantity otherwise. Two units never mix. */
export type Amount = {
  readonly amount: Decimal;
  readonly unit: Unit;
};

export const ZERO: Decimal = "0";

const decimalPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/;

/** The same value in plain notation without needless zeros, or null when it is no number. */
export const parseDecimal = (text: string): Decimal | null => {
  const trimmed = text.trim();
  if (!decimalPattern.test(trimmed)) return null;
  return plain(new Big(trimmed.startsWith("+") ? trimmed.slice(1) : trimmed));
};

export const addDecimals = (left: Decimal, right: Decimal): Decimal => sumDecimals([left, right]);

export const subtractDecimals = (left: Decimal, right: Decimal): Decimal =>
  sumDecimals([left, negateDecimal(right)]);

export const multiplyDecimals = (left: Decimal, right: Decimal): Decimal =>
  plain(new Big(left).times(right));

export const negateDecimal = (value: Decimal): Decimal => {
  const { units, places } = toUnits(value);
  return fromUnits(-units, places);
};

/** Totals add up every amount of a book, so whole numbers are added, without an object a step. */
export const sumDecimals = (values: readonly Decimal[]): Decimal => {
  let total = 0n;
  let scale = 0;
  for (const value of values) {
    if (value === ZERO) continue;
    const { units, places } = toUnits(value);
    if (places > scale) {
      total *= tenTo(places - scale);
      scale = places;
    }
    total += places === scale ? units : units * tenTo(scale - places);
  }
  return fromUnits(total, scale);
};

/** Quotient rounded half-up at `places`; null when the divisor is zero (metrics 3.3: undefined). */
export const divideDecimals = (
  dividend: Decimal,
  divisor: Decimal,
  places = 12,
): Decimal | null => {
  const [above, below] = [toUnits(dividend), toUnits(divisor)];
  if (below.units === 0n) return null;
  const numerator = above.units * tenTo(below.places + places);
  const denominator = below.units * tenTo(above.places);
  const [quotient, rest] = [numerator / denominator, numerator % denominator];
  const isHalfOrMore = 2n * absolute(rest) >= absolute(denominator);
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  return fromUnits(isHalfOrMore ? quotient + away : quotient, places);
};

/** Half away from zero, as printed statements do. */
export const roundDecimal = (value: Decimal, places: number): Decimal =>
  plain(new Big(value).round(places, Big.roundHalfUp));

/** Lists of thousands are sorted by it: whole numbers are compared. */
export const compareDecimals = (left: Decimal, right: Decimal): -1 | 0 | 1 => {
  const [one, other] = [toUnits(left), toUnits(right)];
  const places = Math.max(one.places, other.places);
  const first = one.units * tenTo(places - one.places);
  const second = other.units * tenTo(places - other.places);
  if (first === second) return 0;
  return first < second ? -1 : 1;
};

export const minDecimal = (left: Decimal, right: Decimal): Decimal =>
  compareDecimals(left, right) <= 0 ? left : right;

export const maxDecimal = (left: Decimal, right: Decimal): Decimal =>
  compareDecimals(left, right) >= 0 ? left : right;

export const isZero = (value: Decimal): boolean => toUnits(value).units === 0n;
export const isNegative = (value: Decimal): boolean => toUnits(value).units < 0n;
export const isPositive = (value: Decimal): boolean => toUnits(value).units > 0n;

export const unitKey = (unit: Unit): string => `${unit.kind}:${unit.code}`;

export const amountOf = (amount: Decimal, unit: Unit): Amount => ({ amount, unit });

const plain = (value: Big): Decimal => {
  const text = value.toFixed();
  return text === "-0" ? ZERO : text;
};

const wholeNumber = /^-?\d+$/;

/** A decimal as a whole number of units of `places` decimals. Throws for what is no decimal. */
const toUnits = (value: Decimal): { readonly units: bigint; readonly places: number } => {
  const point = value.indexOf(".");
  const digits = point === -1 ? value : value.slice(0, point) + value.slice(point + 1);
  if (!wholeNumber.test(digits)) throw new TypeError("An amount is no decimal number.");
  return { units: BigInt(digits), places: point === -1 ? 0 : value.length - point - 1 };
};

const fromUnits = (units: bigint, places: number): Decimal => {
  if (places === 0) return units.toString();
  const digits = absolute(units)
    .toString()
    .padStart(places + 1, "0");
  let end = digits.length;
  const point = end - places;
  while (end > point && digits.charCodeAt(end - 1) === zeroCode) end -= 1;
  const text =
    end === point
      ? digits.slice(0, point)
      : `${digits.slice(0, point)}.${digits.slice(point, end)}`;
  return units < 0n ? `-${text}` : text;
};

const zeroCode = 0x30;
const absolute = (units: bigint): bigint => (units < 0n ? -units : units);
const powers = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));
const tenTo = (exponent: number): bigint => powers[exponent] ?? 10n ** BigInt(exponent);
