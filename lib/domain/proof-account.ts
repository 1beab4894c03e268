import type { SegmentFigures } from "@/lib/domain/balance";
import type { EntryKind } from "@/lib/domain/ledger-entry";
import type { BurnSpan } from "@/lib/domain/measured-burn";
import { findValue, known, type Metric, mapMetric, NO_DENOMINATOR } from "@/lib/domain/metric";
import { type Decimal, negateDecimal } from "@/lib/domain/money";
import { pacingSegments } from "@/lib/domain/pacing";
import { contains, type Instant } from "@/lib/domain/period";
import {
  balanceLines,
  consumedOf,
  grantOf,
  line,
  openedOf,
  otherLines,
  type ProofLine,
  result,
  sumOf,
  unusedLines,
} from "@/lib/domain/proof-lines";
import type { Standing } from "@/lib/domain/standing";

export const provenFigures = [
  "committed",
  "granted",
  "drawn",
  "settled",
  "pending",
  "available",
  "lapsed",
  "overage",
  "utilization",
  "pace",
  "burn",
] as const;
export type ProvenFigure = (typeof provenFigures)[number];

export type ProofAccount = {
  readonly title: string;
  readonly value: { readonly type: "amount" | "ratio"; readonly metric: Metric<Decimal> };
  readonly formula: { readonly section: string; readonly left: string; readonly right: string };
  readonly lines: readonly ProofLine[];
  /** Which entries stand behind the figure. */
  readonly kinds: readonly EntryKind[];
  readonly segments: readonly SegmentFigures[];
  readonly status: "posted" | "draft";
  /** Null: whenever they count. */
  readonly within: { readonly start: Instant; readonly end: Instant } | null;
};

/** What burns together with the commitment (`streamKey`), other terms included. */
export type ProvenStream = {
  readonly span: BurnSpan | undefined;
  readonly segments: readonly SegmentFigures[];
};

const moving: readonly EntryKind[] = [
  "grant",
  "drawdown",
  "expiration",
  "rollover-in",
  "rollover-out",
  "cancellation",
  "credit-back",
  "true-up",
  "adjustment",
];

