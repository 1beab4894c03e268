/** A 32-bit number that depends on every character of the text (FNV-1a, then mixed). */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

export type Dice = {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** Lower-case letters and digits. */
  letters(length: number): string;
};

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

const advance = (state: number): number => (state + 0x6d2b79f5) >>> 0;

const numberOf = (state: number): number => {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};

/** The same label always throws the same numbers: nothing in the sandbox is random. */
export const createDice = (label: string): Dice => {
  let state = hashText(label);
  return {
    between(low, high) {
      state = advance(state);
      return low + (numberOf(state) % (high - low + 1));
    },
    letters(length) {
      const throwLetter = () => ALPHABET.charAt(this.between(0, ALPHABET.length - 1));
      return Array.from({ length }, throwLetter).join("");
    },
  };
};
