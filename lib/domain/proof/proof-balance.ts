import { findValue, known, type Metric, mapMetric } from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  isNegative,
  isZero,
  negateDecimal,
} from "@/lib/domain/base/money";
import type { Origin } from "@/lib/domain/base/origin";
import type { ProvenFigure } from "@/lib/domain/figures/figure-table";
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

/** What is owed of a target counts after its period as well; a pool only while it is open. */
const countedOf = ({ standing, opened, open }: Parts): readonly SegmentFigures[] =>
  isTarget(standing) ? opened : open;

const settledLines = (parts: Parts): ProofLine[] => [
  ...balanceLines(countedOf(parts), parts.origin),
  result(isTarget(parts.standing) ? "Still owed" : "Settled", parts.standing.figures.settled),
];

/** Before the latest read drafts are no figure of their own, yet they are in what is available. */
const pendingLine = ({ standing: { figures } }: Parts): ProofLine => {
  const [settled, available] = [findValue(figures.settled), findValue(figures.available)];
  const isHidden = findValue(figures.pending) === null && settled !== null && available !== null;
  return line(
    "Pending",
    "reported",
    isHidden ? known(addDecimals(available, negateDecimal(settled))) : negated(figures.pending),
  );
};

/** Takes the sum of `lines` to the figure: what is archived counts as nothing, below zero as zero. */
const levelLine = (label: string, from: Decimal | null, to: Metric<Decimal>): ProofLine[] => {
  const value = findValue(to);
  if (from === null || value === null) return [];
  const step = addDecimals(value, negateDecimal(from));
  return isZero(step) ? [] : [line(label, "derived", known(step))];
};

type Balance = Extract<
  ProvenFigure,
  "settled" | "available" | "pending" | "remaining" | "exposure"
>;

/** What is left, and what may be said of it. */
export const balanceProofs: Readonly<Record<Balance, Prove>> = {
  settled: (parts) => ({
    value: amount(parts.standing.figures.settled),
    formula: {
      section: "3.2",
      left: "Settled",
      right: isTarget(parts.standing)
        ? "Σ of the posted entries, until it is trued up"
        : "Σ of the posted entries of the open segments",
    },
    lines: settledLines(parts),
    kinds: movingKinds,
    segments: countedOf(parts),
    ...posted,
  }),
  available: (parts) => {
    const { figures } = parts.standing;
    const beforeArchive = addMetrics(figures.settled, negated(figures.pending));
    return {
      value: amount(figures.available),
      formula: { section: "3.2", left: "Available", right: "Settled − Pending" },
      lines: [
        ...settledLines(parts),
        pendingLine(parts),
        ...levelLine("Archived, can no longer be used", beforeArchive, figures.available),
        result("Available", figures.available),
      ],
      kinds: movingKinds,
      segments: countedOf(parts),
      ...posted,
    };
  },
  pending: (parts) => ({
    value: amount(parts.standing.figures.pending),
    formula: {
      section: "3.2",
      left: "Pending",
      right: isTarget(parts.standing)
        ? "Σ of the drafts not yet posted"
        : "Σ of the drafts not yet posted, of the open segments",
    },
    lines: [result("Pending", parts.standing.figures.pending)],
    kinds: movingKinds,
    segments: countedOf(parts),
    status: "draft",
    within: null,
  }),
  remaining: (parts) => {
    const { figures } = parts.standing;
    const left = addMetrics(figures.settled, figures.notYetOpen);
    return {
      value: amount(figures.remaining),
      formula: { section: "3.11", left: "Remaining", right: "Settled + still to open" },
      lines: [
        ...settledLines(parts),
        line("Still to open", "reported", figures.notYetOpen),
        ...levelLine("No longer usable or owed", left, figures.remaining),
        result("Remaining", figures.remaining),
      ],
      kinds: movingKinds,
      segments: countedOf(parts),
      ...posted,
    };
  },
  exposure: (parts) => {
    const { figures } = parts.standing;
    const owed = addMetrics(figures.settled, negated(figures.pending));
    return {
      value: amount(figures.exposure),
      formula: {
        section: "3.8",
        left: "Exposure",
        right: "max(0, Target − Attained), drafts counted as attained (ruling 10)",
      },
      lines: isTarget(parts.standing)
        ? [
            ...settledLines(parts),
            pendingLine(parts),
            ...(owed !== null && isNegative(owed)
              ? levelLine("More was attained than was owed", owed, figures.exposure)
              : levelLine("Archived, no longer owed", owed, figures.exposure)),
            result("Exposure", figures.exposure),
          ]
        : [result("Exposure", figures.exposure)],
      kinds: isTarget(parts.standing) ? movingKinds : [],
      segments: countedOf(parts),
      ...posted,
    };
  },
};

/** Null as soon as one of them has no number. */
const addMetrics = (left: Metric<Decimal>, right: Metric<Decimal>): Decimal | null => {
  const first = findValue(left);
  if (first === null || right.kind === "not-applicable") return first;
  const second = findValue(right);
  return second === null ? null : addDecimals(first, second);
};
