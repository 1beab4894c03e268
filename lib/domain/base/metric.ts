/**
 * A figure that may have no number. Zero, missing and meaningless are three different things
 * (metrics 3.3, lessons 13), so a bare number is never passed around.
 */
export type Metric<Value> =
  | { readonly kind: "value"; readonly value: Value }
  /** A number from a read that did not finish: shown only beside the word "incomplete". */
  | { readonly kind: "incomplete"; readonly value: Value; readonly reason: string }
  /** The period lies in the future. */
  | { readonly kind: "not-started" }
  /** The source did not answer for this span, or there is too little of it. */
  | { readonly kind: "no-data"; readonly reason: string }
  /** The source has no such field for this record. */
  | { readonly kind: "not-given" }
  /** Division by zero: nothing was committed. */
  | { readonly kind: "undefined" }
  /** The question makes no sense for this source ("pending" where there are no drafts). */
  | { readonly kind: "not-applicable" };

export type MetricKind = Metric<unknown>["kind"];

export const known = <Value>(value: Value): Metric<Value> => ({ kind: "value", value });
export const NOT_STARTED = { kind: "not-started" } as const;
export const NOT_GIVEN = { kind: "not-given" } as const;
export const NO_DENOMINATOR = { kind: "undefined" } as const;
export const NOT_APPLICABLE = { kind: "not-applicable" } as const;
export const noData = (reason: string): Metric<never> => ({ kind: "no-data", reason });

/** The number if there is one, complete or not. */
export const findValue = <Value>(metric: Metric<Value>): Value | null =>
  metric.kind === "value" || metric.kind === "incomplete" ? metric.value : null;

export const mapMetric = <From, To>(metric: Metric<From>, map: (value: From) => To): Metric<To> => {
  if (metric.kind === "value") return { kind: "value", value: map(metric.value) };
  if (metric.kind === "incomplete") return { ...metric, value: map(metric.value) };
  return metric;
};

/** Marks a number as coming from an unfinished read; words stay words. */
export const markIncomplete = <Value>(metric: Metric<Value>, reason: string): Metric<Value> =>
  metric.kind === "value" ? { kind: "incomplete", value: metric.value, reason } : metric;

/** What a number holds inside, marked as the whole is; the words of either stand. */
export const flatMetric = <From, To>(
  metric: Metric<From>,
  inside: (value: From) => Metric<To>,
): Metric<To> => {
  if (metric.kind === "value") return inside(metric.value);
  if (metric.kind === "incomplete") return markIncomplete(inside(metric.value), metric.reason);
  return metric;
};
