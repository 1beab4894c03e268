import { z } from "zod";
import { sampleDoubts } from "@/lib/domain/hourly/utilization-sample";
import { amountMetric, decimal, instant, ratioMetric } from "@/lib/wire/common";

/** Commitments by the hour (metrics 3.0 "continuous"): use it or lose it, a day at a time. */

export const sampleDoubt = z.enum(sampleDoubts);

/** A complete UTC day, or the part of it inside the term. */
export const hourlyPoint = z.object({
  day: z.string(),
  start: instant,
  end: instant,
  hours: decimal,
  /** Null: no answer for the day, or one that cannot be used as it stands. */
  utilization: decimal.nullable(),
  /** As the vendor sent it; null where there was no row at all. */
  raw: z.string().nullable(),
  doubt: sampleDoubt.nullable(),
  /** Null as well where only a percentage is given. */
  committed: decimal.nullable(),
  used: decimal.nullable(),
  unused: decimal.nullable(),
});
export type HourlyPoint = z.infer<typeof hourlyPoint>;

export const hourlyTotal = z.object({
  /** Days with a value. */
  days: z.int(),
  hours: decimal,
  committed: amountMetric,
  used: amountMetric,
  unused: amountMetric,
  utilization: ratioMetric,
});
export type HourlyTotal = z.infer<typeof hourlyTotal>;

export const hourlySeries = z.object({
  perHour: decimal.nullable(),
  points: z.array(hourlyPoint),
  total: hourlyTotal,
  /** Of the last thirty days. */
  recent: hourlyTotal,
});
export type HourlySeries = z.infer<typeof hourlySeries>;
