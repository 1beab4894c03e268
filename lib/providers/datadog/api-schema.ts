import { z } from "zod";

/**
 * What Datadog sends, as far as we read it. Rows come without a word that says their kind, so all
 * fields of all kinds stand in one schema and everything may be missing. What a row needs is decided
 * in `map.ts`. A utilization is read on its own (`utilization-value.ts`): it may be anything.
 */
const text = z.string().nullish();
const amount = z.union([z.number(), z.string()]).nullish();

export const commitmentRow = z.looseObject({
  commitment_id: text,
  start_date: text,
  expiration_date: text,
  term_length: amount,
  purchase_option: text,
  region: text,
  instance_type: text,
  number_of_reservations: amount,
  number_of_nfus: amount,
  offering_class: text,
  operating_system: text,
  availability_zone: text,
  database_engine: text,
  is_multi_az: z.boolean().nullish(),
  cache_engine: text,
  savings_plan_type: text,
  committed_spend_per_hour: amount,
  benefit_name: text,
  meter_sub_category: text,
  status: text,
});
export type CommitmentRow = z.infer<typeof commitmentRow>;

/** One level of an answer that may hold a unit, null, a pair `[unit, null]` or nothing there. */
export const unitShape = z.object({
  family: text,
  name: text,
  plural: text,
  scale_factor: amount,
});

export const listAnswer = z.object({
  commitments: z.array(z.unknown()),
  meta: z.object({ committed_spend_unit: z.unknown().optional() }).nullish().catch(null),
});

export const scalarAnswer = z.object({
  columns: z.array(z.unknown()),
  product_breakdown: z.array(z.unknown()).nullish().catch(null),
});

export const scalarColumn = z.object({
  name: z.string(),
  type: text,
  values: z.array(z.unknown()),
  meta: z.object({ unit: z.unknown().optional() }).nullish().catch(null),
});
export type ScalarColumn = z.infer<typeof scalarColumn>;

export const breakdownEntry = z.object({
  product: z.string(),
  utilization: z.unknown().optional(),
});

export const seriesMetric = z.object({
  series: z.record(z.string(), z.unknown()).nullish(),
  times: z.array(z.unknown()),
  unit: z.unknown().optional(),
});
export type SeriesMetric = z.infer<typeof seriesMetric>;
