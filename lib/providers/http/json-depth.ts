/** No answer of a billing system is nested deeper; what is would fell whoever walks it. */
export const jsonDepthMax = 64;

/** Whether the lists and objects of a JSON text are nested deeper than that. Never recursive. */
export const isTooDeep = (text: string): boolean => {
  // Most texts have too few brackets for it, which a few searches tell.
  if (!hasMany(text, "{") && !hasMany(text, "[")) return false;
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === backslash) index += 1;
      else if (code === doubleQuote) isInString = false;
    } else if (code === doubleQuote) {
      isInString = true;
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      if (depth > jsonDepthMax) return true;
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    }
  }
  return false;
};

/** Half of the depth may be of either kind. */
const manyOf = jsonDepthMax / 2;

const hasMany = (text: string, bracket: string): boolean => {
  let at = -1;
  for (let count = 0; count <= manyOf; count += 1) {
    at = text.indexOf(bracket, at + 1);
    if (at === -1) return false;
  }
  return true;
};

const doubleQuote = 0x22;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
