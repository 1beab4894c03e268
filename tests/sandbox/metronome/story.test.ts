import { expect, test } from "vitest";
import { dayNumberOf, monthOf, utcMidnight } from "@/sandbox/clock-days";
import { createMetronomeWorld } from "@/sandbox/metronome/world";
import openapi from "@/tests/fixtures/metronome.openapi.json";

const worldAt = (anchor: string) => {
  const day = dayNumberOf(anchor);
  return createMetronomeWorld({
    seed: "commitbook",
    anchorMonth: monthOf(day),
    anchorAt: utcMidnight(day),
    clock: () => utcMidnight(day) + 20.5 * 3_600_000,
    customers: 0,
    entriesPerCustomer: null,
  });
};

/** The first, fourth and last day of each month of a year with a leap day. */
const ANCHORS = Array.from({ length: 12 }, (_, month) =>
  [1, 4, 0].map((day) =>
    new Date(Date.UTC(2028, day === 0 ? month + 1 : month, day)).toISOString().slice(0, 10),
  ),
).flat();

test("the story holds every published type of ledger entry, and one unknown, on any day", () => {
  const published = Object.values(openapi.components.schemas).flatMap((schema) =>
    "properties" in schema && "timestamp" in schema.properties && "type" in schema.properties
      ? JSON.stringify(schema.properties.type).match(/(PREPAID|POSTPAID|CREDIT)_[A-Z_]+/g)
      : [],
  );
  expect(published.length).toBeGreaterThan(15);
  const wanted = [...new Set([...published, "PREPAID_COMMIT_REVALUATION"])].toSorted();
  for (const anchor of ANCHORS) {
    const world = worldAt(anchor);
    const told = world.customers.flatMap((customer) =>
      world
        .book(customer)
        .commitments.flatMap(({ outcome }) => outcome().entries.map(({ type }) => type)),
    );
    expect([...new Set(told)].toSorted()).toEqual(wanted);
  }
});
