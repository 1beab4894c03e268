import { z } from "zod";

/**
 * What Vercel sends, as far as we read it. Everything may be missing or null and more may come
 * along: what a row needs is decided in `map.ts`, which can say so in words. A number with more
 * digits than a double keeps arrives as text (`http/exact-json.ts`), and so may any other.
 */
const text = z.string().nullish();
const amount = z.union([z.number(), z.string()]).nullish();

export const team = z.object({
  id: z.string().min(1),
  slug: text,
  name: text,
  limited: z.boolean().nullish(),
});
export type Team = z.infer<typeof team>;

export const teamsPage = z.object({
  teams: z.array(z.unknown()),
  pagination: z.object({ next: z.union([z.number(), z.string()]).nullish() }).nullish(),
});

export const commitmentRow = z.object({
  ContractId: text,
  ContractPeriodStart: text,
  ContractPeriodEnd: text,
  ContractCommitmentId: text,
  ContractCommitmentPeriodStart: text,
  ContractCommitmentPeriodEnd: text,
  ContractCommitmentCategory: text,
  ContractCommitmentType: text,
  ContractCommitmentUnit: text,
  ContractCommitmentQuantity: amount,
  ContractCommitmentCost: amount,
  ContractCommitmentDescription: text,
  BillingCurrency: text,
});
export type CommitmentRow = z.infer<typeof commitmentRow>;

export const chargeRow = z.object({
  ChargePeriodStart: text,
  ChargePeriodEnd: text,
  ChargeCategory: text,
  PricingQuantity: amount,
  PricingUnit: text,
  EffectiveCost: amount,
  BilledCost: amount,
  BillingCurrency: text,
  ServiceName: text,
  RegionId: text,
  RegionName: text,
  // A label in an odd shape is no reason to lose the row.
  Tags: z.object({ ProjectId: text, ProjectName: text }).nullish().catch(null),
});
export type ChargeRow = z.infer<typeof chargeRow>;
