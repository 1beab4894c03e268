import type { Commitment } from "@/lib/domain/base/commitment";
import {
  findValue,
  known,
  type Metric,
  NOT_APPLICABLE,
  NOT_GIVEN,
  NOT_STARTED,
  noData,
} from "@/lib/domain/base/metric";
import { type Decimal, isNegative, isPositive, sumDecimals, ZERO } from "@/lib/domain/base/money";
import { contains, type Instant, toEpochMs } from "@/lib/domain/base/period";
import { areDraftsKnown, netOf, opensWith } from "@/lib/domain/figures/balance-parts";
import { burnGroupOf, isRestricted } from "@/lib/domain/forecast/burn-group";
import { type BurnRate, type BurnSpan, burnOver } from "@/lib/domain/forecast/measured-burn";
import { type PoolOutlook, type SimulatedPool, simulate } from "@/lib/domain/forecast/simulate";
import { hourlyOutlook, type SegmentOutlook, whatComes } from "@/lib/domain/forecast/what-comes";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import type { Ahead, Assessed, Standing } from "@/lib/domain/standing/standing";
import { isCancelledAt } from "@/lib/domain/standing/state";

export type Foresight = {
  /** By burn group. */
  readonly spans: ReadonlyMap<string, BurnSpan>;
  /** By commitment id: the first instant the balance of the running segment reached 0. */
  readonly exhaustedAt: ReadonlyMap<string, Instant>;
};

/** `assessed` holds all commitments of an account, or none of them: one group feeds several. */
export const foresee = (
  assessed: readonly Assessed[],
  { spans, exhaustedAt }: Foresight,
  at: Instant,
): Standing[] => {
  const outlooks = simulateGroups(assessed, spans, at);
  return assessed.map((each) => {
    const { commitment } = each.record;
    if (commitment.model === "continuous") return { ...each, ...byTheHour(each, at) };
    const isTarget = commitment.shape === "build-up";
    const runs = isBurning(each, at);
    const burn = runs ? rateOf(commitment, spans) : notBurning(each, at);
    const own = runs ? outlooksOf(each, outlooks) : [];
    return {
      ...each,
      burn,
      ahead: runs ? aheadOf(own, burn, isTarget) : nothingAhead(isTarget),
      whatComes: whatComes(
        {
          period: commitment,
          isTarget,
          isCancelled: isCancelledAt(commitment, at),
          state: each.state,
          figures: each.figures,
          open: openBalance(each, isTarget, at),
          burn,
          outlooks: own,
          exhaustedAt: exhaustedAt.get(commitment.id) ?? null,
        },
        at,
      ),
    };
  });
};

/** metrics 3.8: of a target every period by itself; of a pool what is open, drafts aside. */
const openBalance = ({ segments }: Assessed, isTarget: boolean, at: Instant): Decimal =>
  sumDecimals(
    segments.flatMap(({ segment, balance }) =>
      balance !== null &&
      (isTarget ? segment.start <= at && isPositive(balance) : contains(segment, at))
        ? [balance]
        : [],
    ),
  );

const isBurning = ({ record: { commitment } }: Assessed, at: Instant): boolean =>
  commitment.model === "discontinuous" &&
  contains(commitment, at) &&
  !isCancelledAt(commitment, at);

/** What is bought by the hour is spent as the hours pass: it has no rate, and only ends. */
const byTheHour = (
  { record: { commitment }, figures }: Assessed,
  at: Instant,
): Pick<Standing, "burn" | "ahead" | "whatComes"> => ({
  burn: NOT_APPLICABLE,
  ahead: {
    outlooks: [],
    overage: NOT_APPLICABLE,
    lapse: NOT_APPLICABLE,
    shortfall: NOT_APPLICABLE,
  },
  whatComes: hourlyOutlook(commitment, figures, at),
});

const notBurning = ({ record }: Assessed, at: Instant): Metric<never> =>
  at < record.commitment.start ? NOT_STARTED : NOT_APPLICABLE;

/** That of the group; of a pool that only some usage may draw, what it was drawn by itself. */
export const burnSpanOf = (
  commitment: Commitment,
  spans: Foresight["spans"],
): BurnSpan | undefined => {
  const span = spans.get(burnGroupOf(commitment));
  return isRestricted(commitment) && span !== undefined ? ownSpan(commitment, span) : span;
};

const rateOf = (commitment: Commitment, spans: Foresight["spans"]): Metric<BurnRate> =>
  burnOver(burnSpanOf(commitment, spans));

/** The days of the window on which the pool was open, and what it was drawn in them. */
const ownSpan = ({ id, start }: Commitment, span: BurnSpan): BurnSpan => {
  const from = start > span.start ? start : span.start;
  const length = toEpochMs(span.end) - toEpochMs(from);
  const whole = toEpochMs(span.end) - toEpochMs(span.start);
  const days = Math.max(0, Math.floor((span.days * length) / whole));
  const consumed = span.parts[id] ?? ZERO;
  return { ...span, start: from, days, consumed, parts: { [id]: consumed } };
};

