import type { DayNumber } from "@/sandbox/clock-days";
import { createDice } from "@/sandbox/dice";
import { cutTo, type Exact, smaller, splitExactly, times } from "@/sandbox/exact-number";
import type { Charge } from "@/sandbox/vercel/charge-row";
import type { ChargeSlot } from "@/sandbox/vercel/charge-slots";
import { correctionOn, extraCharges, TINY_QUANTITY } from "@/sandbox/vercel/extra-charges";
import type { Cover } from "@/sandbox/vercel/ledger";
import type { Anchor, UsageStory } from "@/sandbox/vercel/team-story";

export type DayBill = {
  readonly label: string;
  readonly anchor: Anchor;
  readonly usage: UsageStory;
  readonly slots: readonly ChargeSlot[];
  readonly day: DayNumber;
  /** What the rows that draw add up to, exactly. */
  readonly total: Exact;
  readonly cover: Cover;
};

const COST_DIGITS = 8;
const METER_DIGITS = 4;

const miuCharge = (
  { usage }: DayBill,
  slot: ChargeSlot,
  quantity: Exact,
  pricingCategory: "Committed" | "Standard",
): Charge => {
  const effectiveCost = cutTo(times(quantity, usage.unitCost), COST_DIGITS);
  return {
    slot,
    chargeCategory: "Usage",
    pricingCategory,
    pricingQuantity: quantity,
    pricingUnit: "MIUs",
    consumedQuantity: cutTo(times(quantity, slot.service.perUnit), METER_DIGITS),
    effectiveCost,
    billedCost: pricingCategory === "Committed" ? 0n : effectiveCost,
  };
};

const costCharge = (slot: ChargeSlot, cost: Exact, coveredPart: Exact): Charge => {
  const quantity = cutTo(times(cost, slot.service.perUnit), METER_DIGITS);
  return {
    slot,
    chargeCategory: "Usage",
    pricingCategory: "Standard",
    pricingQuantity: quantity,
    pricingUnit: slot.service.measure,
    consumedQuantity: quantity,
    effectiveCost: cost,
    billedCost: cost - coveredPart,
  };
};

/** A quantity that is only partly covered becomes two rows, one committed and one standard. */
const chargesOf = (
  bill: DayBill,
  slot: ChargeSlot,
  amount: Exact,
  covered: Exact,
): readonly Charge[] => {
  if (bill.usage.unit === "USD") return [costCharge(slot, amount, covered)];
  const beyond = amount - covered;
  const charges = [];
  if (covered > 0n || beyond === 0n) charges.push(miuCharge(bill, slot, covered, "Committed"));
  if (beyond > 0n) charges.push(miuCharge(bill, slot, beyond, "Standard"));
  return charges;
};

const amountsOf = ({ label, day, slots, usage }: DayBill, total: Exact): readonly Exact[] => {
  const dice = createDice(`${label}/split/${day}`);
  const weights = slots.map(({ service }) => service.weight * dice.between(80, 120));
  return splitExactly(total, weights, usage.decimals);
};

const tinyPart = ({ usage, total }: DayBill): Exact =>
  usage.extraRows === "a-tiny-row" ? smaller(TINY_QUANTITY, total) : 0n;

/**
 * All charges of a team's day. Those that draw add up to the bill's total to the last digit: a
 * correction, where there is one, is a negative row that the others make up for.
 */
export const chargesOfDay = (bill: DayBill): readonly Charge[] => {
  const correction = correctionOn(bill);
  const tiny = tinyPart(bill);
  const charges: Charge[] = [];
  let cover = bill.cover === "unlimited" ? null : bill.cover + correction;
  const add = (slot: ChargeSlot, amount: Exact): void => {
    const covered = cover === null ? amount : smaller(cover, amount);
    if (cover !== null) cover -= covered;
    charges.push(...chargesOf(bill, slot, amount, covered));
  };
  const amounts = amountsOf(bill, bill.total + correction - tiny);
  bill.slots.forEach((slot, index) => {
    add(slot, amounts[index] ?? 0n);
  });
  const [firstSlot] = bill.slots;
  if (firstSlot && tiny > 0n) add(firstSlot, tiny);
  if (firstSlot && correction > 0n)
    charges.push(miuCharge(bill, firstSlot, -correction, "Standard"));
  return [...charges, ...extraCharges(bill)];
};
