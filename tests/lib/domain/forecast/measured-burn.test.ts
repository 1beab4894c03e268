import fc from "fast-check";
import { expect, test } from "vitest";
import { sumDecimals } from "@/lib/domain/base/money";
import { addDuration } from "@/lib/domain/base/period";
import { burnRate } from "@/lib/domain/forecast/burn-rate";
import { burnOver } from "@/lib/domain/forecast/measured-burn";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";

const dayMs = 86_400_000;
const at = "2026-11-20T14:00:00.000Z";
const anchor = "2026-11-20T08:00:00.000Z";

test("no span is no rate, with the reason", () => {
  expect(burnOver(undefined)).toEqual({ kind: "no-data", reason: "no complete day yet" });
});

test("fewer than seven complete days are too few (metrics 3.4)", () => {
  const span = {
    consumed: "60",
    earliestStart: addDuration(anchor, -6 * dayMs),
    latestEnd: anchor,
  };
  expect(burnOver(span)).toEqual({ kind: "no-data", reason: "only 6 complete days" });
});

test("sums made elsewhere give the rate that the days give one by one (metrics 3.4)", () => {
  const consumption = fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(consumption, (amounts) => {
      const days = amounts.map((amount, index): ConsumptionDay => {
        const end = addDuration(anchor, -index * dayMs);
        return { day: `${index}`, start: addDuration(end, -dayMs), end, consumed: String(amount) };
      });
      const span = {
        consumed: sumDecimals(days.map(({ consumed }) => consumed)),
        earliestStart: days.at(-1)?.start ?? anchor,
        latestEnd: anchor,
      };
      const [left, right] = [burnOver(span), burnRate(days, at)];
      expect(left.kind).toBe(right.kind);
      if (left.kind === "value") expect(left).toEqual(right);
    }),
    { seed: 20261120 },
  );
});
