import { expect, test } from "vitest";
import {
  type CreditTypes,
  readMeasure,
  type Schedule,
} from "@/lib/providers/metronome/credit-types";

const usd = "2714e483-4ff1-48e4-9e25-ac732e8f24f2";
const types: CreditTypes = new Map([
  [usd, { name: "USD (cents)", isCurrency: true }],
  ["eur", { name: "EUR", isCurrency: true }],
  ["jpy", { name: "JPY", isCurrency: true }],
  ["cad", { name: "CAD (cents)", isCurrency: true }],
  ["tokens", { name: "AI credits", isCurrency: false }],
  ["odd", { name: "odd (cents)", isCurrency: false }],
  ["sek", { name: "Crowns", isCurrency: true }],
]);

const read = (schedule: Schedule, known = types) => {
  const { measure, note } = readMeasure("access_schedule", schedule, known);
  const { unit, isCents } = measure;
  return [unit.kind, unit.code, isCents ? "cents" : "whole", note?.code ?? "sure"].join(" ");
};
const named = (id: string | null, name: string | null = null): Schedule => ({
  credit_type: { id, name },
});

test.each([
  [named(usd, "USD (cents)"), "currency USD cents sure"],
  [named(usd), "currency USD cents sure"],
  [named("eur", "EUR"), "currency EUR whole sure"],
  [named("jpy", "JPY"), "currency JPY whole sure"],
  [named("cad", "CAD (cents)"), "currency CAD cents sure"],
  [named("tokens", "AI credits"), "quantity AI credits whole sure"],
  // A unit of one's own may be called anything.
  [named("odd", "odd (cents)"), "quantity odd (cents) whole sure"],
  [named("sek", "Crowns"), "quantity Crowns whole currency-without-code"],
  [named("new", "EUR"), "currency EUR whole credit-type-not-listed"],
  [named("new", "Seats"), "quantity Seats whole credit-type-not-listed"],
  [named("new"), "quantity new whole credit-type-not-listed"],
  [{}, "currency USD cents credit-type-missing"],
  [{ credit_type: null }, "currency USD cents credit-type-missing"],
  [{ access_type: "SPEND" }, "currency USD cents credit-type-missing"],
  [{ access_type: "QUANTITY" }, "quantity units whole sure"],
  [{ access_type: "QUANTITY", ...named(usd) }, "quantity units whole sure"],
  [{ access_type: "TOKENS", ...named(usd) }, "quantity tokens whole unknown-access-type"],
])("%j is %s", (schedule, words) => {
  expect(read(schedule)).toBe(words);
});

test("without the list only US cents and names decide", () => {
  const none: CreditTypes = new Map();
  expect(read(named(usd, "USD (cents)"), none)).toBe("currency USD cents sure");
  expect(read(named("eur", "EUR"), none)).toBe("currency EUR whole credit-type-not-listed");
});
