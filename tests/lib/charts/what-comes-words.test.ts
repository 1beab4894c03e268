import { expect, test } from "vitest";
import { dayOf, sayWhatComes } from "@/lib/charts/what-comes-words";
import { hourlyOutlook } from "@/lib/domain/forecast/what-comes";

const newYear = "2027-01-01T00:00:00.000Z";
const toPay = { kind: "not-given" } as const;
const zero = { amount: "0", unit: { kind: "currency", code: "USD" } } as const;

test.each(["lapses", "falls-short", "ends", "ended-unused", "true-up-due"] as const)(
  "what %s with the year has 31 Dec as its day (metrics 3.14 ruling 32)",
  (kind) => expect(dayOf({ kind }, newYear)).toBe("31 Dec 2026"),
);

test("the last day is that of the zone the term is written in", () => {
  expect(dayOf({ kind: "lapses" }, "2026-12-31T15:00:00.000Z", "Asia/Tokyo")).toBe("31 Dec 2026");
});

test("what opens with the year opens on 1 Jan, and what runs out in a day runs out on that day", () => {
  expect(sayWhatComes({ kind: "opens", at: newYear }).text).toBe("Opens 1 Jan 2027");
  const noon = { kind: "runs-out", at: "2026-12-21T12:00:00.000Z", daysEarly: "10" } as const;
  expect(sayWhatComes({ ...noon, overage: zero }).text).toBe("Runs out 21 Dec 2026");
});

test("a plan that ends and a pool that was used up by midnight say the day before", () => {
  expect(sayWhatComes({ kind: "ends", at: newYear, toPay }).text).toBe("Ends 31 Dec 2026");
  const usedUp = { kind: "exhausted", at: newYear, overage: zero } as const;
  expect(sayWhatComes(usedUp).text).toBe("Used up 31 Dec 2026");
});

test("what is bought by the hour was not all used because it ended", () => {
  const plan = { start: "2026-01-01T00:00:00.000Z", end: newYear, archivedAt: null };
  const ended = hourlyOutlook({ ...plan, vendorStatus: null }, { remaining: toPay }, newYear);
  expect(ended).toEqual({ kind: "ended", isUsedUp: false });
  expect(sayWhatComes({ kind: "ended", isUsedUp: false }).text).toBe("Ended");
  expect(sayWhatComes({ kind: "ended", isUsedUp: true }).text).toBe("Ended, all used");
});
