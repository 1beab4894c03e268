import { findValue, mapMetric } from "@/lib/domain/base/metric";
import { type Amount, amountOf } from "@/lib/domain/base/money";
import { restOfTotal } from "@/lib/domain/proof/proof-total";
import type { WireAmountMetric } from "@/lib/wire/common";
import type { Addend, TotalProofPage } from "@/lib/wire/total-proof";

export type Addends = {
  readonly rows: readonly Addend[];
  /** What stands on further pages, exactly: the control total less what is shown. Null at the end. */
  readonly rest: {
    readonly count: number;
    readonly amount: Amount | null;
    readonly below: Amount | null;
  } | null;
};

/** The addends that were read so far, and what those that were not come to. */
export const prepareAddends = (pages: readonly TotalProofPage[]): Addends => {
  const [first] = pages;
  const rows = pages.flatMap(({ data }) => data);
  const count = (first?.total ?? 0) - rows.length;
  if (first === undefined || count <= 0) return { rows, rest: null };
  const { control } = first.proof;
  return {
    rows,
    rest: {
      count,
      amount: restOf(
        control.above,
        rows.map(({ metric }) => metric),
      ),
      below:
        control.below === null
          ? null
          : restOf(
              control.below,
              rows.flatMap(({ below }) => below ?? []),
            ),
    },
  };
};

const restOf = (whole: WireAmountMetric, shown: readonly WireAmountMetric[]): Amount | null => {
  const [unit] = [whole, ...shown].flatMap((metric) => findValue(metric)?.unit ?? []);
  const rest = restOfTotal(digitsOf(whole), shown.map(digitsOf));
  return unit === undefined || rest === null ? null : amountOf(rest, unit);
};

const digitsOf = (metric: WireAmountMetric) => mapMetric(metric, ({ amount }) => amount);
