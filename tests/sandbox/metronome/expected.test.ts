import { expect, test } from "vitest";
import { dayNumberOf } from "@/sandbox/clock-days";
import { exact } from "@/sandbox/exact-number";
import { createMetronomePart } from "@/sandbox/metronome/metronome-part";

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

test("the expected figures foot, and the named differences explain the vendor's balance", () => {
  for (let number = 0; number < 20; number += 1) {
    for (const figures of partAt(`seed ${number}`, CLOCKS[number % 3] ?? "").expected()) {
      const of = (name: keyof typeof figures): bigint => exact(String(figures[name]));
      const moved = of("granted") + of("adjusted") - of("used") - of("lapsed");
      expect(moved - of("rolledOver") - of("truedUp")).toBe(of("settled"));
      const named = figures.differences.reduce((sum, { amount }) => sum + exact(amount), 0n);
      expect(of("settled") - of("vendorBalance")).toBe(named);
      expect(of("vendorBalance") >= 0n).toBe(true);
    }
  }
});
