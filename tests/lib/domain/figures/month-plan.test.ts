import { expect, test } from "vitest";
import { addDecimals, roundDecimal, sumDecimals } from "@/lib/domain/base/money";
import { monthsBetween, plannedIn } from "@/lib/domain/figures/month-plan";

const segment = (start: string, end: string | null, granted: string | null) => ({
  id: start,
  accountId: "a",
  commitmentId: "c",
  externalId: "",
  name: "",
  start,
  end,
  granted,
});

test("months run from the one that holds the first instant to the one that holds the last", () => {
  const months = monthsBetween("2026-10-15T00:00:00.000Z", "2027-01-01T00:00:00.000Z", "UTC");
  expect(months.map(({ name }) => name)).toEqual(["2026-10", "2026-11", "2026-12", "2027-01"]);
  expect(months[0]?.end).toBe(months[1]?.start);
});

test("months are those of the zone, on both sides of UTC", () => {
  const at = "2026-11-01T03:00:00.000Z";
  expect(monthsBetween(at, at, "America/Los_Angeles")[0]?.name).toBe("2026-10");
  expect(monthsBetween("2026-10-31T14:00:00.000Z", at, "Pacific/Auckland")[0]?.name).toBe(
    "2026-11",
  );
});

test("the plans of the months of a term add up to what it commits (metrics 3.7)", () => {
  const year = segment("2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z", "36500");
  const months = monthsBetween(year.start, "2026-12-31T00:00:00.000Z", "UTC");
  const plans = months.map((month) => plannedIn(month, [year]) ?? "0");
  expect(roundDecimal(plans[1] ?? "0", 12)).toBe("2800");
  expect(sumDecimals(plans)).toBe("36500");
});

test("a month without a plan has none, and one unknown amount leaves it unknown", () => {
  const [month] = monthsBetween("2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z", "UTC");
  if (!month) throw new Error("There is one.");
  const given = segment("2026-11-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z", "10");
  expect(plannedIn(month, [])).toBeNull();
  expect(plannedIn(month, [given])).toBe(addDecimals("10", "0"));
  expect(plannedIn(month, [given, { ...given, granted: null }])).toBeNull();
  expect(plannedIn(month, [segment(given.start, null, "10")])).toBeNull();
});
