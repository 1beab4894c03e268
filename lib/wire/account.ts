import { z } from "zod";
import { accountAccesses, accountHoldings } from "@/lib/domain/base/account";
import { accountFreshnessStates } from "@/lib/domain/base/freshness";
import { recordOf } from "@/lib/domain/base/keys-of";
import { toldAmounts } from "@/lib/domain/figures/figure-table";
import { nextDateKinds } from "@/lib/domain/forecast/next-dates";
import { accountOrders } from "@/lib/domain/standing/places";
import { aggregate, attribute, scheduleRow } from "@/lib/wire/agreement";
import { commitmentRow, whatComes } from "@/lib/wire/commitment";
import {
  amountMetric,
  answer,
  clocks,
  cursorQuery,
  decimal,
  type FiltersOf,
  instant,
  page,
  pool,
  providerId,
  ratioMetric,
  side,
  unit,
} from "@/lib/wire/common";

export const accountPosition = z.object({
  unit,
  side,
  pool,
  commitments: z.int(),
  withoutAmount: z.int(),
  ...recordOf(toldAmounts, () => amountMetric),
  utilization: ratioMetric,
});
export type AccountPosition = z.infer<typeof accountPosition>;

export const accountRow = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string().nullable(),
  externalId: z.string(),
  provider: providerId,
  connectionName: z.string(),
  access: z.enum(accountAccesses),
  commitments: z.enum(accountHoldings),
  /** Only terms running at T are counted in these positions. */
  positions: z.array(accountPosition),
  nextEvent: z
    .object({ commitmentId: z.string(), commitmentName: z.string(), whatComes })
    .nullable(),
  activeCount: z.int(),
  commitmentCount: z.int(),
  state: z.enum(accountFreshnessStates),
  reason: z.string().nullable(),
  readAt: instant.nullable(),
});
export type AccountRow = z.infer<typeof accountRow>;

export const accountQuery = clocks.extend(cursorQuery.shape).extend({
  q: z.string().max(200).optional(),
  provider: providerId.optional(),
  sort: z.enum(accountOrders).default("name"),
});
export type AccountQuery = z.infer<typeof accountQuery>;
export type AccountFilters = FiltersOf<z.input<typeof accountQuery>>;
export const accountPage = page(accountRow);
export type AccountPage = z.infer<typeof accountPage>;

export const accountParams = z.object({ accountId: z.string().min(1).max(100) });

/** A date that changes something, nearest first. */
export const nextDate = z.object({
  at: instant,
  kind: z.enum(nextDateKinds),
  label: z.string(),
  commitmentId: z.string().nullable(),
  metric: amountMetric.nullable(),
  isEstimate: z.boolean(),
});

export const accountDetail = accountRow.extend({
  /** In burn order: what is drawn next first, then upcoming, then ended (newest first). */
  burnOrder: z.array(commitmentRow),
  nextDates: z.array(nextDate),
  attributes: z.array(attribute),
  /** Consumption by calendar month and commitment; one series per unit and pool. */
  months: z.array(
    z.object({
      unit,
      pool,
      month: z.string(),
      drawn: decimal,
      overage: decimal,
      lapsed: decimal,
      planned: decimal.nullable(),
      isRunning: z.boolean(),
      /** Who drew it, by start of the commitment; they add up to `drawn`. */
      parts: z.array(z.object({ commitmentId: z.string(), drawn: decimal })),
    }),
  ),
  contracts: z.array(
    z.object({
      externalId: z.string(),
      name: z.string(),
      start: instant,
      end: instant.nullable(),
      archivedAt: instant.nullable(),
      attributes: z.array(attribute),
    }),
  ),
  /** What is usable when, what is billed when: by start. */
  schedule: z.array(scheduleRow),
  /** Figures that the vendor added up itself: the latest window of each measure and scope. */
  aggregates: z.array(aggregate),
});
export type AccountDetail = z.infer<typeof accountDetail>;
export const accountAnswer = answer(accountDetail);

/** A product of a cloud ("aws/ec2"), whose days the vendor added up. */
export const aggregateQuery = clocks.extend({ product: z.string().min(1).max(200) });
export type AggregateQuery = z.infer<typeof aggregateQuery>;

/** One series per scope, measure, basis and unit. */
export const aggregateSeries = z.object({
  scope: z.string(),
  measure: z.string(),
  basis: z.string(),
  /** Null for a ratio. */
  unit: unit.nullable(),
  points: z.array(z.object({ start: instant, end: instant, value: decimal.nullable() })),
});
export type AggregateSeries = z.infer<typeof aggregateSeries>;
export const aggregateAnswer = answer(z.array(aggregateSeries));
