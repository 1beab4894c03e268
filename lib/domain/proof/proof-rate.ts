import { findValue, known, mapMetric, NO_DENOMINATOR } from "@/lib/domain/base/metric";
import { negateDecimal, ZERO } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { planAt } from "@/lib/domain/figures/pace";
import { pacingSegments } from "@/lib/domain/figures/pacing";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import { line, type ProofLine, result, sumOf } from "@/lib/domain/proof/proof-lines";
import type { ProofAccount, ProvenStream } from "@/lib/domain/proof/proof-types";
import { originOf, type Standing } from "@/lib/domain/standing/standing";

export const provePace = (standing: Standing, at: Instant): ProofAccount => {
  const { figures, segments, record } = standing;
  const origin = originOf(record.commitment);
  const pacing = pacingSegments(segments, at);
  const variance = mapMetric(figures.pace, (pace) => pace.variance);
  return {
    value: { type: "amount", metric: variance },
    formula: {
      section: "3.7",
      left: "Variance",
      right: "Drawn − Plan, where Plan = granted × elapsed share",
    },
    lines: [
      line("Drawn", origin, known(sumOf(pacing, ({ drawn }) => drawn))),
      ...planLines(pacing, figures.pace, at),
      result("Variance", variance),
    ],
    kinds: kindsIn("drawdown"),
    segments: pacing,
    status: "posted",
    within: null,
  };
};

/** The plan of each segment that is paced; words where there is no plan to be drawn. */
const planLines = (
  pacing: readonly SegmentFigures[],
  pace: Standing["figures"]["pace"],
  at: Instant,
): ProofLine[] =>
  findValue(pace) === null
    ? [
        line(
          "Plan, linear",
          "derived",
          mapMetric(pace, ({ plan }) => negateDecimal(plan)),
        ),
      ]
    : pacing.map(({ segment }) =>
        line(
          `Plan, linear, ${segment.name}`,
          "derived",
          known(negateDecimal(planAt(segment, segment.granted ?? ZERO, at) ?? ZERO)),
        ),
      );

/** Over the last complete days, or the last complete invoice periods of a source that posts them. */
export const proveRate = (
  { burn, record }: Standing,
  { span, segments, names }: ProvenStream,
): ProofAccount => {
  const days = findValue(burn)?.days ?? null;
  const isReported = originOf(record.commitment) === "reported";
  const label = isReported
    ? "Deducted by the last complete invoice periods"
    : days === null
      ? "Consumed over complete days"
      : `Consumed over ${days} complete days`;
  return {
    value: { type: "amount", metric: mapMetric(burn, ({ perDay }) => perDay) },
    formula: {
      section: "3.4",
      left: "Burn",
      right: isReported
        ? `Deducted in the last complete invoice periods ÷ their ${days ?? ""} days`
        : `Consumed over the last complete days ÷ ${days ?? "their number"}`,
    },
    lines: [
      ...Object.entries(span?.parts ?? {})
        .map(([id, consumed]) =>
          line(names.get(id) ?? id, originOf(record.commitment), known(consumed)),
        )
        .sort((left, right) => (left.label < right.label ? -1 : 1)),
      result(label, span === undefined ? NO_DENOMINATOR : known(span.consumed)),
    ],
    kinds: kindsIn("drawdown", "overage"),
    segments,
    status: "posted",
    within: span ? { start: span.start, end: span.end } : null,
  };
};
