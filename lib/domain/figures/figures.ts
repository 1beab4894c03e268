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
  isNegative,
  isZero,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import { poolOf } from "@/lib/domain/base/pool";
import { continuousFigures } from "@/lib/domain/figures/continuous-figures";
import {
  type CommitmentFigures,
  meaninglessIn,
  notStarted,
} from "@/lib/domain/figures/figure-table";
import type { FiguresInput } from "@/lib/domain/figures/figures-input";
import { paceTogether, pacingSegments, plannedAt, planShareAt } from "@/lib/domain/figures/pacing";
import { consumptionRatio, utilization } from "@/lib/domain/figures/utilization";
import { type SegmentFigures, usableBalance } from "@/lib/domain/ledger/balance";

const neverRead = "its consumption has not been read yet";
const endedUnread = "ended, not read since";
const startedUnread = "started, not read since";

/** metrics 3.2, 3.3, 3.7 and rulings 4, 6, 7 of 3.14, with the word for every missing number. */
export const figuresAt = (input: FiguresInput, at: Instant): CommitmentFigures => {
  const { segments, read, period, terms: agreed } = input;
  if (agreed.model === "continuous") return continuousFigures(input, at);
  const isGiven = segments.length > 0 && segments.every(({ segment }) => segment.granted !== null);
  const terms = <Value>(metric: Metric<Value>): Metric<Value> =>
    read.termsGap === null ? metric : markIncomplete(metric, read.termsGap);
  const schedule = (counts: (start: Instant) => boolean): Metric<Decimal> =>
    isGiven
      ? terms(
          known(
            sumDecimals(
              segments
                .filter(({ segment }) => counts(segment.start))
                .map(({ segment }) => segment.granted ?? ZERO),
            ),
          ),
        )
      : NOT_GIVEN;
  const whole = schedule(() => true);
  const nothing = isGiven ? terms(known(ZERO)) : NOT_GIVEN;
  const isRollover = agreed.rolledOverFrom !== null;
  const scheduled = {
    committed: isRollover ? nothing : whole,
    rolledIn: isRollover ? whole : nothing,
    notYetOpen: schedule((start) => start > at),
  };
  if (at < period.start) {
    const remaining = scheduled.notYetOpen;
    return { ...notStarted, ...scheduled, remaining, ...meaninglessIn[poolOf(agreed)] };
  }
  return openedFigures(input, at, { isGiven, terms, ...scheduled });
};

type Schedule = Pick<CommitmentFigures, "committed" | "rolledIn" | "notYetOpen"> & {
  readonly isGiven: boolean;
  readonly terms: <Value>(metric: Metric<Value>) => Metric<Value>;
};

/**
 * Ratios and plans are worked out when they are asked for: a list shows fifty rows, but counts and
 * totals read the amounts of every commitment.
 */
const openedFigures = (
  input: FiguresInput,
  at: Instant,
  { isGiven, terms, committed, rolledIn, notYetOpen }: Schedule,
): CommitmentFigures => {
  const { segments, origin, terms: agreed } = input;
  const isTarget = agreed.shape === "build-up";
  const isArchived = agreed.archivedAt !== null && agreed.archivedAt <= at;
  const given = <Value>(value: Value): Metric<Value> => (isGiven ? known(value) : NOT_GIVEN);
  const consumed = markConsumption(input, at, terms);
  const add = (of: (figures: SegmentFigures) => Decimal | null): Decimal => {
    const [first, ...others] = segments.map((figures) => of(figures) ?? ZERO);
    return first !== undefined && others.length === 0
      ? first
      : sumDecimals(first === undefined ? [] : [first, ...others]);
  };
  const drawn = add((figures) => figures.drawn);
  const overage = add((figures) => figures.overage);
  const adjusted = isGiven ? add((figures) => figures.adjustedGrant) : null;
  // A target is owed until it is trued up, after its period too.
  const settled = isTarget
    ? add(({ segment, balance }) => (segment.start <= at ? balance : ZERO))
    : (usableBalance(segments, at) ?? ZERO);
  // A draft on a segment that is over takes from what lapses there, not from what is open.
  const pending = add((figures) =>
    isTarget || contains(figures.segment, at) ? figures.pending : ZERO,
  );
  // metrics 3.14 ruling 9: what is archived keeps its balance and can no longer be used.
  const available = isArchived
    ? ZERO
    : origin === "derived" || pending === ZERO
      ? settled
      : subtractDecimals(settled, pending);
  // metrics 3.14 ruling 10: corrections and rollovers change what is owed, not the target.
  const denominator = isTarget ? add((figures) => figures.granted) : (adjusted ?? ZERO);
  return {
    committed,
    rolledIn,
    notYetOpen,
    rolledOut: consumed(given(add((figures) => figures.rolledOut))),
    get remaining() {
      return isArchived
        ? consumed(given(ZERO))
        : consumed(plus(given(isTarget ? atLeastZero(settled) : settled), notYetOpen));
    },
    get exposure() {
      return consumed(given(atLeastZero(available)));
    },
    granted: terms(given(add((figures) => figures.granted))),
    adjustedGrant: terms(given(adjusted ?? ZERO)),
    drawn: consumed(known(drawn)),
    overage: consumed(isGiven ? known(overage) : NOT_GIVEN),
    settled: consumed(given(settled)),
    pending: pendingAt(input, pending, at),
    available: consumed(given(available)),
    lapsed: lapsedAt(input, at, given(add((figures) => figures.lapsed)), consumed),
    get utilization() {
      return consumed(isGiven ? utilization(drawn, denominator) : NOT_GIVEN);
    },
    get consumption() {
      return consumed(isGiven ? consumptionRatio(drawn, overage, denominator) : NOT_GIVEN);
    },
    get pace() {
      return consumed(paceTogether(pacingSegments(segments, at), at));
    },
    get planShare() {
      return terms(planShareAt(pacingSegments(segments, at), at));
    },
    get planned() {
      return terms(plannedAt(segments, at, isGiven));
    },
    ...meaninglessIn[isTarget ? "target" : "balance"],
  };
};

const plus = (left: Metric<Decimal>, right: Metric<Decimal>): Metric<Decimal> => {
  const added = findValue(right);
  return added === null ? right : mapMetric(left, (value) => addDecimals(value, added));
};

const atLeastZero = (value: Decimal): Decimal => (isNegative(value) ? ZERO : value);

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
  const wasReadToItsEnd = period.end !== null && read.readTo !== null && period.end <= read.readTo;
  return wasReadToItsEnd && !read.gapIsAnywhere ? null : read.consumptionGap;
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
  const { origin, read } = input;
  if (origin === "derived") return NOT_APPLICABLE;
  const gap = gapOf(input, at);
  if (gap !== null) return noData(gap);
  if (read.readTo !== null && at < read.readTo && pending !== ZERO) {
    return noData("drafts are known only as of the latest read");
  }
  return known(pending);
};
