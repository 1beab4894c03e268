import { describe, expect, it } from "vitest";
import { type FundingTerms, fundingsOf } from "@/lib/domain/reports/funding";

const terms = (id: string, given: Partial<FundingTerms> = {}): FundingTerms => ({
  ...{ id, isInvoiced: false, hasSchedule: false, isGift: false, rolledOverFrom: null },
  ...given,
});

describe("how a commitment was funded (ruling 21)", () => {
  it("is paid when some of it is invoiced, granted when it is a gift without a schedule", () => {
    const fundings = fundingsOf([
      terms("invoiced", { isInvoiced: true, hasSchedule: true }),
      terms("gift", { isGift: true }),
      terms("invoiced gift", { isGift: true, isInvoiced: true, hasSchedule: true }),
    ]);
    expect([...fundings.values()]).toEqual(["paid", "granted", "paid"]);
  });

  it("is unknown, never paid, when nobody says", () => {
    const fundings = fundingsOf([terms("silent"), terms("never billed", { hasSchedule: true })]);
    expect([...fundings.values()]).toEqual(["unknown", "unknown"]);
  });

  it("is that of its origin when it rolled over, and ends where origins go in a circle", () => {
    const fundings = fundingsOf([
      terms("first", { isInvoiced: true, hasSchedule: true }),
      terms("second", { rolledOverFrom: "first" }),
      terms("third", { rolledOverFrom: "second" }),
      terms("one", { rolledOverFrom: "other" }),
      terms("other", { rolledOverFrom: "one" }),
      terms("lost", { rolledOverFrom: "not in the book" }),
    ]);
    expect([...fundings.values()]).toEqual(["paid", "paid", "paid", ...Array(3).fill("unknown")]);
  });
});
