/**
 * Exact numbers of the reader's own: a whole number of units in the last place, and how many places
 * there are. Nothing is rounded but a quotient (metrics 3.14 ruling 33).
 */
export type Exact = { readonly digits: bigint; readonly places: number };

export const exact = (text: string): Exact => {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === "") throw new Error(`${text} is no number.`);
  return { digits: BigInt(`${sign}${whole}${fraction}`), places: fraction.length };
};

export const whole = (value: number): Exact => ({ digits: BigInt(value), places: 0 });

export const zero = whole(0);

const at = ({ digits, places }: Exact, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - places);

export const plus = (...terms: readonly Exact[]): Exact => {
  const places = Math.max(0, ...terms.map((term) => term.places));
  return { digits: terms.reduce((sum, term) => sum + at(term, places), 0n), places };
};

export const minus = (left: Exact, right: Exact): Exact => plus(left, negative(right));

export const negative = ({ digits, places }: Exact): Exact => ({ digits: -digits, places });

export const times = (left: Exact, right: Exact): Exact => ({
  digits: left.digits * right.digits,
  places: left.places + right.places,
});

const compare = (left: Exact, right: Exact): number => {
  const { digits } = minus(left, right);
  return digits > 0n ? 1 : digits < 0n ? -1 : 0;
};

export const isZero = ({ digits }: Exact): boolean => digits === 0n;
export const isAbove = ({ digits }: Exact): boolean => digits > 0n;
export const smaller = (left: Exact, right: Exact): Exact =>
  compare(left, right) < 0 ? left : right;
export const atLeastZero = (value: Exact): Exact => (isAbove(value) ? value : zero);
export const atMostZero = (value: Exact): Exact => (isAbove(value) ? zero : value);

/** Twelve places, or as many as are asked for, half up (away from zero). */
export const quotient = (dividend: Exact, divisor: Exact, places = 12): Exact => {
  const scale = 10n ** BigInt(places + divisor.places);
  const above = dividend.digits * scale;
  const below = divisor.digits * 10n ** BigInt(dividend.places);
  const isNegative = above < 0n !== below < 0n;
  const [size, by] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const digits = (size * 2n + by) / (by * 2n);
  return { digits: isNegative ? -digits : digits, places };
};

/** Without zeros at the end, the way answers are written. */
export const textOf = ({ digits, places }: Exact): string => {
  const sign = digits < 0n ? "-" : "";
  const padded = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
  const [before, after] = [
    padded.slice(0, padded.length - places),
    places === 0 ? "" : padded.slice(-places),
  ];
  const kept = after.replace(/0+$/, "");
  return kept === "" ? `${before === "0" ? "" : sign}${before}` : `${sign}${before}.${kept}`;
};
