export type TokenBucketOptions = {
  /** Requests that may start at once. */
  readonly capacity: number;
  readonly perSecond: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

export type TokenBucket = {
  /** Resolves when one more request may start, first come, first served. */
  take(): Promise<void>;
  /** Nobody starts before this instant: a vendor's "too many" to one is meant for all. */
  holdUntil(epochMs: number): void;
};

export const createTokenBucket = ({
  capacity,
  perSecond,
  now,
  sleep,
}: TokenBucketOptions): TokenBucket => {
  let tokens = capacity;
  let refilledAt = now();
  let heldUntil = 0;
  let queue: Promise<void> = Promise.resolve();

  const waitMs = (): number => {
    const at = now();
    tokens = Math.min(capacity, tokens + (Math.max(0, at - refilledAt) / 1000) * perSecond);
    refilledAt = at;
    const forToken = tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
    return Math.max(forToken, heldUntil - at);
  };

  const takeOne = async (): Promise<void> => {
    for (let wait = waitMs(); wait > 0; wait = waitMs()) await sleep(wait);
    tokens -= 1;
  };

  return {
    take() {
      const turn = queue.then(takeOne);
      queue = turn.catch(() => undefined);
      return turn;
    },
    holdUntil(epochMs) {
      heldUntil = Math.max(heldUntil, epochMs);
    },
  };
};
