import { expect, test } from "vitest";
import { mergeConcurrently } from "@/lib/providers/http/merge";

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
};

test("everything of every reader comes through once and in its own order, never more at a time than allowed", async () => {
  let running = 0;
  let most = 0;
  async function* read(name: number) {
    running += 1;
    most = Math.max(most, running);
    for (let index = 0; index < name; index += 1) {
      await pause();
      yield [name, index] as const;
    }
    running -= 1;
  }
  const names = [4, 0, 7, 1, 3, 5];
  const values = await collect(mergeConcurrently(names, 3, read));
  for (const name of names) {
    const own = values.filter(([owner]) => owner === name).map(([, index]) => index);
    expect(own).toEqual([...own.keys()]);
    expect(own).toHaveLength(name);
  }
  expect(most).toBe(3);
});

test("a slow consumer slows the readers: none runs ahead by more than one value", async () => {
  let made = 0;
  async function* read() {
    for (let index = 0; index < 50; index += 1) {
      made += 1;
      yield index;
    }
  }
  let taken = 0;
  for await (const _ of mergeConcurrently(["a", "b"], 2, read)) {
    taken += 1;
    await pause();
    expect(made - taken).toBeLessThanOrEqual(2);
  }
  expect(taken).toBe(100);
});

test("the first failure ends them all and is what the consumer sees", async () => {
  const ended: string[] = [];
  async function* read(name: string) {
    try {
      for (let index = 0; ; index += 1) {
        await pause();
        if (name === "bad" && index === 3) throw new Error("bad broke");
        yield name;
      }
    } finally {
      ended.push(name);
    }
  }
  await expect(collect(mergeConcurrently(["good", "bad", "fine"], 3, read))).rejects.toThrow(
    "bad broke",
  );
  await pause();
  await pause();
  expect(ended.sort()).toEqual(["bad", "fine", "good"]);
});

test("a consumer that stops ends the readers", async () => {
  let ended = 0;
  async function* read() {
    try {
      for (;;) {
        await pause();
        yield 1;
      }
    } finally {
      ended += 1;
    }
  }
  for await (const _ of mergeConcurrently([1, 2, 3], 2, read)) break;
  await pause();
  await pause();
  expect(ended).toBe(2);
});

test("nothing to read is an end, not a wait", async () => {
  const nobody: readonly number[] = [];
  expect(
    await collect(
      mergeConcurrently(nobody, 3, async function* () {
        yield 1;
      }),
    ),
  ).toEqual([]);
});
