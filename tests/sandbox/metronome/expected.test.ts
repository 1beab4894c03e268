import { expect, test } from "vitest";
import { dayNumberOf, monthOf, utcMidnight } from "@/sandbox/clock-days";
import { exact } from "@/sandbox/exact-number";
import { createMetronomePart } from "@/sandbox/metronome/metronome-part";
import type { Entry, Tally } from "@/sandbox/metronome/model";
import { emptyTally } from "@/sandbox/metronome/pool";
import { createMetronomeWorld } from "@/sandbox/metronome/world";

const partAt = (seed: string, now: string) =>
  createMetronomePart({
    seed,
    anchorDay: dayNumberOf("2026-11-20"),
    clock: () => Date.parse(now),
    requestsPerMinute: 1_000,
    customers: 3,
    entriesPerCustomer: null,
  });

const CLOCKS = ["2026-11-20T20:30:00Z", "2026-11-01T00:00:00Z", "2027-06-01T00:00:00Z"];

const SEEDS = Array.from({ length: 20 }, (_, number) => `seed ${number}`);
const clockOf = (number: number): string => CLOCKS[number % CLOCKS.length] ?? "";

test("the expected figures foot, and the named differences explain the vendor's balance", () => {
  for (const [number, seed] of SEEDS.entries()) {
    for (const figures of partAt(seed, clockOf(number)).expected()) {
      const of = (name: keyof typeof figures): bigint => exact(String(figures[name]));
      const came =
        of("granted") + of("rolledIn") + of("adjusted") + of("canceled") + of("credited");
      const went = of("used") + of("lapsed") + of("rolledOut") + of("truedUp");
      expect(came - went).toBe(of("settled"));
      expect(of("settled") - of("pending")).toBe(of("available"));
      const named = figures.differences.reduce((sum, { amount }) => sum + exact(amount), 0n);
      expect(of("settled") - of("vendorBalance")).toBe(named);
      expect(of("vendorBalance") >= 0n).toBe(true);
      const left = figures.segments.reduce((sum, segment) => sum + exact(segment.left), 0n);
      expect(left).toBe(of("settled"));
    }
  }
});

test("an archived commitment stays as it was, and the vendor shows nothing of it", () => {
  const archived = partAt("commitbook", "2027-06-01T00:00:00Z")
    .expected("kitsune-games")
    .find(({ isArchived }) => isArchived);
  expect(archived).toMatchObject({
    name: "Trial commit",
    granted: "9000",
    lapsed: "0",
    settled: "9000",
    usable: "0",
    vendorBalance: "0",
    differences: [{ amount: "9000" }],
  });
});

const countedAs = ({ type }: Entry, isRolledOver: boolean): readonly [keyof Tally, 1n | -1n] => {
  if (/_SEGMENT_START$|_INITIAL_BALANCE$/.test(type)) {
    return [isRolledOver ? "rolledIn" : "granted", 1n];
  }
  if (type.endsWith("_DEDUCTION")) return ["used", -1n];
  if (type.endsWith("_EXPIRATION")) return ["lapsed", -1n];
  if (type.endsWith("_ROLLOVER")) return ["rolledOut", -1n];
  if (type.endsWith("_TRUEUP")) return ["truedUp", -1n];
  if (type.endsWith("_CANCELED")) return ["canceled", 1n];
  return [type.endsWith("_CREDITED") ? "credited" : "adjusted", 1n];
};

test("the ledgers say what was counted while the usage was drawn", () => {
  const day = dayNumberOf("2026-11-20");
  for (const [number, seed] of SEEDS.entries()) {
    const world = createMetronomeWorld({
      seed,
      anchorMonth: monthOf(day),
      anchorAt: utcMidnight(day),
      clock: () => Date.parse(clockOf(number)),
      customers: 3,
      entriesPerCustomer: 40,
    });
    const commitments = world.customers.flatMap((customer) => world.book(customer).commitments);
    for (const { outcome, terms } of commitments) {
      const { entries, posted, pending } = outcome();
      const summed = emptyTally();
      let drafts = 0n;
      for (const entry of entries) {
        const [name, sign] = countedAs(entry, terms.rolledOverFrom !== undefined);
        if (entry.at <= world.now()) summed[name] += sign * entry.amount;
        else if (name === "used") drafts -= entry.amount;
      }
      expect(summed).toEqual(posted);
      expect(drafts).toBe(pending);
    }
    const sumOf = (name: keyof Tally): bigint =>
      commitments.reduce((sum, { outcome }) => sum + outcome().posted[name], 0n);
    expect(sumOf("rolledIn")).toBe(sumOf("rolledOut"));
  }
});
