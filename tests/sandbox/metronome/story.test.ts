import { expect, test } from "vitest";
import { dayNumberOf, monthOf, utcMidnight } from "@/sandbox/clock-days";
import { createMetronomeWorld } from "@/sandbox/metronome/world";
import openapi from "@/tests/fixtures/metronome.openapi.json";

const day = dayNumberOf("2026-11-20");
const world = createMetronomeWorld({
  seed: "commitbook",
  anchorMonth: monthOf(day),
  anchorAt: utcMidnight(day),
  clock: () => Date.parse("2026-11-20T20:30:00Z"),
  customers: 0,
  entriesPerCustomer: null,
});

test("the story holds every published type of ledger entry, and one unknown", () => {
  const published = Object.values(openapi.components.schemas).flatMap((schema) =>
    "properties" in schema && "timestamp" in schema.properties && "type" in schema.properties
      ? JSON.stringify(schema.properties.type).match(/(PREPAID|POSTPAID|CREDIT)_[A-Z_]+/g)
      : [],
  );
  const told = world.customers.flatMap((customer) =>
    world
      .book(customer)
      .commitments.flatMap((commitment) => commitment.outcome().entries.map(({ type }) => type)),
  );
  expect(published.length).toBeGreaterThan(15);
  expect([...new Set(told)].toSorted()).toEqual(
    [...new Set([...published, "PREPAID_COMMIT_REVALUATION"])].toSorted(),
  );
});
