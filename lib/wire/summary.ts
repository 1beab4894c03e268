import { z } from "zod";
import { accountPosition } from "@/lib/wire/account";
import { accountLink, whatComes } from "@/lib/wire/commitment";
import {
  amountMetric,
  answer,
  clocks,
  decimal,
  instant,
  pool,
  providerId,
  ratioMetric,
  side,
  unit,
} from "@/lib/wire/common";
import { hourlySummary } from "@/lib/wire/inventory";

export const summaryQuery = clocks;

/** One row per side and unit; cumulative worst cases for what ends within 30, 60, 90 days. */
export const position = accountPosition.extend({
  providers: z.array(providerId),
  planShare: ratioMetric,
  endsWithin30: amountMetric,
  endsWithin60: amountMetric,
  endsWithin90: amountMetric,
  /** What ends overdrawn: netted with nothing (metrics 3.14 ruling 29). */
  overdrawnWithin30: amountMetric,
  overdrawnWithin60: amountMetric,
  overdrawnWithin90: amountMetric,
  /** What the simulation of every burn group says is still to come (metrics 3.14 ruling 30). */
  atRisk: amountMetric,
  lapseAhead: amountMetric,
  shortfallAhead: amountMetric,
});
export type Position = z.infer<typeof position>;

export const risk = z.object({
  at: instant,
  daysLeft: z.int(),
  commitmentId: z.string(),
  commitmentName: z.string(),
  account: accountLink,
  provider: providerId,
  whatComes,
});
export type Risk = z.infer<typeof risk>;

export const summary = z.object({
  accountCount: z.int(),
  commitmentCount: z.int(),
  unitCount: z.int(),
  positions: z.array(position),
  risks: z.array(risk),
  riskCount: z.int(),
  utilization: z.array(
    z.object({
      provider: providerId,
      unit,
      side,
      pool,
      drawn: decimal,
      granted: decimal,
      utilization: ratioMetric,
      planShare: ratioMetric,
      commitments: z.int(),
    }),
  ),
  /** Null in a book without commitments by the hour. */
  hourly: hourlySummary.nullable(),
  openIssueCount: z.int(),
});
export type Summary = z.infer<typeof summary>;
export const summaryAnswer = answer(summary);
