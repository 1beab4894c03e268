/**
 * SQL: whether a column holds one of these words. Only for words of the domain's own tables, which
 * belong to the text of a statement as much as its columns do; a value from outside is bound.
 */
export const oneOf = (column: string, words: readonly string[]): string => {
  for (const word of words) {
    if (!/^[a-z]+(-[a-z]+)*$/.test(word)) throw new Error(`"${word}" is no word of the domain.`);
  }
  return words.length === 0
    ? "false"
    : `${column} in (${words.map((word) => `'${word}'`).join(", ")})`;
};
