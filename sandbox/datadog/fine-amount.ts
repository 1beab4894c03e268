/**
 * An amount as a whole number of 10^-20 parts: ten decimals of a committed amount times six of a
 * utilization need more than the fifteen of `exact-number.ts`.
 */
export type Fine = bigint;

const DIGITS = 20;
const ONE = 10n ** BigInt(DIGITS);
const PLAIN_DECIMAL = /^(\d+)(?:\.(\d{1,20}))?$/;
const HOUR_MS = 3_600_000n;
const COMMITTED_DIGITS = 10;

export const fine = (text: string): Fine => {
  const match = PLAIN_DECIMAL.exec(text);
  if (!match) throw new Error(`"${text}" is not a plain decimal`);
  const [, whole = "0", fraction = ""] = match;
  return BigInt(whole) * ONE + BigInt(fraction.padEnd(DIGITS, "0"));
};

/** Plain decimal text without trailing zeros. */
export const fineText = (value: Fine): string => {
  const magnitude = value < 0n ? -value : value;
  const fraction = (magnitude % ONE).toString().padStart(DIGITS, "0").replace(/0+$/, "");
  const whole = `${value < 0n ? "-" : ""}${magnitude / ONE}`;
  return fraction === "" ? whole : `${whole}.${fraction}`;
};

/** Rounded half away from zero. */
export const divideRounded = (numerator: bigint, denominator: bigint): bigint => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
};

export const roundTo = (value: Fine, digits: number): Fine => {
  const step = 10n ** BigInt(DIGITS - digits);
  return divideRounded(value, step) * step;
};

/** `numerator / denominator` as an amount with so many decimals. */
export const ratioOf = (numerator: bigint, denominator: bigint, digits: number): Fine =>
  divideRounded(numerator * 10n ** BigInt(digits), denominator) * 10n ** BigInt(DIGITS - digits);

export const share = (value: Fine, numerator: number, denominator: number): Fine =>
  divideRounded(value * BigInt(numerator), BigInt(denominator));

export type Committed = { readonly amount: Fine; readonly isRounded: boolean };

/**
 * So much per hour over a length of time (metrics 3.1: actual hours). Exact where the decimals end,
 * which they do for whole quarters of an hour; else rounded half up to ten of them.
 */
export const perHourOver = (perHour: Fine, milliseconds: number): Committed => {
  const step = 10n ** BigInt(DIGITS - COMMITTED_DIGITS);
  const [numerator, denominator] = [perHour * BigInt(milliseconds), HOUR_MS * step];
  return {
    amount: divideRounded(numerator, denominator) * step,
    isRounded: numerator % denominator !== 0n,
  };
};
