import { findValue, known, noData } from "@/lib/domain/base/metric";
import type { ProvenFigure } from "@/lib/domain/figures/provable";
import { burnSpanOf } from "@/lib/domain/standing/foresee";
import type { CommitmentBook } from "@/lib/server/answers/account-book";
import { toAmountMetric } from "@/lib/server/answers/figures";
import type { Quotient } from "@/lib/wire/provenance";

/** The two numbers of a share or of a rate; null for a sum. */
export const quotientOf = (
  { standing, spans }: CommitmentBook,
  figure: ProvenFigure,
): Quotient | null => {
  const { record, figures } = standing;
  const { unit, shape, model } = record.commitment;
  if (figure === "utilization") {
    const isTarget = shape === "build-up";
    const below = isTarget || model === "continuous" ? figures.granted : figures.adjustedGrant;
    return {
      above: toAmountMetric(figures.drawn, unit),
      below: toAmountMetric(below, unit),
      days: null,
    };
  }
  if (figure !== "burn" || findValue(standing.burn) === null) return null;
  const span = burnSpanOf(record.commitment, spans);
  return {
    above: toAmountMetric(span ? known(span.consumed) : noData("no complete day yet"), unit),
    below: null,
    days: span?.days ?? null,
  };
};
