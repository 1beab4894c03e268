import { known, type Metric, markIncomplete, NOT_GIVEN, noData } from "@/lib/domain/base/metric";
import { addDecimals, type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { meaninglessIn, notStarted } from "@/lib/domain/figures/figure-table";
import type { FiguresInput } from "@/lib/domain/figures/figures-input";
import { utilization } from "@/lib/domain/figures/utilization";
import { overHours } from "@/lib/domain/hourly/hourly-day";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { isCancelledAt } from "@/lib/domain/standing/state";

const neverRead = "its utilization has not been read yet";

/**
 * metrics 3.3, 3.11 and ruling 18 of 3.14: use-it-or-lose-it by the hour. Granted, drawn and lapsed
 * are those of the days read, committed is nominal (hours of the term × what is committed an hour),
 * remaining is what is still to be paid for. Utilization is Σ used hours / Σ committed hours.
 */
export const continuousFigures = (input: FiguresInput, at: Instant) => {
  const { segments, read, period, terms, hours } = input;
  const marked = <Value>(metric: Metric<Value>): Metric<Value> =>
    read.termsGap === null ? metric : markIncomplete(metric, read.termsGap);
  const committed = marked(sumGiven(segments.map(({ segment }) => segment.granted)));
  if (at < period.start) {
    return { ...notStarted, committed, remaining: committed, ...meaninglessIn.hourly };
  }
  const isDoubtful = hours !== null && hours.doubtfulDays > 0;
  const unread = noData(read.consumptionGap ?? (isDoubtful ? doubtOf(hours) : neverRead));
  const consumed = <Value>(metric: Metric<Value>): Metric<Value> => {
    if (metric.kind !== "value") return metric;
    if (hours === null || hours.whole.days === 0) return unread;
    if (read.consumptionGap !== null) return markIncomplete(metric, read.consumptionGap);
    return marked(hours.doubtfulDays === 0 ? metric : markIncomplete(metric, doubtOf(hours)));
  };
  const amount = (of: (figures: SegmentFigures) => Decimal): Metric<Decimal> =>
    terms.perHour === null ? NOT_GIVEN : consumed(known(sumDecimals(segments.map(of))));
  // Each day grants what it used and wasted, whether or not the whole term's amount is known.
  const granted = amount(({ drawn, lapsed }) => addDecimals(drawn, lapsed));
  return {
    committed,
    remaining: marked(remainingAt(input, at)),
    granted,
    adjustedGrant: granted,
    drawn: amount((figures) => figures.drawn),
    lapsed: amount((figures) => figures.lapsed),
    // Hours of which nobody knows how they were used are no data: something was committed all the same.
    utilization:
      hours === null || hours.whole.days === 0
        ? unread
        : consumed(utilization(hours.whole.usedHours, hours.whole.hours)),
    ...meaninglessIn.hourly,
  };
};

const sumGiven = (amounts: readonly (Decimal | null)[]): Metric<Decimal> => {
  const given = amounts.filter((amount) => amount !== null);
  return given.length === 0 || given.length < amounts.length
    ? NOT_GIVEN
    : known(sumDecimals(given));
};

/** metrics 3.11: hourly commit × the hours left of the term. */
const remainingAt = ({ period, terms }: FiguresInput, at: Instant): Metric<Decimal> => {
  const { perHour } = terms;
  // What is owed after a cancellation is between the customer and its cloud.
  if (isCancelledAt(terms, at)) return NOT_GIVEN;
  if (period.end !== null && period.end <= at) return perHour === null ? NOT_GIVEN : known(ZERO);
  if (perHour === null || period.end === null) return NOT_GIVEN;
  return known(overHours(perHour, at, period.end));
};

const doubtOf = ({ doubtfulDays }: { readonly doubtfulDays: number }): string =>
  doubtfulDays === 1
    ? "the utilization of 1 day cannot be used as it stands"
    : `the utilization of ${doubtfulDays} days cannot be used as it stands`;
