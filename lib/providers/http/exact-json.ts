import { type Decimal, parseDecimal } from "@/lib/domain/base/money";

/**
 * JSON without loss of digits. A double keeps 15 significant digits for certain, so a line whose
 * number literals are all shorter goes straight through `JSON.parse`, and so does one whose longer
 * literals come back from a double digit by digit. In any other line the long literals are quoted
 * first and arrive as strings. `toDecimal` takes both.
 */
export const parseExactJson = (text: string): unknown =>
  JSON.parse(mayLoseDigits(text) ? quoteLongNumbers(text) : text);

/** The exact decimal that a vendor's number or numeric string stands for; null when it is none. */
export const toDecimal = (value: unknown): Decimal | null => {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return null;
    const text = String(value);
    return text.includes("e") ? parseDecimal(text) : text;
  }
  return typeof value === "string" ? parseDecimal(value) : null;
};

const exactDigits = 15;
const longRun = exactDigits + 1;

/**
 * True when a number literal is long enough to lose digits and does, or has an exponent so small
 * that it may vanish. A run of sixteen characters covers every sixteenth position at least once, so
 * most characters are not read; and most long literals are doubles printed in full, which come back
 * as they were. It may be true for text inside a string: that costs time, never correctness.
 */
export const mayLoseDigits = (text: string): boolean => {
  for (let index = longRun - 1; index < text.length; index += longRun) {
    if (!isDigitOrPoint(text.charCodeAt(index))) continue;
    const start = startOfRun(text, index);
    const end = endOfRun(text, index);
    if (end - start >= longRun && !comesBack(text, start, end)) return true;
  }
  return hasTinyExponent(text);
};

const comesBack = (text: string, start: number, end: number): boolean => {
  const after = text.charCodeAt(end);
  const literal = text.slice(start, end);
  return after !== lowerE && after !== upperE && String(Number(literal)) === literal;
};

/** Looks at minus signs alone: there are few in a line, and searching for one is cheap. */
const hasTinyExponent = (text: string): boolean => {
  for (let at = text.indexOf("-"); at !== -1; at = text.indexOf("-", at + 1)) {
    const before = text.charCodeAt(at - 1);
    const isExponent = before === lowerE || before === upperE;
    if (isExponent && tinyExponent.test(text.slice(Math.max(0, at - 2), at + 3))) return true;
  }
  return false;
};

const tinyExponent = /\d[eE]-\d{2}/;
const numberLiteral = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,4})?$/;

const startOfRun = (text: string, at: number): number => {
  let start = at;
  while (start > 0 && isDigitOrPoint(text.charCodeAt(start - 1))) start -= 1;
  return start;
};

/** Index after the run. */
const endOfRun = (text: string, at: number): number => {
  let end = at + 1;
  while (end < text.length && isDigitOrPoint(text.charCodeAt(end))) end += 1;
  return end;
};

const quoteLongNumbers = (text: string): string => {
  let quoted = "";
  let copiedTo = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === doubleQuote) {
      index = endOfString(text, index);
    } else if (code === minus || isDigit(code)) {
      const start = index;
      index += 1;
      while (index < text.length && isNumberPart(text.charCodeAt(index))) index += 1;
      const literal = text.slice(start, index);
      if (needsQuotes(literal)) {
        quoted += `${text.slice(copiedTo, start)}"${literal}"`;
        copiedTo = index;
      }
    } else {
      index += 1;
    }
  }
  return quoted + text.slice(copiedTo);
};

// What is no valid literal stays as it is, for JSON.parse to refuse.
const needsQuotes = (literal: string): boolean =>
  (literal.length > exactDigits || tinyExponent.test(literal)) && numberLiteral.test(literal);

/** Index after the closing quote; the end of the text when there is none. */
const endOfString = (text: string, opening: number): number => {
  let closing = text.indexOf('"', opening + 1);
  while (closing !== -1 && isEscaped(text, closing)) closing = text.indexOf('"', closing + 1);
  return closing === -1 ? text.length : closing + 1;
};

const isEscaped = (text: string, at: number): boolean => {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1;
  return backslashes % 2 === 1;
};

const doubleQuote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const point = 0x2e;
const plus = 0x2b;
const upperE = 0x45;
const lowerE = 0x65;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isDigitOrPoint = (code: number): boolean => isDigit(code) || code === point;
const isNumberPart = (code: number): boolean =>
  isDigitOrPoint(code) || code === minus || code === plus || code === lowerE || code === upperE;
