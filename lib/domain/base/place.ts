/** Below every character that a name can have once it is a place. */
const separator = "\u0001";

/**
 * A name as it is sorted: accents, case and what stands between words do not count, and "Term 9"
 * comes before "Term 10" because each number carries its length.
 */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\d+/g, lengthFirst);

const lengthFirst = (digits: string): string => {
  const number = digits.replace(/^0+(?=\d)/, "");
  return `${String(number.length).padStart(3, "0")}${number}`;
};

/** Several keys as one text: it sorts as they do, one after the other. */
export const placeOf = (...keys: readonly string[]): string => keys.join(separator);

/** A key that sorts the other way round: later instants first. */
export const backwards = (instant: string): string =>
  instant.replace(/\d/g, (digit) => String(9 - Number(digit)));

/** By code point, which is the order of the bytes that a database compares. */
export const comparePlaces = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left.codePointAt(index) ?? 0, right.codePointAt(index) ?? 0];
    if (one !== other) return one - other;
  }
  return left.length - right.length;
};
