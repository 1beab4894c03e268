import { findValue, known, type Metric, mapMetric } from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  isNegative,
  isPositive,
  isZero,
  negateDecimal,
} from "@/lib/domain/base/money";
import type { Origin } from "@/lib/domain/base/origin";
import { netOf, opensWith } from "@/lib/domain/figures/balance-parts";
import type { ProvenFigure } from "@/lib/domain/figures/provable";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { movingKinds } from "@/lib/domain/ledger/entry-kinds";
import { balanceLines, line, type ProofLine, result } from "@/lib/domain/proof/proof-lines";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
import type { Standing } from "@/lib/domain/standing/standing";

/** A commitment, and its segments by what they are at T. */
export type Parts = {
  readonly standing: Standing;
  readonly origin: Origin;
  /** Started by T, open at T, over by T. */
  readonly opened: readonly SegmentFigures[];
  readonly open: readonly SegmentFigures[];
  readonly ended: readonly SegmentFigures[];
};

export type Prove = (parts: Parts) => ProofAccount;

export const posted = { status: "posted" as const, within: null };
export const amount = (metric: Metric<Decimal>) => ({ type: "amount" as const, metric });
const negated = (metric: Metric<Decimal>): Metric<Decimal> => mapMetric(metric, negateDecimal);
export const isTarget = ({ record }: Standing): boolean => record.commitment.shape === "build-up";

const settledLines = (parts: Parts): ProofLine[] => [
  ...balanceLines(parts.opened, parts.origin),
  result(isTarget(parts.standing) ? "Owed, settled" : "Settled", parts.standing.figures.settled),
];

const pendingLine = ({ standing: { figures } }: Parts): ProofLine =>
  line("Pending", "reported", negated(figures.pending));

/** metrics 3.14 ruling 29: what is left of no use, and what is below zero, has a line of its own. */
const apartLines = ({ standing }: Parts): ProofLine[] => {
  const { unusable, overdrawn } = standing.figures;
  const below = isTarget(standing)
    ? "Beyond the target, owed to nobody"
    : "Overdrawn, in a line of its own";
  return [
    ...nonZeroMetric("Over or withdrawn, no longer usable", negated(unusable)),
    ...nonZeroMetric(below, negated(overdrawn)),
  ];
};

const nonZeroMetric = (label: string, metric: Metric<Decimal>): ProofLine[] => {
  const value = findValue(metric);
  return value === null || isZero(value) ? [] : [line(label, "derived", metric)];
};

/** What is left of each segment that has begun, drafts deducted where they are known. */
const netLines = (
  { standing, opened, origin }: Parts,
  counts: (each: SegmentFigures, net: Decimal) => boolean,
): ProofLine[] => {
  const hasDrafts = standing.figures.pending.kind !== "no-data";
  return opened.flatMap((each) => {
    const net = netOf(each, hasDrafts);
    return counts(each, net) ? [line(each.segment.name, origin, known(net))] : [];
  });
};

/** Takes the sum of `lines` to the figure. */
const levelLine = (label: string, from: Decimal | null, to: Metric<Decimal>): ProofLine[] => {
  const value = findValue(to);
  if (from === null || value === null) return [];
  const step = addDecimals(value, negateDecimal(from));
  return isZero(step) ? [] : [line(label, "derived", known(step))];
};

type Balance = Extract<
  ProvenFigure,
  | "settled"
  | "available"
  | "overdrawn"
  | "unusable"
  | "pending"
  | "remaining"
  | "exposure"
  | "notYetOpen"
>;

