/** The words of a table as a list. A table is written as one literal, so its keys are all of them. */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  // Object.keys forgets the type of keys, because another object could carry more than it says.
  Object.keys(table) as Key[];

/** A value for each word of a list. */
export const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  of: (key: Key) => Value,
): Readonly<Record<Key, Value>> =>
  // Object.fromEntries forgets which keys it was given.
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>;

/** The same object with a value for each word, worked out whenever it is asked for. */
export const withLazy = <Of extends object, Key extends string, Value>(
  object: Of,
  keys: readonly Key[],
  of: (key: Key) => Value,
): Of & Readonly<Record<Key, Value>> =>
  // defineProperties does not tell what it adds.
  Object.defineProperties(
    object,
    recordOf(keys, (key) => ({ get: () => of(key), enumerable: true })),
  ) as Of & Record<Key, Value>;
