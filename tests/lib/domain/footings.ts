import { findValue, type Metric } from "@/lib/domain/base/metric";
import { addDecimals, type Decimal, ZERO } from "@/lib/domain/base/money";

type Line = { readonly metric: Metric<Decimal>; readonly isResult: boolean };

/** Beside every result of a small account, what the lines above it add up to. */
export const footingsOf = (lines: readonly Line[]): [sum: string, result: string][] => {
  const pairs: [string, string][] = [];
  let sum = ZERO;
  let count = 0;
  for (const { metric, isResult } of lines) {
    const value = findValue(metric);
    if (!isResult) {
      sum = addDecimals(sum, value ?? ZERO);
      count += 1;
    } else if (count > 0 && value !== null) {
      pairs.push([sum, value]);
    }
  }
  return pairs;
};
