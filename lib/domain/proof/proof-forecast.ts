import { known, type Metric, NOT_APPLICABLE, noData } from "@/lib/domain/base/metric";
import { type Decimal, isPositive, isZero, subtractDecimals, ZERO } from "@/lib/domain/base/money";
import type { TitledFigure } from "@/lib/domain/figures/figure-table";
import type { SegmentOutlook, WhatComes } from "@/lib/domain/forecast/what-comes";
import { line, type ProofLine, result } from "@/lib/domain/proof/proof-lines";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
import type { Standing } from "@/lib/domain/standing/standing";

export type AheadFigure = "overageAhead" | "lapseAhead" | "shortfallAhead";

const withoutEnd = noData("it has no end");

/** What the one simulation says (metrics 3.14 ruling 30), added up over the segments of a commitment. */
export const proveAhead = (standing: Standing, figure: AheadFigure): ProofAccount => {
  const { ahead } = standing;
  const { outlooks } = ahead;
  const of = {
    overageAhead: ahead.overage,
    lapseAhead: ahead.lapse,
    shortfallAhead: ahead.shortfall,
  };
  const metric = of[figure];
  const { label, formula } = wordsOf[figure];
  const lines = outlooks.flatMap((outlook) =>
    figure === "overageAhead"
      ? overLines(standing, outlook)
      : leftLines(standing, outlook, figure === "shortfallAhead"),
  );
  return {
    ...noEntries(standing),
    value: { type: "amount", metric },
    formula,
    lines: [...(metric.kind === "not-applicable" ? [] : lines), result(label, metric)],
  };
};

const wordsOf = {
  overageAhead: {
    label: "Overage ahead",
    formula: {
      section: "3.5",
      left: "Overage ahead",
      right: "what is consumed beyond every pool until the end of each segment (ruling 30)",
    },
  },
  lapseAhead: {
    label: "Expected to lapse",
    formula: {
      section: "3.6",
      left: "Expected to lapse",
      right: "Σ of what each segment ends with, at this rate (ruling 30)",
    },
  },
  shortfallAhead: {
    label: "Short ahead",
    formula: {
      section: "3.8",
      left: "Short ahead",
      right: "Σ of what each period still asks for at its end, at this rate (ruling 30)",
    },
  },
} as const satisfies Readonly<
  Record<AheadFigure, { label: string; formula: ProofAccount["formula"] }>
>;

/** The one thing that comes: the segment it happens to, or the figure that says what has happened. */
export const proveWhatComes = (
  standing: Standing,
  proveFigure: (figure: TitledFigure) => ProofAccount,
): ProofAccount => {
  const { whatComes, ahead, record } = standing;
  const isTarget = record.commitment.shape === "build-up";
  const metric = amountOf(whatComes);
  const value = { type: "amount", metric } as const;
  const outlook = ahead.outlooks.find((each) => happensTo(each, whatComes));
  if (outlook === undefined) {
    if (whatComes.kind === "true-up-due") return proveTrueUpDue(standing, value);
    const figure = standsOnFigure[whatComes.kind];
    if (figure !== null) return { ...proveFigure(figure), value };
    return {
      ...noEntries(standing),
      value,
      formula: {
        section: "3.5",
        left: "What comes",
        right: "what the rate of consumption leads to",
      },
      lines: [result("What comes", metric)],
    };
  }
  const isOver = whatComes.kind === "runs-out";
  const balance = leftLines(standing, outlook, isTarget);
  return {
    ...noEntries(standing),
    value,
    formula: {
      section: isTarget ? "3.8" : "3.5",
      left: "What comes",
      right: "the first thing that happens to a segment, at this rate (ruling 30)",
    },
    lines: isOver
      ? [...overLines(standing, outlook), result("Beyond it by its end", metric)]
      : [...balance, result(isTarget ? "Short at its end" : "Left at its end", leftAtEnd(outlook))],
  };
};