const outlooksOf = (
  { segments }: Assessed,
  outlooks: ReadonlyMap<string, PoolOutlook>,
): SegmentOutlook[] =>
  segments.flatMap(({ segment }) => {
    const outlook = outlooks.get(segment.id);
    return outlook === undefined ? [] : [{ ...outlook, segmentId: segment.id }];
  });

const aheadOf = (
  outlooks: readonly SegmentOutlook[],
  burn: Metric<BurnRate>,
  isTarget: boolean,
): Ahead => {
  const missing: Metric<Decimal> = burn.kind === "no-data" ? burn : NOT_GIVEN;
  const sum = (of: (outlook: SegmentOutlook) => Decimal): Metric<Decimal> =>
    outlooks.length === 0 ? missing : known(sumDecimals(outlooks.map(of)));
  const unused = sum((outlook) => outlook.unused ?? ZERO);
  return {
    outlooks,
    overage: isTarget ? NOT_APPLICABLE : overageOf(outlooks, missing),
    lapse: isTarget ? NOT_APPLICABLE : unused,
    shortfall: isTarget ? unused : NOT_APPLICABLE,
  };
};

/** What has no end goes over by an amount that nobody can say: no part of it is 0. */
const overageOf = (
  outlooks: readonly SegmentOutlook[],
  missing: Metric<Decimal>,
): Metric<Decimal> => {
  if (outlooks.length === 0) return missing;
  const amounts = outlooks.flatMap(({ overage }) => overage ?? []);
  return amounts.length < outlooks.length ? noData(overWithoutEnd) : known(sumDecimals(amounts));
};

const overWithoutEnd =
  "a pool without an end runs out: how much goes beyond it depends on when it ends";

/** Of what does not run. */
const nothingAhead = (isTarget: boolean): Ahead => ({
  outlooks: [],
  overage: isTarget ? NOT_APPLICABLE : known(ZERO),
  lapse: isTarget ? NOT_APPLICABLE : known(ZERO),
  shortfall: isTarget ? known(ZERO) : NOT_APPLICABLE,
});

type Group = { runsTo: Instant | null; readonly pools: SimulatedPool[]; readonly rate: Decimal };

/** metrics 3.14 ruling 30: one simulation per burn group. */
const simulateGroups = (
  assessed: readonly Assessed[],
  spans: Foresight["spans"],
  at: Instant,
): ReadonlyMap<string, PoolOutlook> => {
  const groups = new Map<string, Group>();
  for (const each of assessed) {
    if (!isBurning(each, at)) continue;
    const key = burnGroupOf(each.record.commitment);
    const rate = findValue(burnOver(spans.get(key)));
    if (rate !== null) groups.set(key, { runsTo: "", pools: [], rate: rate.perDay });
  }
  for (const { record, segments } of assessed) {
    const { commitment } = record;
    const group = groups.get(burnGroupOf(commitment));
    if (group === undefined || isCancelledAt(commitment, at)) continue;
    const own = isRestricted(commitment) ? rateOf(commitment, spans) : null;
    // Too little is known of what may draw it: nothing can be foretold of it.
    if (own !== null && findValue(own) === null) continue;
    for (const figures of segments) {
      const pool = toPool(record, figures, at, own && (findValue(own)?.perDay ?? null));
      if (pool === null) continue;
      group.pools.push(pool);
      if (contains(pool, at)) group.runsTo = laterEnd(group.runsTo, pool.end);
    }
  }
  const outlooks = new Map<string, PoolOutlook>();
  for (const { pools, runsTo, rate } of groups.values()) {
    // Pools that open after the last running one has ended cannot change what becomes of it.
    const concerned = pools.filter(({ start }) => runsTo === null || start < runsTo);
    for (const [id, outlook] of simulate(concerned, rate, at)) outlooks.set(id, outlook);
  }
  return outlooks;
};

const laterEnd = (left: Instant | null, right: Instant | null): Instant | null =>
  left === null || right === null ? null : left < right ? right : left;

/** Null for a segment that has ended. */
const toPool = (
  { commitment: rank, read }: Assessed["record"],
  figures: SegmentFigures,
  at: Instant,
  ownPerDay: Decimal | null,
): SimulatedPool | null => {
  const { id, start, end, granted } = figures.segment;
  if (end !== null && end <= at) return null;
  const left =
    granted === null
      ? null
      : start <= at
        ? netOf(figures, areDraftsKnown(read, at))
        : opensWith(figures, rank.rolledOverFrom !== null);
  // What is attained beyond a target is owed to nobody.
  const isBeyond = rank.shape === "build-up" && left !== null && isNegative(left);
  return { id, start, end, left: isBeyond ? ZERO : left, rank, ownPerDay };
};
