import {
  findValue,
  known,
  type Metric,
  mapMetric,
  markIncomplete,
  NOT_APPLICABLE,
  NOT_GIVEN,
  noData,
} from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  isPositive,
  isZero,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import {
  areDraftsKnown,
  type BalanceParts,
  balanceParts,
  gapOfReads,
} from "@/lib/domain/figures/balance-parts";
import { continuousFigures } from "@/lib/domain/figures/continuous-figures";
import {
  type CommitmentFigures,
  meaninglessIn,
  notStarted,
} from "@/lib/domain/figures/figure-table";
import type { FiguresInput } from "@/lib/domain/figures/figures-input";
import { paceTogether, pacingSegments, plannedAt, planShareAt } from "@/lib/domain/figures/pacing";
import { consumptionRatio, utilization } from "@/lib/domain/figures/utilization";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { isCancelledAt } from "@/lib/domain/standing/state";

const neverRead = "its consumption has not been read yet";
const endedUnread = "ended, not read since";
const startedUnread = "started, not read since";

/** metrics 3.2, 3.3, 3.7 and rulings 4, 6, 7, 29 of 3.14, with the word for every missing number. */
export const figuresAt = (input: FiguresInput, at: Instant): CommitmentFigures => {
  const { segments, read, period, terms: agreed } = input;
  if (agreed.model === "continuous") return continuousFigures(input, at);
  const isGiven = segments.length > 0 && segments.every(({ segment }) => segment.granted !== null);
  const terms = <Value>(metric: Metric<Value>): Metric<Value> =>
    read.termsGap === null ? metric : markIncomplete(metric, read.termsGap);
  const given = <Value>(value: Value): Metric<Value> => (isGiven ? known(value) : NOT_GIVEN);
  const parts = balanceParts(input, at);
  const isRollover = agreed.rolledOverFrom !== null;
  const scheduled = {
    // What rolled over was committed where it came from.
    committed: terms(given(isRollover ? ZERO : scheduleOf(segments))),
    rolledIn: terms(given(parts.rolledIn)),
    notYetOpen: terms(given(parts.notYetOpen)),
  };
  if (at < period.start) {
    const { notYetOpen: remaining } = scheduled;
    // Whatever was entered ahead of its begin changes what it will open with, and nothing else yet.
    const base = addDecimals(isRollover ? ZERO : scheduleOf(segments), parts.rolledIn);
    const adjustments = terms(given(subtractDecimals(parts.notYetOpen, base)));
    return {
      ...notStarted,
      ...scheduled,
      remaining,
      adjustments,
      ...meaninglessIn[poolOf(agreed)],
    };
  }
  return openedFigures(input, at, { given, terms, parts, ...scheduled });
};

const scheduleOf = (segments: readonly SegmentFigures[]): Decimal =>
  sumDecimals(segments.map(({ segment }) => segment.granted ?? ZERO));

type Schedule = Pick<CommitmentFigures, "committed" | "rolledIn" | "notYetOpen"> & {
  readonly given: <Value>(value: Value) => Metric<Value>;
  readonly terms: <Value>(metric: Metric<Value>) => Metric<Value>;
  readonly parts: BalanceParts;
};

/**
 * Ratios and plans are worked out when they are asked for: a list shows fifty rows, but counts and
 * totals read the amounts of every commitment.
 */
