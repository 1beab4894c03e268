import { type DayNumber, instantText, pacificMidnight } from "@/sandbox/clock-days";
import type { Exact } from "@/sandbox/exact-number";
import { type JsonObject, jsonNumber } from "@/sandbox/json-text";
import type { ChargeSlot } from "@/sandbox/vercel/charge-slots";

export type Charge = {
  readonly slot: ChargeSlot;
  readonly chargeCategory: "Adjustment" | "Credit" | "Purchase" | "Tax" | "Usage";
  readonly pricingCategory: "Committed" | "Standard" | "Other";
  readonly pricingQuantity: Exact;
  readonly pricingUnit: string;
  /** Null: the charge does not come from a meter. */
  readonly consumedQuantity: Exact | null;
  readonly effectiveCost: Exact;
  readonly billedCost: Exact;
};

export type DayPeriod = { readonly start: string; readonly end: string };

export const periodOf = (day: DayNumber): DayPeriod => ({
  start: instantText(pacificMidnight(day)),
  end: instantText(pacificMidnight(day + 1)),
});

const tagsOf = ({ project }: ChargeSlot): JsonObject =>
  project === null ? {} : { ProjectId: project.id, ProjectName: project.name };

const regionOf = ({ region }: ChargeSlot): JsonObject =>
  region === null ? {} : { RegionId: region.id, RegionName: region.name };

/** A charge as the vendor writes it: columns in alphabetical order, a whole Pacific day. */
export const toChargeRow = (charge: Charge, period: DayPeriod): JsonObject => {
  const { slot, consumedQuantity } = charge;
  return {
    BilledCost: jsonNumber(charge.billedCost),
    BillingCurrency: "USD",
    ChargeCategory: charge.chargeCategory,
    ChargePeriodEnd: period.end,
    ChargePeriodStart: period.start,
    ConsumedQuantity: consumedQuantity === null ? null : jsonNumber(consumedQuantity),
    ConsumedUnit: consumedQuantity === null ? null : slot.service.measure,
    EffectiveCost: jsonNumber(charge.effectiveCost),
    PricingCategory: charge.pricingCategory,
    PricingCurrency: "USD",
    PricingQuantity: jsonNumber(charge.pricingQuantity),
    PricingUnit: charge.pricingUnit,
    ...regionOf(slot),
    ServiceCategory: slot.service.category,
    ServiceName: slot.service.name,
    ServiceProviderName: "Vercel",
    SkuId: slot.service.sku,
    Tags: tagsOf(slot),
  };
};