/** What is left, and what may be said of it. */
export const balanceProofs: Readonly<Record<Balance, Prove>> = {
  settled: (parts) => ({
    value: amount(parts.standing.figures.settled),
    formula: {
      section: "3.2",
      left: "Settled",
      right: "Σ of the posted entries of the segments that have begun",
    },
    lines: settledLines(parts),
    ...behind(parts),
  }),
  available: (parts) => ({
    value: amount(parts.standing.figures.available),
    formula: {
      section: "3.14",
      left: "Available",
      right: "Σ of Settled − Pending where something is left (ruling 29)",
    },
    lines: [
      ...settledLines(parts),
      pendingLine(parts),
      ...apartLines(parts),
      result("Available", parts.standing.figures.available),
    ],
    ...behind(parts),
  }),
  overdrawn: (parts) => ({
    value: amount(parts.standing.figures.overdrawn),
    formula: {
      section: "3.14",
      left: isTarget(parts.standing) ? "Beyond" : "Overdrawn",
      right: "Σ of Settled − Pending where it is below zero (ruling 29)",
    },
    lines: [
      ...netLines(parts, (_, net) => isNegative(net)),
      result(
        isTarget(parts.standing) ? "Beyond the target" : "Overdrawn",
        parts.standing.figures.overdrawn,
      ),
    ],
    ...behind(parts),
  }),
  unusable: (parts) => {
    const { standing, open } = parts;
    const isWithdrawn = standing.state === "cancelled";
    return {
      value: amount(standing.figures.unusable),
      formula: {
        section: "3.2",
        left: "No longer usable",
        right: "what is left of segments that are over or withdrawn, and no entry has closed",
      },
      lines: [
        ...netLines(
          parts,
          (each, net) =>
            isPositive(net) && (isWithdrawn || (!isTarget(standing) && !open.includes(each))),
        ),
        result("No longer usable", standing.figures.unusable),
      ],
      ...behind(parts),
    };
  },
  pending: (parts) => ({
    value: amount(parts.standing.figures.pending),
    formula: {
      section: "3.2",
      left: "Pending",
      right: "Σ of the drafts not yet posted, of the segments that have begun",
    },
    lines: [result("Pending", parts.standing.figures.pending)],
    kinds: movingKinds,
    segments: parts.opened,
    status: "draft",
    within: null,
  }),
  remaining: (parts) => {
    const { figures } = parts.standing;
    const left = addMetrics(figures.settled, figures.notYetOpen);
    return {
      value: amount(figures.remaining),
      formula: {
        section: "3.11",
        left: "Remaining",
        right: "Settled of what is open + still to open",
      },
      lines: [
        ...settledLines(parts),
        line("Still to open", "reported", figures.notYetOpen),
        ...levelLine("Over or withdrawn, no longer usable or owed", left, figures.remaining),
        result("Remaining", figures.remaining),
      ],
      ...behind(parts),
    };
  },
  notYetOpen: ({ standing, opened }) => {
    const { segments, record, figures } = standing;
    const isRollover = record.commitment.rolledOverFrom !== null;
    return {
      value: amount(figures.notYetOpen),
      formula: {
        section: "3.2",
        left: "Not yet open",
        right: "Σ of what the segments still to begin will open with",
      },
      lines: [
        ...segments.flatMap((each) =>
          opened.includes(each)
            ? []
            : [line(each.segment.name, "reported", known(opensWith(each, isRollover)))],
        ),
        result("Not yet open", figures.notYetOpen),
      ],
      kinds: [],
      segments: segments.filter((each) => !opened.includes(each)),
      ...posted,
    };
  },
  exposure: (parts) => {
    const { figures } = parts.standing;
    return {
      value: amount(figures.exposure),
      formula: {
        section: "3.8",
        left: "Exposure",
        right:
          "Σ of max(0, Target − Attained) of each period, drafts counted as attained (ruling 10)",
      },
      lines: isTarget(parts.standing)
        ? [
            ...settledLines(parts),
            pendingLine(parts),
            ...apartLines(parts),
            result("Exposure", figures.exposure),
          ]
        : [result("Exposure", figures.exposure)],
      ...behind(parts),
      kinds: isTarget(parts.standing) ? movingKinds : [],
    };
  },
};

/** The entries that a balance stands on. */
const behind = ({ opened }: Parts) => ({ kinds: movingKinds, segments: opened, ...posted });

/** Null as soon as one of them has no number. */
const addMetrics = (left: Metric<Decimal>, right: Metric<Decimal>): Decimal | null => {
  const first = findValue(left);
  if (first === null || right.kind === "not-applicable") return first;
  const second = findValue(right);
  return second === null ? null : addDecimals(first, second);
};
