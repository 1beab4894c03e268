import { createHash } from "node:crypto";

/**
 * So many characters of one foreign text become part of a fact; its record keeps all of them. What names
 * something is also looked up by, and an index takes no text of any length.
 */
export const textCharsMax = 500;

/**
 * What nobody sees and what turns the text around it: control characters, halves of characters, marks of
 * direction, spaces without width. A joiner between the parts of one letter or picture is none of these.
 */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const isUnseen = new RegExp(unseen.source, "u");
const lineBreaks = /[\t\n\r]+/g;

/** Whether a text is kept as it was sent. */
export const isPlainText = (text: string, charsMax = textCharsMax): boolean =>
  text.length <= charsMax && !isUnseen.test(text);

/**
 * A foreign text as it may stand on a screen, in a file and in a log: one line of bounded length in which
 * every character can be seen. Two texts that differ still do.
 */
export const cleanText = (text: string, charsMax = textCharsMax): string =>
  isPlainText(text, charsMax)
    ? text
    : shorten(text.replace(lineBreaks, " ").replace(unseen, codeOf), charsMax);

/** The codes of what nobody sees in a text, each once; a line break is a space and none of them. */
export const unseenCodes = (text: string): readonly string[] =>
  [...new Set(text.replace(lineBreaks, " ").match(unseen))].map(codeOf);

/** "[U+202E]" */
const codeOf = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

const shorten = (text: string, charsMax: number): string => {
  if (text.length <= charsMax) return text;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const end = `… (${text.length} characters, ${digest})`;
  // Not in the middle of a character.
  return `${text.slice(0, charsMax - end.length).replace(/\p{Cs}$/u, "")}${end}`;
};
