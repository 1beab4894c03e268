import type { Contract } from "@/lib/domain/base/account";
import type { Commitment, Segment } from "@/lib/domain/base/commitment";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  isPositive,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import type { Origin } from "@/lib/domain/base/origin";
import { contains, type Instant, type Period } from "@/lib/domain/base/period";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import { figuresAt } from "@/lib/domain/figures/figures";
import type { ReadState } from "@/lib/domain/figures/figures-input";
import { type BurnRank, compareBurnAt } from "@/lib/domain/forecast/burn-order";
import type { BurnRate } from "@/lib/domain/forecast/measured-burn";
import type { SegmentOutlook, WhatComes } from "@/lib/domain/forecast/what-comes";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import {
  type SegmentFigures,
  type SegmentTotals,
  segmentFigures,
} from "@/lib/domain/ledger/balance";
import {
  type CommitmentState,
  isCancelledAt,
  stateAt,
  type TargetProgress,
} from "@/lib/domain/standing/state";

/** One commitment as the book holds it: terms, sums of its entries, and how far it was read. */
export type CommitmentRecord = {
  readonly commitment: Commitment;
  readonly accountName: string;
  readonly connectionName: string;
  readonly contract: Contract | null;
  readonly segments: readonly { readonly segment: Segment; readonly totals: SegmentTotals }[];
  readonly read: ReadState;
  /** Only of what is bought by the hour. */
  readonly hours: HourSums | null;
  /** As the vendor states it; null where it states none. */
  readonly vendorBalance: Decimal | null;
};

/** A commitment with its figures at T. */
export type Assessed = {
  readonly record: CommitmentRecord;
  /** By start. */
  readonly segments: readonly SegmentFigures[];
  readonly figures: CommitmentFigures;
  readonly state: CommitmentState;
};

/** What is still to come of a running commitment, as the one simulation says (metrics 3.14 ruling 30). */
export type Ahead = {
  /** Of its segments by start; none of what does not run, has no rate or no amount. */
  readonly outlooks: readonly SegmentOutlook[];
  /** Consumption beyond every pool, from the run-out to the end. */
  readonly overage: Metric<Decimal>;
  /** What its segments end with unused (metrics 3.6). */
  readonly lapse: Metric<Decimal>;
  /** What is missing of a target at the end of its periods (metrics 3.8). */
  readonly shortfall: Metric<Decimal>;
};

/** An assessed commitment with what its rate of consumption leads to. */
export type Standing = Assessed & {
  readonly burn: Metric<BurnRate>;
  readonly whatComes: WhatComes;
  readonly ahead: Ahead;
};

export const assess = (record: CommitmentRecord, at: Instant): Assessed => {
  const segments = record.segments.map(({ segment, totals }) => segmentFigures(segment, totals));
  return { record, segments, ...assessPeriod(record, record.commitment, segments, at) };
};

/** The figures of one segment by itself. */
export const assessSegment = (
  { record }: Pick<Assessed, "record">,
  segment: SegmentFigures,
  at: Instant,
): Pick<Assessed, "figures" | "state"> => {
  return assessPeriod(record, segment.segment, [segment], at);
};

const assessPeriod = (
  { commitment, read, hours }: CommitmentRecord,
  period: Period,
  segments: readonly SegmentFigures[],
  at: Instant,
): Pick<Assessed, "figures" | "state"> => {
  const origin = originOf(commitment);
  const input = { period, terms: commitment, origin, segments, read, hours };
  const figures = figuresAt(input, at);
  const state = stateAt(
    {
      period,
      left: valueLeft(figures),
      target: targetProgress(commitment, segments, at),
      isTarget: commitment.shape === "build-up",
      isCancelled: isCancelledAt(commitment, at),
    },
    at,
  );
  return { figures, state };
};

/** Without a measure the vendor reports the ledger, except of what is bought by the hour. */
export const originOf = ({ measure, model }: Pick<Commitment, "measure" | "model">): Origin =>
  measure === null && model === "discontinuous" ? "reported" : "derived";

/** metrics 3.8 and ruling 27 of 3.14: period by period, by what was posted. */
const targetProgress = (
  { shape }: Commitment,
  segments: readonly SegmentFigures[],
  at: Instant,
): TargetProgress | null => {
  if (shape !== "build-up" || segments.some(({ segment }) => segment.granted === null)) return null;
  const begun = segments.filter(({ segment }) => segment.start <= at);
  return {
    isMet:
      begun.length === segments.length &&
      begun.every(({ segment, drawn }) => compareDecimals(drawn, segment.granted ?? ZERO) >= 0),
    owed: sumDecimals(
      begun.map(({ balance }) => (balance !== null && isPositive(balance) ? balance : ZERO)),
    ),
    truedUp: sumDecimals(begun.map(({ truedUp }) => truedUp)),
  };
};

/** metrics 3.1: exhausted means that nothing is left, neither usable now nor still to open. */
const valueLeft = ({ available, notYetOpen }: CommitmentFigures): Decimal | null => {
  const usable = findValue(available);
  return usable === null ? null : addDecimals(usable, findValue(notYetOpen) ?? ZERO);
};

export const isRunning = ({ record }: Pick<Assessed, "record">, at: Instant): boolean =>
  contains(record.commitment, at);

/**
 * metrics 3.5: active pools in the order they are drawn, then upcoming, then ended, newest first. What
 * is drawn is the part that is open, so its end decides, as it does in the simulation.
 */
export const compareBurn =
  (at: Instant) =>
  (left: Assessed, right: Assessed): number =>
    compareBurnAt(at)(rankAt(left, at), rankAt(right, at));

const rankAt = ({ record: { commitment }, segments }: Assessed, at: Instant): BurnRank => {
  const open = segments.flatMap(({ segment }) =>
    contains(segment, at) ? [segment.end ?? "~"] : [],
  );
  const [first] = open.sort();
  return first === undefined || first === "~" ? commitment : { ...commitment, end: first };
};

export const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** The order of the commitments of an account wherever nothing else orders them. */
export const compareByTime = (
  left: Pick<Commitment, "start" | "id">,
  right: Pick<Commitment, "start" | "id">,
): number => compareText(left.start, right.start) || compareText(left.id, right.id);
