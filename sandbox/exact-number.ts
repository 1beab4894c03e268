/**
 * An amount as a whole number of 10^-15 parts. Every figure the sandbox writes or expects is one of
 * these, so no figure ever passes through a float.
 */
export type Exact = bigint;

export const EXACT_DIGITS = 15;
const ONE = 10n ** BigInt(EXACT_DIGITS);
const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d{1,15}))?$/;

export const exact = (text: string): Exact => {
  const match = PLAIN_DECIMAL.exec(text);
  if (!match) throw new Error(`"${text}" is not a plain decimal with at most 15 decimals`);
  const [, sign, whole = "0", fraction = ""] = match;
  const magnitude = BigInt(whole) * ONE + BigInt(fraction.padEnd(EXACT_DIGITS, "0"));
  return sign === "-" ? -magnitude : magnitude;
};

/** Plain decimal text without an exponent and without trailing zeros. */
export const exactText = (value: Exact): string => {
  if (value % ONE === 0n) return (value / ONE).toString();
  const magnitude = value < 0n ? -value : value;
  const fraction = (magnitude % ONE).toString().padStart(EXACT_DIGITS, "0").replace(/0+$/, "");
  const whole = (magnitude / ONE).toString();
  return `${value < 0n ? "-" : ""}${whole}.${fraction}`;
};

const SMALLEST_PLAIN = ONE / 1_000_000n;

/** A JSON number as a JavaScript server writes it: below 10^-6 that means an exponent (`4.2e-7`). */
export const exactLiteral = (value: Exact): string => {
  const magnitude = value < 0n ? -value : value;
  if (magnitude === 0n || magnitude >= SMALLEST_PLAIN) return exactText(value);
  const digits = magnitude.toString();
  const rest = digits.slice(1).replace(/0+$/, "");
  const mantissa = rest === "" ? digits.charAt(0) : `${digits.charAt(0)}.${rest}`;
  return `${value < 0n ? "-" : ""}${mantissa}e-${EXACT_DIGITS - digits.length + 1}`;
};

/** Drops what is beyond `digits` decimals, towards zero. */
export const cutTo = (value: Exact, digits: number): Exact => {
  const step = 10n ** BigInt(EXACT_DIGITS - digits);
  return (value / step) * step;
};

export const proportion = (value: Exact, numerator: bigint, denominator: bigint): Exact =>
  (value * numerator) / denominator;

export const times = (left: Exact, right: Exact): Exact => (left * right) / ONE;

export const smaller = (left: Exact, right: Exact): Exact => (left < right ? left : right);

/** Parts in the ratio of the weights whose sum is exactly `total`; each has at most `digits` decimals. */
export const splitExactly = (
  total: Exact,
  weights: readonly number[],
  digits: number,
): readonly Exact[] => {
  const all = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
  let weightSoFar = 0n;
  let givenSoFar = 0n;
  return weights.map((weight, index) => {
    weightSoFar += BigInt(weight);
    const isLast = index === weights.length - 1;
    const upTo = isLast ? total : cutTo(proportion(total, weightSoFar, all), digits);
    const part = upTo - givenSoFar;
    givenSoFar = upTo;
    return part;
  });
};