const openedFigures = (
  input: FiguresInput,
  at: Instant,
  { given, terms, parts, committed, rolledIn, notYetOpen }: Schedule,
): CommitmentFigures => {
  const { segments, terms: agreed } = input;
  const isTarget = agreed.shape === "build-up";
  const isWithdrawn = isCancelledAt(agreed, at);
  const isGiven = committed.kind !== "not-given";
  const consumed = markConsumption(input, at, terms);
  const add = (of: (figures: SegmentFigures) => Decimal | null): Decimal => {
    const [first, ...others] = segments.map((figures) => of(figures) ?? ZERO);
    return first !== undefined && others.length === 0
      ? first
      : sumDecimals(first === undefined ? [] : [first, ...others]);
  };
  const drawn = add((figures) => figures.drawn);
  const overage = add((figures) => figures.overage);
  const adjusted = isGiven ? add((figures) => figures.adjustedGrant) : ZERO;
  // metrics 3.14 rulings 10 and 27: what is to be reached is what was agreed, corrections do not move it.
  const granted = isTarget ? targetAt(input, at) : add((figures) => figures.granted);
  const denominator = isTarget ? granted : adjusted;
  const pending = pendingAt(input, parts.pending, at);
  const net = (amount: Decimal): Metric<Decimal> => {
    const metric = consumed(given(amount));
    return pending.kind === "no-data" ? markIncomplete(metric, pending.reason) : metric;
  };
  return {
    committed,
    rolledIn,
    notYetOpen,
    rolledOut: consumed(given(add((figures) => figures.rolledOut))),
    adjustments: consumed(given(parts.adjustments)),
    get remaining() {
      const left = isTarget ? owedOf(segments, at) : parts.open;
      return isWithdrawn ? consumed(given(ZERO)) : consumed(plus(given(left), notYetOpen));
    },
    exposure: net(parts.available),
    granted: terms(given(granted)),
    adjustedGrant: terms(given(adjusted)),
    drawn: consumed(known(drawn)),
    overage: consumed(isGiven ? known(overage) : NOT_GIVEN),
    settled: consumed(given(parts.settled)),
    pending,
    available: net(parts.available),
    overdrawn: net(parts.overdrawn),
    unusable: net(parts.unusable),
    lapsed: lapsedAt(input, at, given(add((figures) => figures.lapsed)), consumed),
    truedUp: consumed(given(add((figures) => figures.truedUp))),
    get utilization() {
      return consumed(isGiven ? utilization(drawn, denominator) : NOT_GIVEN);
    },
    get consumption() {
      return consumed(isGiven ? consumptionRatio(drawn, overage, denominator) : NOT_GIVEN);
    },
    // What was withdrawn runs to no plan any more (metrics 3.14 rulings 9, 13 and 27).
    get pace() {
      return isWithdrawn
        ? NOT_APPLICABLE
        : consumed(paceTogether(pacingSegments(segments, at), at));
    },
    get planShare() {
      return isWithdrawn ? NOT_APPLICABLE : terms(planShareAt(pacingSegments(segments, at), at));
    },
    get planned() {
      return isWithdrawn ? NOT_APPLICABLE : terms(plannedAt(segments, at, isGiven));
    },
    ...meaninglessIn[isTarget ? "target" : "balance"],
  };
};

/** The target of the periods that have begun; what rolled over adds to what is owed, not to it. */
const targetAt = ({ segments, terms }: FiguresInput, at: Instant): Decimal =>
  terms.rolledOverFrom !== null
    ? sumDecimals(segments.map(({ additions }) => additions))
    : scheduleOf(segments.filter(({ segment }) => segment.start <= at));

/** metrics 3.8: every period by itself, nothing netted. */
const owedOf = (segments: readonly SegmentFigures[], at: Instant): Decimal =>
  sumDecimals(
    segments.map(({ segment, balance }) =>
      segment.start <= at && balance !== null && isPositive(balance) ? balance : ZERO,
    ),
  );

const plus = (left: Metric<Decimal>, right: Metric<Decimal>): Metric<Decimal> => {
  const added = findValue(right);
  return added === null ? right : mapMetric(left, (value) => addDecimals(value, added));
};

/** Marks numbers that stand on consumption: never read, read in part, or not read since an edge. */
const markConsumption = (
  input: FiguresInput,
  at: Instant,
  terms: <Value>(metric: Metric<Value>) => Metric<Value>,
) => {
  const { period, read } = input;
  const isNeverRead = read.readTo === null && read.consumptionGap === null;
  const gap = gapOf(input, at);
  return <Value>(metric: Metric<Value>): Metric<Value> => {
    if (metric.kind !== "value") return metric;
    if (isNeverRead && at >= period.start) return noData(neverRead);
    return terms(gap === null ? metric : markIncomplete(metric, gap));
  };
};

const gapOf = (input: FiguresInput, at: Instant): string | null => {
  const { period, origin, read } = input;
  if (hasEndedUnread(input, at)) return endedUnread;
  if (origin === "derived" && read.readTo !== null && read.readTo < period.start) {
    return startedUnread;
  }
  return gapOfReads(period, read);
};

/** What is left of an ended pool has lapsed only once a read after the end has booked it. */
const hasEndedUnread = ({ period, origin, read, segments }: FiguresInput, at: Instant): boolean => {
  if (origin !== "derived" || period.end === null || at < period.end) return false;
  if (read.readTo === null || read.readTo < period.end) return true;
  return segments.some(({ balance }) => balance !== null && !isZero(balance));
};

const lapsedAt = (
  input: FiguresInput,
  at: Instant,
  lapsed: Metric<Decimal>,
  consumed: (metric: Metric<Decimal>) => Metric<Decimal>,
): Metric<Decimal> => {
  const marked = consumed(lapsed);
  return marked.kind !== "no-data" && marked.kind !== "not-given" && hasEndedUnread(input, at)
    ? noData(endedUnread)
    : marked;
};

/**
 * metrics 3.14 ruling 5: drafts are known only as of a read; a derived ledger has none. Ruling 24: where that
 * read is not whole, nobody knows which there are.
 */
const pendingAt = (input: FiguresInput, pending: Decimal, at: Instant): Metric<Decimal> => {
  if (input.origin === "derived") return NOT_APPLICABLE;
  if (input.read.consumptionGap !== null) return noData(input.read.consumptionGap);
  return areDraftsKnown(input.read, at)
    ? known(pending)
    : noData("drafts are known only as of the latest read");
};
