import { z } from "zod";
import { termEdges } from "@/lib/domain/base/commitment";
import { aggregateSpans } from "@/lib/domain/hourly/utilization-sample";
import { differenceNames } from "@/lib/domain/standing/tie-out";
import {
  amount,
  amountMetric,
  decimal,
  instant,
  metric,
  pool,
  ratioMetric,
  unit,
} from "@/lib/wire/common";

/** What the agreement says beside its amounts, and how our figures tie out with the vendor's. */

export const attribute = z.object({
  /** Stable: "sales-order". */
  key: z.string(),
  /** As it is printed: "Sales order". */
  label: z.string(),
  text: z.string(),
});

export const commitmentLink = z.object({ id: z.string(), name: z.string() });
export type CommitmentLink = z.infer<typeof commitmentLink>;

/** When it is paid for, beside when it may be used. */
export const invoiceItem = z.object({
  id: z.string(),
  at: instant,
  amount,
  /** Null until it is billed. */
  invoiceId: z.string().nullable(),
  /** False when the agreement says that no invoice is sent. */
  isInvoiced: z.boolean(),
});
export type WireInvoiceItem = z.infer<typeof invoiceItem>;

/** metrics 3.12: `ours − vendor = Σ differences`, each with a name. */
export const tieOut = z.object({
  ours: amount,
  vendor: amount,
  differences: z.array(
    z.object({
      name: z.enum(differenceNames),
      amount,
    }),
  ),
  unexplained: amount,
});
export type WireTieOut = z.infer<typeof tieOut>;

/** The days of a commitment by the hour that its figures stand on. */
export const hourlySpan = z.object({
  perHour: amountMetric,
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  days: z.int(),
  doubtfulDays: z.int(),
  /** Of the days read. */
  utilization: ratioMetric,
  /** Of the last thirty days. */
  recent: ratioMetric,
  recentDays: z.int(),
});
export type HourlySpan = z.infer<typeof hourlySpan>;

/** The agreement around a commitment, for a viewer who may read terms. */
export const agreement = z.object({
  attributes: z.array(attribute),
  priority: decimal.nullable(),
  createdAt: instant.nullable(),
  archivedAt: instant.nullable(),
  /** The vendor's own word for its state. */
  vendorStatus: z.string().nullable(),
  /** Dates the vendor did not give. */
  undated: z.array(z.enum(termEdges)),
  rolledOverFrom: commitmentLink.nullable(),
  rolledOverInto: z.array(commitmentLink),
  /** At most this share may roll over. */
  rolloverFraction: decimal.nullable(),
  invoices: z.array(invoiceItem),
  tieOut: metric(tieOut),
  /** Open data issues of the rows that its figures stand on, or would. */
  issues: z.array(z.object({ code: z.string(), reason: z.string(), isSetAside: z.boolean() })),
  /** Null for what is not bought by the hour. */
  hourly: hourlySpan.nullable(),
});
export type Agreement = z.infer<typeof agreement>;

/** One commitment of an account: what is usable when, what is billed when. */
export const scheduleRow = z.object({
  commitment: commitmentLink,
  unit,
  pool,
  contract: z.object({ externalId: z.string(), name: z.string() }).nullable(),
  rolledOverFrom: z.string().nullable(),
  archivedAt: instant.nullable(),
  segments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      start: instant,
      end: instant.nullable(),
      granted: decimal.nullable(),
      /** Where it stands: drawn or attained, drafts, lapsed, beyond; `left` is null without an amount. */
      drawn: decimal,
      pending: decimal,
      left: decimal.nullable(),
      lapsed: decimal,
      overage: decimal,
    }),
  ),
  invoices: z.array(invoiceItem),
});
export type ScheduleRow = z.infer<typeof scheduleRow>;

/** A figure over many commitments that the vendor added up itself. */
export const aggregate = z.object({
  /** What it covers: "aws/ec2/ri". */
  scope: z.string(),
  /** "utilization", "coverage.hours", "savings.realized" … */
  measure: z.string(),
  /** What it stands on, printed beside it. */
  basis: z.string(),
  span: z.enum(aggregateSpans),
  start: instant,
  end: instant,
  value: decimal.nullable(),
  /** Null for a ratio. */
  unit: unit.nullable(),
});