/** How a figure of a commitment comes about, in lines that sum to it. */
export const proofAccountOf = (
  standing: Standing,
  figure: ProvenFigure,
  stream: ProvenStream,
  at: Instant,
): ProofAccount => {
  const { figures, segments } = standing;
  const opened = segments.filter(({ segment }) => segment.start <= at);
  const open = segments.filter(({ segment }) => contains(segment, at));
  const ended = opened.filter((each) => !open.includes(each));
  const posted = { status: "posted" as const, within: null };
  const amount = (metric: Metric<Decimal>) => ({ type: "amount" as const, metric });
  switch (figure) {
    case "committed":
      return {
        title: "Committed",
        value: amount(figures.committed),
        formula: {
          section: "3.14",
          left: "Committed",
          right: "Σ of the whole access schedule (ruling 7)",
        },
        lines: [
          ...segments.map((each) => line(each.segment.name, "reported", grantOf(each))),
          result("Committed", figures.committed),
        ],
        kinds: [],
        segments,
        ...posted,
      };
    case "granted":
      return {
        title: "Granted to date",
        value: amount(figures.granted),
        formula: {
          section: "3.14",
          left: "Granted",
          right: "Σ of the grants that have opened by then (ruling 7)",
        },
        lines: [
          ...opened.map((each) => line(`Grant, ${each.segment.name}`, "reported", openedOf(each))),
          result("Granted", figures.granted),
        ],
        kinds: ["grant"],
        segments: opened,
        ...posted,
      };
    case "drawn":
      return {
        title: "Drawn",
        value: amount(figures.drawn),
        formula: {
          section: "3.14",
          left: "Drawn",
          right: "Σ of the charge days that start in the term, up to its grant (rulings 1, 16)",
        },
        lines: [
          ...opened.map((each) =>
            line(`Drawn, ${each.segment.name}`, "derived", known(each.drawn)),
          ),
          result("Drawn", figures.drawn),
        ],
        kinds: ["drawdown"],
        segments: opened,
        ...posted,
      };
    case "settled":
      return {
        title: "Settled",
        value: amount(figures.settled),
        formula: {
          section: "3.2",
          left: "Settled",
          right: "Σ of the posted entries of the open segments",
        },
        lines: [...balanceLines(open), result("Settled", figures.settled)],
        kinds: moving,
        segments: open,
        ...posted,
      };
    case "available":
      return {
        title: "Available, incl. pending",
        value: amount(figures.available),
        formula: { section: "3.2", left: "Available", right: "Settled − Pending" },
        lines: [
          ...balanceLines(open),
          result("Settled", figures.settled),
          line("Pending", "reported", mapMetric(figures.pending, negateDecimal)),
          result("Available", figures.available),
        ],
        kinds: moving,
        segments: open,
        ...posted,
      };
    case "pending":
      return {
        title: "Pending",
        value: amount(figures.pending),
        formula: { section: "3.2", left: "Pending", right: "Σ of the drafts not yet posted" },
        lines: [result("Pending", figures.pending)],
        kinds: moving,
        segments,
        status: "draft",
        within: null,
      };
    case "lapsed":
      return {
        title: "Lapsed",
        value: amount(figures.lapsed),
        formula: {
          section: "3.6",
          left: "Lapsed",
          right: "Granted − Drawn of every segment that has ended",
        },
        lines: [
          ...(findValue(figures.lapsed) === null ? [] : unusedLines(ended)),
          result("Lapsed", figures.lapsed),
        ],
        kinds: ["expiration"],
        segments: ended,
        ...posted,
      };
    case "overage":
      return {
        title: "Overage",
        value: amount(figures.overage),
        formula: {
          section: "3.14",
          left: "Overage",
          right: "Consumed − Drawn: a memo, in no balance (ruling 16)",
        },
        lines: [
          line("Consumed", "derived", known(sumOf(opened, consumedOf))),
          line("Drawn", "derived", known(negateDecimal(sumOf(opened, ({ drawn }) => drawn)))),
          result("Overage", figures.overage),
        ],
        kinds: ["overage"],
        segments: opened,
        ...posted,
      };
    case "utilization":
      return {
        title: "Utilization",
        value: { type: "ratio", metric: figures.utilization },
        formula: { section: "3.3", left: "Utilization", right: "Drawn ÷ Adjusted grant" },
        lines: [
          ...opened.map((each) => line(`Grant, ${each.segment.name}`, "reported", openedOf(each))),
          ...otherLines(opened),
          result("Adjusted grant", figures.adjustedGrant),
          line("Drawn", "derived", figures.drawn),
        ],
        kinds: moving.filter((kind) => kind !== "expiration"),
        segments: opened,
        ...posted,
      };
    case "pace":
      return paceAccount(standing, at);
    case "burn":
      return burnAccount(standing, stream.span, stream.segments);
  }
};

const paceAccount = (standing: Standing, at: Instant): ProofAccount => {
  const { figures, segments } = standing;
  const pacing = pacingSegments(segments, at);
  const variance = mapMetric(figures.pace, (pace) => pace.variance);
  return {
    title: "Pace against plan",
    value: { type: "amount", metric: variance },
    formula: {
      section: "3.7",
      left: "Variance",
      right: "Drawn − Plan, where Plan = granted × elapsed share",
    },
    lines: [
      line("Drawn", "derived", known(sumOf(pacing, ({ drawn }) => drawn))),
      line(
        "Plan, linear",
        "derived",
        mapMetric(figures.pace, ({ plan }) => negateDecimal(plan)),
      ),
      result("Variance", variance),
    ],
    kinds: ["drawdown"],
    segments: pacing,
    status: "posted",
    within: null,
  };
};

const burnAccount = (
  { burn }: Standing,
  span: BurnSpan | undefined,
  ofStream: readonly SegmentFigures[],
): ProofAccount => {
  const days = findValue(burn)?.days ?? null;
  return {
    title: "Burn per day",
    value: { type: "amount", metric: mapMetric(burn, ({ perDay }) => perDay) },
    formula: {
      section: "3.4",
      left: "Burn",
      right: `Consumed over the last complete days ÷ ${days ?? "their number"}`,
    },
    lines: [
      result(
        days === null ? "Consumed over complete days" : `Consumed over ${days} complete days`,
        span === undefined ? NO_DENOMINATOR : known(span.consumed),
      ),
    ],
    kinds: ["drawdown", "overage"],
    segments: ofStream,
    status: "posted",
    within: span ? { start: span.earliestStart, end: span.latestEnd } : null,
  };
};
