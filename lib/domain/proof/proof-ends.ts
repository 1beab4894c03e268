import { known, NOT_APPLICABLE } from "@/lib/domain/base/metric";
import type { Instant } from "@/lib/domain/base/period";
import { line, result } from "@/lib/domain/proof/proof-lines";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
import {
  type EndingSide,
  endingSegments,
  type PositionPart,
  partOf,
} from "@/lib/domain/standing/position-sums";
import { originOf, type Standing } from "@/lib/domain/standing/standing";

export type EndingFigure = Extract<PositionPart, `${"ends" | "overdrawn"}Within${string}`>;

const soon: Readonly<Record<EndingFigure, { readonly days: number; readonly side: EndingSide }>> = {
  endsWithin30: { days: 30, side: "left" },
  endsWithin60: { days: 60, side: "left" },
  endsWithin90: { days: 90, side: "left" },
  overdrawnWithin30: { days: 30, side: "overdrawn" },
  overdrawnWithin60: { days: 60, side: "overdrawn" },
  overdrawnWithin90: { days: 90, side: "overdrawn" },
};

export const isEnding = (figure: string): figure is EndingFigure => figure in soon;

/** metrics 3.1: the worst case of what ends soon, segment by segment. */
export const proveEnding = (
  standing: Standing,
  figure: EndingFigure,
  at: Instant,
): ProofAccount => {
  const { days, side } = soon[figure];
  const metric = partOf(figure, standing, at) ?? NOT_APPLICABLE;
  const counted = metric.kind === "not-applicable" ? [] : endingSegments(standing, days, at, side);
  const label = side === "left" ? `Ends within ${days} days` : `Ends overdrawn within ${days} days`;
  return {
    value: { type: "amount", metric },
    formula: {
      section: "3.1",
      left: label,
      right:
        side === "left"
          ? `Σ of all that is left on segments that end within ${days} calendar days, today excluded`
          : `Σ of what is below zero on segments that end within ${days} calendar days (ruling 29)`,
    },
    lines: [
      ...counted.map(({ figures, amount }) =>
        line(figures.segment.name, originOf(standing.record.commitment), known(amount)),
      ),
      result(label, metric),
    ],
    kinds: [],
    segments: counted.map(({ figures }) => figures),
    status: "posted",
    within: null,
  };
};
