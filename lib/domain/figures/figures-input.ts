import type { Commitment } from "@/lib/domain/base/commitment";
import type { Origin } from "@/lib/domain/base/origin";
import type { Instant, Period } from "@/lib/domain/base/period";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";

/** How far the reads behind a commitment got. */
export type ReadState = {
  /** Consumption up to this instant was read whole; null when that never happened. */
  readonly readTo: Instant | null;
  /** Why the terms are not known whole, in words; null when they are. */
  readonly termsGap: string | null;
  /** Why the latest read of the consumption is not whole, in words; null when it is. */
  readonly consumptionGap: string | null;
  /** The gap may lie in any term, those read to their end among them: rows were set aside. */
  readonly gapIsAnywhere: boolean;
};

export type FiguresInput = {
  readonly period: Period;
  readonly terms: FigureTerms;
  readonly origin: Origin;
  readonly segments: readonly SegmentFigures[];
  readonly read: ReadState;
  /** What was used of what is bought by the hour; null for anything else, or never read. */
  readonly hours: HourSums | null;
};

/** What of the agreement the formulas depend on. */
export type FigureTerms = Pick<
  Commitment,
  "shape" | "model" | "perHour" | "archivedAt" | "vendorStatus" | "rolledOverFrom"
>;
