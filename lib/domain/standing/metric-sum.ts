import {
  known,
  type Metric,
  NOT_APPLICABLE,
  NOT_GIVEN,
  NOT_STARTED,
  noData,
} from "@/lib/domain/base/metric";
import { type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";

/**
 * What is left of metrics that were added up, so that sums can be added up again, here or in the
 * database: the same whether all parts are summed at once or group by group.
 */
export type MetricSum = {
  /** Of the parts that have a number; null where none has. */
  readonly value: Decimal | null;
  /** Which kinds of part there were: a set of `marks`. */
  readonly marks: number;
  /** Why a part is missing or unfinished: of several reasons the first in the order of letters. */
  readonly gap: string | null;
};

const marks = { number: 1, notGiven: 2, notApplicable: 4, gap: 8, notStarted: 16 } as const;

export const NOTHING_SUMMED: MetricSum = { value: null, marks: 0, gap: null };

/** Most parts of a sum are nothing: ended, not drawn, not rolled over. */
const zero: MetricSum = { value: ZERO, marks: marks.number, gap: null };

export const toMetricSum = (metric: Metric<Decimal>): MetricSum => {
  switch (metric.kind) {
    case "value":
      return metric.value === ZERO ? zero : { value: metric.value, marks: marks.number, gap: null };
    case "incomplete":
      return { value: metric.value, marks: marks.number | marks.gap, gap: metric.reason };
    case "no-data":
      return { value: null, marks: marks.gap, gap: metric.reason };
    case "not-given":
      return { value: null, marks: marks.notGiven, gap: null };
    case "not-applicable":
      return { value: null, marks: marks.notApplicable, gap: null };
    case "not-started":
      return { value: null, marks: marks.notStarted, gap: null };
    // An amount has no denominator: nothing that is added up is undefined.
    case "undefined":
      return NOTHING_SUMMED;
  }
};

/** However they were grouped before: the sum of all of them. */
export const joinMetricSums = (sums: Iterable<MetricSum>): MetricSum => {
  const values: Decimal[] = [];
  let all = 0;
  let first: string | null = null;
  for (const { value, marks: own, gap } of sums) {
    if (value !== null) values.push(value);
    all |= own;
    if (gap !== null && (first === null || gap < first)) first = gap;
  }
  return { value: values.length === 0 ? null : sumDecimals(values), marks: all, gap: first };
};

/**
 * A total says when a part of it is missing: a part without data or from an unfinished read makes
 * it incomplete, what has not started counts nothing beside what has, what is not given is the
 * caller's to count.
 */
export const metricOfSum = ({ value, marks: own, gap }: MetricSum): Metric<Decimal> => {
  if (own === marks.notGiven) return NOT_GIVEN;
  if (own === marks.notStarted) return NOT_STARTED;
  if (value === null && gap !== null) return noData(gap);
  if (value === null && (own & marks.notApplicable) !== 0) return NOT_APPLICABLE;
  const total = value ?? ZERO;
  return gap === null ? known(total) : { kind: "incomplete", value: total, reason: gap };
};

/** Σ of many metrics. */
export const sumMetrics = (parts: readonly Metric<Decimal>[]): Metric<Decimal> =>
  metricOfSum(joinMetricSums(parts.map(toMetricSum)));
