import { type DayNumber, dayInMonth, dayOfMonth } from "@/sandbox/clock-days";
import { type Exact, exact } from "@/sandbox/exact-number";
import type { Charge } from "@/sandbox/vercel/charge-row";
import type { ChargeSlot } from "@/sandbox/vercel/charge-slots";
import type { Anchor, UsageStory } from "@/sandbox/vercel/team-story";

type BillDay = {
  readonly day: DayNumber;
  readonly anchor: Anchor;
  readonly usage: UsageStory;
};

/** Below 10^-6 JavaScript writes a number with an exponent: `4.2e-7`. */
export const TINY_QUANTITY = exact("0.00000042");

const CORRECTION_DAY = 9;
const CORRECTION = exact("37.25");

/** One usage correction in the whole story: in the month before the anchor's. Zero elsewhere. */
export const correctionOn = ({ day, anchor, usage }: BillDay): Exact => {
  const isTold = usage.extraRows === "rows-that-do-not-draw";
  return isTold && day === dayInMonth(anchor.month - 1, CORRECTION_DAY) ? CORRECTION : 0n;
};

const slotNamed = (name: string, category: string, sku: string, measure: string): ChargeSlot => ({
  service: { name, category, sku, measure, perUnit: exact("1"), weight: 1 },
  region: null,
  project: null,
});

const MEMORY = slotNamed("Fluid Provisioned Memory", "Compute", "sku_fluid_mem_gbs", "GB-Seconds");
const SUPPORT = slotNamed("Enterprise Support", "Business Applications", "sku_support", "Seats");
const TAX = slotNamed("Sales Tax", "Other", "sku_tax", "Percent");

type Extra = Omit<Charge, "consumedQuantity">;

/** Usage, but in another unit than the commitment's: must not draw. */
const OTHER_UNIT: Extra = {
  slot: MEMORY,
  chargeCategory: "Usage",
  pricingCategory: "Other",
  pricingQuantity: exact("91250.5"),
  pricingUnit: "GB-Seconds",
  effectiveCost: exact("0.2737515"),
  billedCost: exact("0.2737515"),
};

/** In the commitment's unit, but not usage: must not draw. Keyed by the day of the month. */
const OTHER_CATEGORIES: ReadonlyMap<number, readonly Extra[]> = new Map([
  [
    1,
    [
      {
        slot: SUPPORT,
        chargeCategory: "Purchase",
        pricingCategory: "Committed",
        pricingQuantity: exact("16666.67"),
        pricingUnit: "MIUs",
        effectiveCost: 0n,
        billedCost: exact("15666.67"),
      },
      {
        slot: TAX,
        chargeCategory: "Tax",
        pricingCategory: "Other",
        pricingQuantity: 0n,
        pricingUnit: "USD",
        effectiveCost: exact("1292.5"),
        billedCost: exact("1292.5"),
      },
    ],
  ],
  [
    5,
    [
      {
        slot: SUPPORT,
        chargeCategory: "Credit",
        pricingCategory: "Other",
        pricingQuantity: exact("-250"),
        pricingUnit: "MIUs",
        effectiveCost: exact("-235"),
        billedCost: exact("-235"),
      },
    ],
  ],
  [
    12,
    [
      {
        slot: SUPPORT,
        chargeCategory: "Adjustment",
        pricingCategory: "Other",
        pricingQuantity: exact("88.8"),
        pricingUnit: "MIUs",
        effectiveCost: exact("83.472"),
        billedCost: exact("83.472"),
      },
    ],
  ],
]);

export const extraCharges = ({ day, usage }: BillDay): readonly Charge[] => {
  if (usage.extraRows !== "rows-that-do-not-draw") return [];
  const others = OTHER_CATEGORIES.get(dayOfMonth(day)) ?? [];
  return [OTHER_UNIT, ...others].map((extra) => ({
    ...extra,
    consumedQuantity: extra === OTHER_UNIT ? extra.pricingQuantity : null,
  }));
};
