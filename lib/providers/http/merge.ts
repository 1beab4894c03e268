/**
 * Runs up to `limit` readers side by side and passes on what they yield as it comes. Each reader is
 * asked for its next value only after the last one was taken, so a slow consumer slows the readers
 * and memory stays flat. The first failure ends them all.
 */
export async function* mergeConcurrently<Item, Value>(
  items: readonly Item[],
  limit: number,
  read: (item: Item) => AsyncIterable<Value>,
): AsyncGenerator<Value, void, undefined> {
  type Settled = { readonly iterator: AsyncIterator<Value> } & (
    | { readonly result: IteratorResult<Value> }
    | { readonly error: unknown }
  );
  const waiting = [...items];
  const running = new Set<AsyncIterator<Value>>();
  const settled: Settled[] = [];
  let wake: () => void = () => undefined;

  const settle = (value: Settled): void => {
    settled.push(value);
    wake();
  };
  const ask = (iterator: AsyncIterator<Value>): void => {
    iterator.next().then(
      (result) => settle({ iterator, result }),
      (error: unknown) => settle({ iterator, error }),
    );
  };
  const startMore = (): void => {
    while (running.size < limit) {
      const item = waiting.shift();
      if (item === undefined) return;
      const iterator = read(item)[Symbol.asyncIterator]();
      running.add(iterator);
      ask(iterator);
    }
  };

  try {
    startMore();
    while (running.size > 0) {
      const next = settled.shift();
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if ("error" in next) {
        running.delete(next.iterator);
        throw next.error;
      }
      if (next.result.done === true) {
        running.delete(next.iterator);
        startMore();
      } else {
        yield next.result.value;
        ask(next.iterator);
      }
    }
  } finally {
    // Not awaited: a reader that hangs in a call ends when its signal is aborted.
    for (const iterator of running) iterator.return?.().catch(() => undefined);
  }
}
