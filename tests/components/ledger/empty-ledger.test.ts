import { expect, test } from "vitest";
import { sayEmptyLedger } from "@/components/ledger/empty-ledger";
import type { HourlySpan } from "@/lib/wire/agreement";

const hour = { amount: "2.08", unit: { kind: "currency", code: "USD" } } as const;
const priced = { kind: "value", value: hour } as const;
const unpriced = { kind: "not-given" } as const;

const hourly = (days: number, perHour: HourlySpan["perHour"]): HourlySpan => ({
  perHour,
  firstDay: null,
  lastDay: null,
  days,
  doubtfulDays: 0,
  utilization: { kind: "no-data", reason: "" },
  recent: { kind: "no-data", reason: "" },
  recentDays: 0,
});

test.each([
  ["upcoming", "discontinuous", null, "No entry yet: the term has not begun."],
  ["active", "discontinuous", null, "No entry yet."],
  ["expired", "discontinuous", null, "No entry yet."],
  ["active", "continuous", hourly(0, priced), "No entry yet: no day of it has been read."],
  ["active", "continuous", hourly(77, priced), "No entry in this part of the history."],
  [
    "active",
    "continuous",
    hourly(77, unpriced),
    "No entry: 77 days were read, as percentages, and without a count or a price they come to no amount.",
  ],
] as const)("an empty ledger of an %s, %s term: %#", (state, model, span, text) => {
  expect(sayEmptyLedger({ state, model, agreement: { hourly: span } })).toBe(text);
});
