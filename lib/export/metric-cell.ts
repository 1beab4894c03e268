import { findValue } from "@/lib/domain/base/metric";
import { type Cell, numberCell, textCell } from "@/lib/export/cell";
import type { WireAmountMetric } from "@/lib/wire/common";

/** A missing amount is said in words: it is no zero. */
export const metricCell = (metric: WireAmountMetric): Cell => {
  const value = findValue(metric);
  return value === null ? textCell(metric.kind.replaceAll("-", " ")) : numberCell(value.amount);
};
