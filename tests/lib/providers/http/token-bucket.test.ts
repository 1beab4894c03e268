import { expect, test } from "vitest";
import { createTokenBucket } from "@/lib/providers/http/token-bucket";

/** A clock that moves only when somebody sleeps. */
const createClock = () => {
  let at = 0;
  return {
    now: () => at,
    sleep: async (ms: number) => {
      at += ms;
    },
  };
};

test("so many may start at once, and then so many a second, first come, first served", async () => {
  const clock = createClock();
  const bucket = createTokenBucket({ capacity: 3, perSecond: 2, ...clock });
  const order: [number, number][] = [];
  await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async (name) => {
      await bucket.take();
      order.push([name, clock.now()]);
    }),
  );
  expect(order).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 500],
    [5, 1_000],
    [6, 1_500],
  ]);
});

test("after a hold nobody starts before its end", async () => {
  const clock = createClock();
  const bucket = createTokenBucket({ capacity: 10, perSecond: 10, ...clock });
  await bucket.take();
  bucket.holdUntil(5_000);
  bucket.holdUntil(2_000);
  await bucket.take();
  expect(clock.now()).toBe(5_000);
});

test("a wait that is broken off leaves the others their turn", async () => {
  let isAborted = true;
  const clock = createClock();
  const bucket = createTokenBucket({
    capacity: 1,
    perSecond: 1,
    now: clock.now,
    sleep: async (ms) => {
      if (isAborted) throw new Error("stopped");
      await clock.sleep(ms);
    },
  });
  await bucket.take();
  await expect(bucket.take()).rejects.toThrow("stopped");
  isAborted = false;
  await bucket.take();
  expect(clock.now()).toBe(1_000);
});
