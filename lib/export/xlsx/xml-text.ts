export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** More than this a cell does not hold. */
const cellCharactersMax = 32_767;

/** What XML may not carry, and what would be read as such an escape: both are written as one. */
const inexpressible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const toEscape = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Text as a part of a workbook: whatever it holds, a reader gets it back as it was. */
export const toXmlText = (text: string): string =>
  text
    .replaceAll(inexpressible, toEscape)
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
    .replaceAll("\r", "_x000D_");

/** What is too long for a cell ends in words that say so. */
export const fitCell = (text: string): string => {
  if (text.length <= cellCharactersMax) return text;
  const note = ` … (cut: ${text.length} characters)`;
  return text.slice(0, cellCharactersMax - note.length) + note;
};