const happensTo = (
  { end, unused, emptyAt, overFrom }: SegmentOutlook,
  comes: WhatComes,
): boolean => {
  switch (comes.kind) {
    case "runs-out":
      return overFrom === comes.at;
    case "lapses":
      return end === comes.at && unused === comes.unused;
    case "falls-short":
      return end === comes.at && unused === comes.shortfall;
    case "hands-over":
    case "reaches-target":
      return emptyAt === comes.at;
    default:
      return false;
  }
};

/** What has happened, or is said by the terms, is the proof of a figure. */
const standsOnFigure: Readonly<Record<WhatComes["kind"], TitledFigure | null>> = {
  exhausted: "overage",
  "spoken-for": "available",
  "ended-over": "overage",
  "ended-unused": "lapsed",
  ended: "lapsed",
  ends: "remaining",
  opens: "committed",
  met: "drawn",
  "trued-up": "truedUp",
  waived: "drawn",
  cancelled: "unusable",
  "true-up-due": null,
  "runs-out": null,
  lapses: null,
  "hands-over": null,
  "falls-short": null,
  "reaches-target": null,
  unknown: null,
};

const amountOf = (comes: WhatComes): Metric<Decimal> => {
  switch (comes.kind) {
    case "runs-out":
      return comes.overage === null ? withoutEnd : known(comes.overage);
    case "exhausted":
    case "ended-over":
      return known(comes.overage);
    case "lapses":
    case "ended-unused":
      return known(comes.unused);
    case "falls-short":
    case "true-up-due":
      return known(comes.shortfall);
    case "trued-up":
      return known(comes.amount);
    case "ends":
      return comes.toPay;
    case "unknown":
      return noData(comes.reason);
    default:
      return NOT_APPLICABLE;
  }
};

const proveTrueUpDue = (standing: Standing, value: ProofAccount["value"]): ProofAccount => ({
  ...noEntries(standing),
  value,
  formula: {
    section: "3.8",
    left: "Ended short",
    right: "Σ of what posted entries left owed of each period, nothing netted",
  },
  lines: [
    ...standing.segments.flatMap(({ segment, balance }) =>
      balance !== null && isPositive(balance)
        ? [line(`Owed, ${segment.name}`, "derived", known(balance))]
        : [],
    ),
    result("Ended short", value.metric),
  ],
});

const leftAtEnd = ({ unused }: SegmentOutlook): Metric<Decimal> =>
  unused === null ? withoutEnd : known(unused);

/** From what is there now to what the segment ends with; what is below zero cannot lapse. */
const leftLines = (
  { segments }: Standing,
  outlook: SegmentOutlook,
  isTarget: boolean,
): ProofLine[] => {
  const [first, last] = [outlook.line[0], outlook.line[outlook.line.length - 1]];
  if (first === undefined || last === undefined) return [];
  const name = nameOf(segments, outlook);
  const beside = subtractDecimals(outlook.unused ?? ZERO, last.left);
  const words = isTarget
    ? ["Still asked for", "Attained at this rate"]
    : ["Left", "Drawn at this rate"];
  return [
    line(`${words[0]}, ${name}`, "derived", known(first.left)),
    line(`${words[1]}, ${name}`, "derived", known(subtractDecimals(last.left, first.left))),
    ...(isZero(beside)
      ? []
      : [
          line(
            outlook.end === null
              ? `Has no end, ${name}`
              : `Overdrawn, nothing of it lapses, ${name}`,
            "derived",
            known(beside),
          ),
        ]),
  ];
};

const overLines = ({ segments }: Standing, outlook: SegmentOutlook): ProofLine[] =>
  outlook.overFrom === null
    ? []
    : [
        line(
          `Beyond every pool, charged to ${nameOf(segments, outlook)}`,
          "derived",
          outlook.overage === null ? withoutEnd : known(outlook.overage),
        ),
      ];

const nameOf = (segments: Standing["segments"], { segmentId }: SegmentOutlook): string =>
  segments.find(({ segment }) => segment.id === segmentId)?.segment.name ?? segmentId;

/** No entry stands behind what has not happened. */
const noEntries = ({ segments }: Standing) => ({
  kinds: [],
  segments,
  status: "posted" as const,
  within: null,
});
