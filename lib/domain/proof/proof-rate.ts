import { findValue, known, mapMetric, NO_DENOMINATOR } from "@/lib/domain/base/metric";
import { negateDecimal } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import { pacingSegments } from "@/lib/domain/figures/pacing";
import type { BurnSpan } from "@/lib/domain/forecast/measured-burn";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import { line, result, sumOf } from "@/lib/domain/proof/proof-lines";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
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
      line(
        "Plan, linear",
        "derived",
        mapMetric(figures.pace, ({ plan }) => negateDecimal(plan)),
      ),
      result("Variance", variance),
    ],
    kinds: kindsIn("drawdown"),
    segments: pacing,
    status: "posted",
    within: null,
  };
};

/** Over the last complete days, or the last complete invoice periods of a source that posts them. */
export const proveRate = (
  { burn, record }: Standing,
  span: BurnSpan | undefined,
  ofStream: readonly SegmentFigures[],
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
    lines: [result(label, span === undefined ? NO_DENOMINATOR : known(span.consumed))],
    kinds: kindsIn("drawdown", "overage"),
    segments: ofStream,
    status: "posted",
    within: span ? { start: span.start, end: span.end } : null,
  };
};
