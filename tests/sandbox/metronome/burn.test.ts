import { expect, test } from "vitest";
import {
  burnInvoice,
  burnOrder,
  closeSegment,
  openSegment,
  rollOver,
} from "@/sandbox/metronome/burn";
import { emptyTally, type Pool } from "@/sandbox/metronome/pool";

/** A pool of one segment, or of several, that begin at 0 and end where told. */
const pool = (key: string, told: Partial<Pool> & { readonly ends?: readonly number[] }): Pool => ({
  key,
  type: "PREPAID",
  priority: 100,
  isRollover: false,
  isWaived: false,
  unitKey: "usd",
  archivedAt: null,
  isForChildren: false,
  left: new Map(),
  tally: emptyTally(),
  entries: [],
  segments: (told.ends ?? [100]).map((end, index, ends) => ({
    id: `${key}-${index}`,
    amount: 50n,
    start: ends[index - 1] ?? 0,
    end,
  })),
  ...told,
});

const invoice = (at: number, use: bigint) => ({ id: `invoice-${at}`, at, use });

const opened = (one: Pool): Pool => {
  for (const segment of one.segments) openSegment(one, segment);
  return one;
};

test("rollovers burn first, the postpaid ones ahead, then by priority, postpaid last of all", () => {
  const pools = [
    pool("postpaid", { type: "POSTPAID", priority: 1 }),
    pool("commit", { priority: 20 }),
    pool("credit", { type: "CREDIT", priority: 10 }),
    pool("rolled", { isRollover: true, priority: 900 }),
    pool("rolled-postpaid", { type: "POSTPAID", isRollover: true, priority: 900 }),
  ];
  const keys = burnOrder(pools, 10).map((drawn) => drawn.pool.key);
  expect(keys).toEqual(["rolled-postpaid", "rolled", "credit", "commit", "postpaid"]);
});

test("at one priority the segment that ends first burns first, and an ended one not at all", () => {
  const long = pool("long", { ends: [100] });
  const quarters = pool("quarters", { ends: [25, 50, 75, 150] });
  const keysAt = (end: number) => burnOrder([long, quarters], end).map((drawn) => drawn.pool.key);
  expect(keysAt(20)).toEqual(["quarters", "long"]);
  expect(keysAt(80)).toEqual(["long", "quarters"]);
  expect(keysAt(120)).toEqual(["quarters"]);
});

test("an invoice that ends with a segment draws from that segment", () => {
  const one = opened(pool("one", { ends: [25, 50] }));
  burnInvoice([one], invoice(25, 30n));
  expect(one.entries.at(-1)).toMatchObject({ at: 25, amount: -30n, segmentId: "one-0" });
  burnInvoice([one], invoice(26, 60n));
  expect(one.entries.at(-1)).toMatchObject({ at: 26, amount: -50n, segmentId: "one-1" });
  expect(one.tally.used).toBe(80n);
});

test("what is left rolls over in part, the rest lapses; of an obligation it is invoiced or waived", () => {
  const one = opened(pool("one", {}));
  const [segment] = one.segments;
  if (!segment) throw new Error("A pool has a segment");
  rollOver(one, segment, { amount: 20n, newContractId: "next" });
  closeSegment(one, segment);
  expect(one.tally).toMatchObject({ granted: 50n, rolledOut: 20n, lapsed: 30n });
  expect(() => rollOver(one, segment, { amount: 1n, newContractId: "next" })).toThrow("more than");
  for (const [isWaived, counted] of [
    [true, "lapsed"],
    [false, "truedUp"],
  ] as const) {
    const owed = opened(pool("owed", { type: "POSTPAID", isWaived }));
    for (const part of owed.segments) closeSegment(owed, part);
    expect(owed.tally[counted]).toBe(50n);
    expect(owed.entries.at(-1)).not.toHaveProperty("segmentId");
  }
});

test("an archived commitment is drawn no more", () => {
  const one = opened(pool("one", { archivedAt: 10 }));
  burnInvoice([one], invoice(9, 5n));
  burnInvoice([one], invoice(10, 5n));
  expect(one.tally.used).toBe(5n);
});
