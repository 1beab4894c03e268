import type { Metric, MetricKind } from "@/lib/domain/base/metric";

/** The word printed where a number cannot be, and why. */
export type MetricWord = { readonly word: string; readonly reason: string };

type WordKind = Exclude<MetricKind, "value" | "incomplete">;

const words: Readonly<Record<WordKind, MetricWord>> = {
  "not-started": { word: "not started", reason: "The period has not begun." },
  "no-data": { word: "no data", reason: "The source did not answer for this span." },
  "not-given": { word: "not given", reason: "The source has no such field." },
  undefined: { word: "no commitment", reason: "Nothing was committed, so there is no ratio." },
  "not-applicable": { word: "n/a", reason: "The source has no such thing." },
};

/** Null when the metric is a number. */
export const findMetricWord = (metric: Metric<unknown>): MetricWord | null => {
  if (metric.kind === "value" || metric.kind === "incomplete") return null;
  const known = words[metric.kind];
  return metric.kind === "no-data" && metric.reason ? { ...known, reason: metric.reason } : known;
};

/** A figure as plain text: the number, the number and "incomplete", or the word in its place. */
export const formatMetric = <Value>(
  metric: Metric<Value>,
  formatValue: (value: Value) => string,
): string => {
  if (metric.kind === "value") return formatValue(metric.value);
  if (metric.kind === "incomplete") return `${formatValue(metric.value)} incomplete`;
  return words[metric.kind].word;
};
