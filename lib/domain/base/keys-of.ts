/** The keys of a table as its list of words. A table is written as one literal, so these are all of them. */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  // Object.keys forgets the type of keys, because another object could carry more than it says.
  Object.keys(table) as Key[];
