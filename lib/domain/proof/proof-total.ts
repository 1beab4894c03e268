import { findValue, known, type Metric } from "@/lib/domain/base/metric";
import { type Decimal, isZero, subtractDecimals, sumDecimals } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { type Pool, poolOf } from "@/lib/domain/base/pool";
import { type TotalFigure, titleOf } from "@/lib/domain/figures/provable";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
import { type MetricSum, metricOfSum, toMetricSum } from "@/lib/domain/standing/metric-sum";
import { isCounted, type PositionPart, partOf } from "@/lib/domain/standing/position-sums";
import type { Standing } from "@/lib/domain/standing/standing";

/** Which sums a total is: one, or for a share (metrics 3.3) the two that are divided. */
export type TotalParts = { readonly above: PositionPart; readonly below: PositionPart | null };

export const totalPartsOf = (figure: TotalFigure, pool: Pool): TotalParts =>
  figure === "utilization"
    ? { above: "drawn", below: pool === "target" ? "granted" : "adjustedGrant" }
    : { above: figure, below: null };

/** What one of its parts adds. */
export type AddedSums = { readonly above: MetricSum; readonly below: MetricSum | null };

export type Addend = AddedSums & { readonly standing: Standing };

/** Of commitments that a position counts: what each of them adds; what is left out is not there. */
export const addendsOf = (
  standings: readonly Standing[],
  figure: TotalFigure,
  at: Instant,
): Addend[] =>
  standings.filter(isCounted).flatMap((standing) => {
    const parts = totalPartsOf(figure, poolOf(standing.record.commitment));
    const sumOf = (part: PositionPart) => {
      const metric = partOf(part, standing, at);
      return metric === null ? null : toMetricSum(metric);
    };
    const above = sumOf(parts.above);
    const below = parts.below === null ? null : sumOf(parts.below);
    return above === null ? [] : [{ standing, above, below }];
  });

/** Whether it adds something, or says why it could not: most parts of a total are nothing. */
export const addsSomething = ({ above, below }: AddedSums): boolean =>
  isHeard(above) || (below !== null && isHeard(below));

const isHeard = ({ value, gap }: MetricSum): boolean =>
  gap !== null || (value !== null && !isZero(value));

/** What has no word of its own in a list of what was added is nothing. */
export const addedMetric = (sum: MetricSum): Metric<Decimal> =>
  sum.value === null && sum.gap === null ? known("0") : metricOfSum(sum);

export const totalTitle = (figure: TotalFigure, pool: Pool): string =>
  titleOf(figure, pool) ?? titleOf(figure, "target") ?? figure;

export const totalFormula = (figure: TotalFigure, pool: Pool): ProofAccount["formula"] => {
  const left = totalTitle(figure, pool);
  if (figure !== "utilization")
    return {
      section: sections[figure] ?? "3.14",
      left,
      right: "Σ of each commitment's own, nothing netted with anything (ruling 29)",
    };
  const below = {
    balance: "Σ Adjusted grant",
    target: "Σ Target of the periods that have begun",
    hourly: "Σ Committed in the days read",
  };
  return { section: "3.3", left, right: `Σ Drawn ÷ ${below[pool]}; shares are never averaged` };
};

const sections: Readonly<Partial<Record<TotalFigure, string>>> = {
  overageAhead: "3.5",
  lapseAhead: "3.6",
  shortfallAhead: "3.8",
  endsWithin30: "3.1",
  endsWithin60: "3.1",
  endsWithin90: "3.1",
};

/** What the addends that are not shown come to: the control total less what is. Null of a word. */
export const restOfTotal = (
  whole: Metric<Decimal>,
  shown: readonly Metric<Decimal>[],
): Decimal | null => {
  const total = findValue(whole);
  if (total === null) return null;
  return subtractDecimals(total, sumDecimals(shown.flatMap((metric) => findValue(metric) ?? [])));
};
