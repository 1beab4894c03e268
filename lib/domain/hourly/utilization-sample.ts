import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";

/** Why a vendor's utilization of a day is not used as it stands (metrics 3.3). */
export const sampleDoubts = [
  /** Looks like percent points where the connection reads fractions. */
  "scale",
  "out-of-range",
  "not-a-number",
  "not-given",
] as const;
export type SampleDoubt = (typeof sampleDoubts)[number];

/** One day of one commitment that is bought by the hour. */
export type UtilizationSample = {
  readonly id: string;
  readonly accountId: string;
  readonly commitmentId: string;
  /** UTC calendar day, "2026-11-20". */
  readonly day: string;
  /** The part of the day that lies inside the term: half-open. */
  readonly start: Instant;
  readonly end: Instant;
  /** Share of the committed hours that was used: "0.85". Null when it cannot be used as it stands. */
  readonly utilization: Decimal | null;
  /** The vendor's own text of the value, as sent. */
  readonly raw: string;
  readonly doubt: SampleDoubt | null;
};

/** "window": one figure over the whole span; "day": one point of a series. */
export const aggregateSpans = ["window", "day"] as const;
export type AggregateSpan = (typeof aggregateSpans)[number];

/** A figure over many commitments that the vendor added up itself: utilization, coverage, savings. */
export type AggregatePoint = {
  readonly id: string;
  readonly accountId: string;
  /** What it covers: "aws/ec2/ri", "aws/ec2". */
  readonly scope: string;
  /** "utilization", "utilization.used", "coverage.hours", "savings.realized", "savings.rate" … */
  readonly measure: string;
  /** What the ratio stands on, printed beside it: "hours", "cost as billed", "on-demand equivalent". */
  readonly basis: string;
  readonly span: AggregateSpan;
  readonly start: Instant;
  readonly end: Instant;
  /** Null where the vendor sent nothing usable. */
  readonly value: Decimal | null;
  /** Null for a ratio. */
  readonly unit: Unit | null;
};
