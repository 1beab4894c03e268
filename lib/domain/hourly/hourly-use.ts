import {
  findValue,
  known,
  type Metric,
  NOT_GIVEN,
  NOT_STARTED,
  noData,
} from "@/lib/domain/base/metric";
import {
  compareDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
  sumDecimals,
  unitKey,
} from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { type Ratio, utilization } from "@/lib/domain/figures/utilization";
import type { HourShare } from "@/lib/domain/hourly/hourly-day";
import type { HourlyPart, PartKey } from "@/lib/domain/hourly/hourly-part";
import { sumMetrics } from "@/lib/domain/standing/metric-sum";

/** What several commitments can be weighed by: an amount of one unit, or normalized units. */
export const useWeights = ["amount", "normalized-units"] as const;
export type UseWeight = (typeof useWeights)[number];

/** How well several commitments by the hour are used together (metrics 3.3). */
export type HourlyUse =
  /** Σ used ÷ Σ committed: in one unit, or in normalized units inside one instance family. */
  | {
      readonly kind: "weighted";
      readonly by: UseWeight;
      readonly ratio: Ratio;
      readonly count: number;
    }
  /** No common measure: percentages are never averaged, so only where they lie is said. */
  | {
      readonly kind: "spread";
      readonly min: Ratio;
      readonly median: Ratio;
      readonly max: Ratio;
      readonly count: number;
      readonly reason: string;
    }
  | { readonly kind: "none"; readonly reason: string };

/** Of the last thirty days: hours with a value, weighted by themselves. */
export const recentUse = (
  { record: { commitment, hours } }: HourlyPart,
  at: Instant,
): Metric<Ratio> => {
  if (commitment.start > at) return NOT_STARTED;
  if (hours === null || hours.recent.days === 0) return noData("no day of the last 30 has a value");
  return shareOf(hours.recent);
};

const shares = new WeakMap<HourShare, Metric<Ratio>>();

/** Divided once, however many orders, totals and rows ask for it. */
const shareOf = (share: HourShare): Metric<Ratio> => {
  const divided = shares.get(share);
  if (divided !== undefined) return divided;
  const ratio = utilization(share.usedHours, share.hours);
  shares.set(share, ratio);
  return ratio;
};

/** What was paid for in the last thirty days and not used. */
export const recentUnused = (part: HourlyPart, at: Instant): Metric<Decimal> => {
  const { commitment, hours } = part.record;
  const ratio = recentUse(part, at);
  if (ratio.kind === "not-started" || ratio.kind === "no-data") return ratio;
  if (commitment.perHour === null || hours === null) return NOT_GIVEN;
  return known(multiplyDecimals(commitment.perHour, unusedHours(hours.recent)));
};

const unusedHours = ({ hours, usedHours }: HourShare): Decimal =>
  subtractDecimals(hours, usedHours);

type Weighed = {
  readonly part: HourlyPart;
  readonly recent: HourShare;
  readonly ratio: Ratio;
};

/** metrics 3.3: two plans at 90 % of $10 and 50 % of $90 an hour are 54 %, not 70 %. */
export const useTogether = (
  several: readonly HourlyPart[],
  atOf: (part: HourlyPart) => Instant,
): HourlyUse => {
  const parts = several.flatMap((part): Weighed[] => {
    const ratio = findValue(recentUse(part, atOf(part)));
    const recent = part.record.hours?.recent;
    return ratio === null || recent === undefined ? [] : [{ part, recent, ratio }];
  });
  if (parts.length === 0) return { kind: "none", reason: "no day of the last 30 has a value" };
  const units = new Set(parts.map(({ part }) => unitKey(part.record.commitment.unit)));
  const amounts = weightsOf(parts, ({ record }) => record.commitment.perHour);
  if (amounts !== null && units.size === 1) return weighted(parts, amounts, "amount");
  const families = new Set(parts.map(({ part }) => findText(part, "family")));
  const normalized = weightsOf(parts, (part) => findNumber(part, "normalized-units"));
  if (normalized !== null && families.size === 1 && !families.has(null)) {
    return weighted(parts, normalized, "normalized-units");
  }
  return spread(parts, units.size > 1 ? severalUnits(parts) : withoutAmount(parts));
};

/** Null where one of them has no weight: a total without it would be another group's. */
const weightsOf = (
  parts: readonly Weighed[],
  of: (part: HourlyPart) => Decimal | null,
): readonly Decimal[] | null => {
  const weights = parts.map(({ part }) => of(part)).filter((weight) => weight !== null);
  return weights.length === parts.length ? weights : null;
};

const weighted = (
  parts: readonly Weighed[],
  weights: readonly Decimal[],
  by: UseWeight,
): HourlyUse => {
  const sum = (of: (share: HourShare) => Decimal): Decimal =>
    sumDecimals(
      parts.map(({ recent }, index) => multiplyDecimals(weights[index] ?? "0", of(recent))),
    );
  const ratio = divideDecimals(
    sum(({ usedHours }) => usedHours),
    sum(({ hours }) => hours),
  );
  return ratio === null
    ? { kind: "none", reason: "nothing was committed" }
    : { kind: "weighted", by, ratio, count: parts.length };
};

const spread = (parts: readonly Weighed[], reason: string): HourlyUse => {
  const ratios = parts.map(({ ratio }) => ratio).sort(compareDecimals);
  const middle = ratios.length / 2;
  const lower = ratios[Math.ceil(middle) - 1] ?? "0";
  const upper = ratios[Math.floor(middle)] ?? lower;
  return {
    kind: "spread",
    min: ratios[0] ?? "0",
    median: multiplyDecimals(sumDecimals([lower, upper]), "0.5"),
    max: ratios.at(-1) ?? "0",
    count: parts.length,
    reason,
  };
};

const severalUnits = (parts: readonly Weighed[]): string => {
  const codes = [...new Set(parts.map(({ part }) => part.record.commitment.unit.code))];
  return `${codes.sort().join(" and ")} cannot be added`;
};

const withoutAmount = (parts: readonly Weighed[]): string => {
  const count = parts.filter(({ part }) => part.record.commitment.perHour === null).length;
  return `${count} of ${parts.length} ${count === 1 ? "gives" : "give"} no amount to weigh by`;
};

export const findText = ({ record }: HourlyPart, key: PartKey): string | null =>
  record.commitment.attributes.find((attribute) => attribute.key === key)?.text ?? null;

const findNumber = (part: HourlyPart, key: PartKey): Decimal | null =>
  parseDecimal(findText(part, key) ?? "");

/** A sum per unit; those whose amount is not given are left out of it and counted. */
export const sumGiven = (
  parts: readonly HourlyPart[],
  of: (part: HourlyPart) => Metric<Decimal>,
): { readonly sum: Metric<Decimal>; readonly withoutAmount: number } => {
  const metrics = parts.map(of);
  const given = metrics.filter(({ kind }) => kind !== "not-given");
  return {
    sum: given.length === 0 ? NOT_GIVEN : sumMetrics(given),
    withoutAmount: metrics.length - given.length,
  };
};
