import type { Contract } from "@/lib/domain/base/account";
import type { Commitment, Segment } from "@/lib/domain/base/commitment";
import {
  findValue,
  known,
  type Metric,
  NOT_APPLICABLE,
  NOT_GIVEN,
  NOT_STARTED,
} from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import type { Origin } from "@/lib/domain/base/origin";
import { contains, type Instant, type Period } from "@/lib/domain/base/period";
import type { CommitmentFigures } from "@/lib/domain/figures/figure-table";
import { figuresAt } from "@/lib/domain/figures/figures";
import type { ReadState } from "@/lib/domain/figures/figures-input";
import { compareBurnAt } from "@/lib/domain/forecast/burn-order";
import type { BurnRate } from "@/lib/domain/forecast/measured-burn";
import { type BurnSpan, burnOver, streamKey } from "@/lib/domain/forecast/measured-burn";
import {
  type PoolOutlook,
  type ProjectedPool,
  projectPools,
} from "@/lib/domain/forecast/project-pools";
import {
  hourlyOutlook,
  type SegmentOutlook,
  type WhatComes,
  whatComes,
} from "@/lib/domain/forecast/what-comes";
import type { HourSums } from "@/lib/domain/hourly/hourly-day";
import {
  type SegmentFigures,
  type SegmentTotals,
  segmentFigures,
} from "@/lib/domain/ledger/balance";
import { type CommitmentState, isCancelledAt, stateAt } from "@/lib/domain/standing/state";

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

/** An assessed commitment with what its rate of consumption leads to. */
export type Standing = Assessed & {
  readonly burn: Metric<BurnRate>;
  readonly whatComes: WhatComes;
  /** Overage expected from T to the end of the running segment; 0 for what does not run. */
  readonly overageToCome: Metric<Decimal>;
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

/** metrics 3.1: exhausted means that nothing is left, neither usable now nor still to open. */
const valueLeft = ({ available, notYetOpen }: CommitmentFigures): Decimal | null => {
  const usable = findValue(available);
  return usable === null ? null : addDecimals(usable, findValue(notYetOpen) ?? ZERO);
};

export const isRunning = ({ record }: Pick<Assessed, "record">, at: Instant): boolean =>
  contains(record.commitment, at);

export type Foresight = {
  /** By stream key. */
  readonly spans: ReadonlyMap<string, BurnSpan>;
  /** By commitment id: the first instant the balance of the running segment reached 0. */
  readonly exhaustedAt: ReadonlyMap<string, Instant>;
};

/** `assessed` holds all commitments of an account, or none of them: one stream feeds several. */
export const foresee = (
  assessed: readonly Assessed[],
  { spans, exhaustedAt }: Foresight,
  at: Instant,
): Standing[] => {
  const outlooks = projectStreams(assessed, spans, at);
  return assessed.map((each) => {
    const { commitment } = each.record;
    if (commitment.model === "continuous") return { ...each, ...byTheHour(each, at) };
    const running = contains(commitment, at) && !isCancelledAt(commitment, at);
    const own = running ? outlooksOf(each, outlooks) : [];
    const burn = running ? rateOf(spans, streamKey(commitment)) : notBurning(each, at);
    return {
      ...each,
      burn,
      overageToCome: running ? overageAhead(own, burn) : known(ZERO),
      whatComes: whatComes(
        {
          period: commitment,
          isTarget: commitment.shape === "build-up",
          isCancelled: isCancelledAt(commitment, at),
          figures: each.figures,
          burn,
          outlooks: own,
          exhaustedAt: exhaustedAt.get(commitment.id) ?? null,
        },
        at,
      ),
    };
  });
};

/** What is bought by the hour is spent as the hours pass: it has no rate, and only ends. */
const byTheHour = (
  { record: { commitment }, figures }: Assessed,
  at: Instant,
): Pick<Standing, "burn" | "overageToCome" | "whatComes"> => ({
  burn: NOT_APPLICABLE,
  overageToCome: NOT_APPLICABLE,
  whatComes: hourlyOutlook(commitment, figures, at),
});

const rateOf = (spans: Foresight["spans"], key: string): Metric<BurnRate> =>
  burnOver(spans.get(key));

const outlooksOf = (
  { segments }: Assessed,
  outlooks: ReadonlyMap<string, PoolOutlook>,
): SegmentOutlook[] =>
  segments.flatMap(({ segment: { id, end } }) => {
    const outlook = outlooks.get(id);
    return outlook === undefined ? [] : [{ ...outlook, end }];
  });

const overageAhead = (
  outlooks: readonly SegmentOutlook[],
  burn: Metric<BurnRate>,
): Metric<Decimal> => {
  if (outlooks.length > 0) return known(sumDecimals(outlooks.map(({ overage }) => overage)));
  return burn.kind === "no-data" ? burn : NOT_GIVEN;
};

const notBurning = ({ record }: Assessed, at: Instant): Metric<never> =>
  at < record.commitment.start ? NOT_STARTED : NOT_APPLICABLE;

const projectStreams = (
  assessed: readonly Assessed[],
  spans: Foresight["spans"],
  at: Instant,
): ReadonlyMap<string, PoolOutlook> => {
  const streams = new Map<string, { runsTo: Instant | null; pools: ProjectedPool[] }>();
  const running = assessed.filter(
    (each) => isRunning(each, at) && each.record.commitment.model === "discontinuous",
  );
  for (const { record } of running) {
    streams.set(streamKey(record.commitment), { runsTo: "", pools: [] });
  }
  for (const { record, segments } of assessed) {
    const stream = streams.get(streamKey(record.commitment));
    if (stream === undefined) continue;
    for (const figures of segments) {
      const pool = toPool(record.commitment, figures, at);
      if (pool === null) continue;
      stream.pools.push(pool);
      if (contains(pool, at)) stream.runsTo = laterEnd(stream.runsTo, pool.end);
    }
  }
  const outlooks = new Map<string, PoolOutlook>();
  for (const [key, { pools, runsTo }] of streams) {
    const rate = findValue(rateOf(spans, key));
    if (rate === null) continue;
    // Pools that open after the last running one has ended cannot change what becomes of it.
    const concerned = pools.filter(({ start }) => runsTo === null || start < runsTo);
    for (const [id, outlook] of projectPools(concerned, rate.perDay, at)) outlooks.set(id, outlook);
  }
  return outlooks;
};

const laterEnd = (left: Instant | null, right: Instant | null): Instant | null =>
  left === null || right === null ? null : left < right ? right : left;

/** Null for a segment that has ended or whose amount is not given: nothing can be foretold of it. */
const toPool = (
  rank: Commitment,
  { segment, balance, pending }: SegmentFigures,
  at: Instant,
): ProjectedPool | null => {
  if (isCancelledAt(rank, at)) return null;
  if (segment.granted === null || (segment.end !== null && segment.end <= at)) return null;
  const { id, start, end } = segment;
  const left = start > at ? segment.granted : subtractDecimals(balance ?? ZERO, pending);
  return { id, start, end, left, rank };
};

/** metrics 3.5: active pools in the order they are drawn, then upcoming, then ended, newest first. */
export const compareBurn =
  (at: Instant) =>
  (left: Assessed, right: Assessed): number =>
    compareBurnAt(at)(left.record.commitment, right.record.commitment);

export const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** The order of the commitments of an account wherever nothing else orders them. */
export const compareByTime = (
  left: Pick<Commitment, "start" | "id">,
  right: Pick<Commitment, "start" | "id">,
): number => compareText(left.start, right.start) || compareText(left.id, right.id);
