/** Others get their turn at least this often, however large a book is. */
const sliceMs = 15;

/** Between two steps of an answer that are long by themselves. */
export const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The same as `map`, but nobody else is kept waiting while it runs. */
export const inSlices = async <Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
): Promise<Result[]> => {
  const results: Result[] = [];
  let since = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - since < sliceMs) continue;
    await othersTurn();
    since = performance.now();
  }
  return results;
};
