import { findValue, known } from "@/lib/domain/base/metric";
import { isZero, negateDecimal, subtractDecimals, ZERO } from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import type { TitledFigure } from "@/lib/domain/figures/figure-table";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import { adjustedGrantKinds, kindsIn } from "@/lib/domain/ledger/entry-kinds";
import {
  amount,
  balanceProofs,
  isTarget,
  type Prove,
  posted,
} from "@/lib/domain/proof/proof-balance";
import {
  consumedOf,
  grantOf,
  line,
  openedOf,
  otherLines,
  type ProofLine,
  result,
  sumOf,
  unusedLines,
} from "@/lib/domain/proof/proof-lines";
import { provePace } from "@/lib/domain/proof/proof-rate";
import type { ProofAccount } from "@/lib/domain/proof/proof-types";
import { originOf, type Standing } from "@/lib/domain/standing/standing";

/** Of a pool that is granted and drawn, or a target that is reached by spending. */
export const provePool = (standing: Standing, figure: TitledFigure, at: Instant): ProofAccount => {
  if (figure === "pace") return provePace(standing, at);
  const opened = standing.segments.filter(({ segment }) => segment.start <= at);
  const open = opened.filter(({ segment }) => contains(segment, at));
  const ended = opened.filter((each) => !open.includes(each));
  const origin = originOf(standing.record.commitment);
  return proofs[figure]({ standing, origin, opened, open, ended });
};

const isRollover = ({ record }: Standing): boolean => record.commitment.rolledOverFrom !== null;

const proofs: Readonly<Record<Exclude<TitledFigure, "pace">, Prove>> = {
  ...balanceProofs,
  committed: ({ standing }) => ({
    value: amount(standing.figures.committed),
    formula: {
      section: "3.14",
      left: "Committed",
      right: isRollover(standing)
        ? "nothing new: it was committed where it rolled over from"
        : "Σ of the whole access schedule (ruling 7)",
    },
    lines: [
      ...(isRollover(standing) ? [] : scheduleLines(standing)),
      result("Committed", standing.figures.committed),
    ],
    kinds: [],
    segments: standing.segments,
    ...posted,
  }),
  rolledIn: ({ standing, opened }) => ({
    value: amount(standing.figures.rolledIn),
    formula: {
      section: "3.12",
      left: "Rolled over in",
      right: "Σ of what came from another commitment, of what is still to begin by the schedule",
    },
    lines: [
      ...standing.segments.flatMap((each) => rolledInLines(each, opened, isRollover(standing))),
      result("Rolled over in", standing.figures.rolledIn),
    ],
    kinds: kindsIn("rollover-in"),
    segments: standing.segments,
    ...posted,
  }),
  rolledOut: ({ standing, origin }) => ({
    value: amount(standing.figures.rolledOut),
    formula: {
      section: "3.12",
      left: "Rolled over out",
      right: "Σ of what left for another commitment",
    },
    lines: [
      ...standing.segments.flatMap(({ segment, rolledOut }) =>
        isZero(rolledOut) ? [] : [line(`Left, ${segment.name}`, origin, known(rolledOut))],
      ),
      result("Rolled over out", standing.figures.rolledOut),
    ],
    kinds: kindsIn("rollover-out"),
    segments: standing.segments,
    ...posted,
  }),
  granted: ({ standing, opened }) => ({
    value: amount(standing.figures.granted),
    formula: {
      section: "3.14",
      left: "Granted",
      right: "Σ of the grants that have opened by then (ruling 7)",
    },
    lines: [
      ...opened.map((each) => grantLine(standing, each)),
      result("Granted", standing.figures.granted),
    ],
    kinds: kindsIn("additions"),
    segments: opened,
    ...posted,
  }),
  drawn: ({ standing, origin, opened }) => ({
    value: amount(standing.figures.drawn),
    formula: {
      section: "3.14",
      left: "Drawn",
      right:
        origin === "derived"
          ? "Σ of the charge days that start in the term, up to its grant (rulings 1, 16)"
          : "Σ of the vendor's own deductions, those of finished invoices",
    },
    lines: [
      ...opened.map((each) => line(`Drawn, ${each.segment.name}`, origin, known(each.drawn))),
      result("Drawn", standing.figures.drawn),
    ],
    kinds: kindsIn("drawdown"),
    segments: opened,
    ...posted,
  }),
  lapsed: ({ standing, origin, opened, ended }) => ({
    value: amount(standing.figures.lapsed),
    formula: {
      section: "3.6",
      left: "Lapsed",
      right:
        origin === "derived"
          ? "Granted − Drawn of every segment that has ended"
          : "Σ of the vendor's own expirations",
    },
    lines: [
      ...(findValue(standing.figures.lapsed) === null
        ? []
        : origin === "derived"
          ? unusedLines(ended)
          : opened.map((each) =>
              line(`Expired, ${each.segment.name}`, origin, known(each.lapsed)),
            )),
      result("Lapsed", standing.figures.lapsed),
    ],
    kinds: kindsIn("expiry"),
    segments: origin === "derived" ? ended : opened,
    ...posted,
  }),
  adjustments: ({ standing, opened, origin }) => ({
    value: amount(standing.figures.adjustments),
    formula: {
      section: "3.12",
      left: "Adjustments",
      right: "Σ of what was credited, cancelled or entered by hand, and of grants off the schedule",
    },
    lines: [
      ...standing.segments.flatMap(({ segment, adjusted }) =>
        isZero(adjusted) ? [] : [line(`Moved, ${segment.name}`, origin, known(adjusted))],
      ),
      ...opened.flatMap((each) => offSchedule(each, isRollover(standing))),
      result("Adjustments", standing.figures.adjustments),
    ],
    kinds: kindsIn("credited", "adjustments", "additions"),
    segments: standing.segments,
    ...posted,
  }),
  truedUp: ({ standing, origin, opened }) => ({
    value: amount(standing.figures.truedUp),
    formula: { section: "3.8", left: "Trued up", right: "Σ of the true-ups that were invoiced" },
    lines: [
      ...opened.map((each) => line(`Trued up, ${each.segment.name}`, origin, known(each.truedUp))),
      result("Trued up", standing.figures.truedUp),
    ],
    kinds: kindsIn("true-up"),
    segments: opened,
    ...posted,
  }),
  overage: ({ standing, origin, opened }) => ({
    value: amount(standing.figures.overage),
    formula: {
      section: "3.14",
      left: "Overage",
      right: "Consumed − Drawn: a memo, in no balance (ruling 16)",
    },
    lines: [
      line("Consumed", origin, known(sumOf(opened, consumedOf))),
      line("Drawn", origin, known(negateDecimal(sumOf(opened, ({ drawn }) => drawn)))),
      result("Overage", standing.figures.overage),
    ],
    kinds: kindsIn("overage"),
    segments: opened,
    ...posted,
  }),
  utilization: ({ standing, origin, opened }) => ({
    value: { type: "ratio", metric: standing.figures.utilization },
    formula: isTarget(standing)
      ? { section: "3.3", left: "Attainment", right: "Attained ÷ Target (ruling 10)" }
      : { section: "3.3", left: "Utilization", right: "Drawn ÷ Adjusted grant" },
    lines: [
      ...opened.map((each) => grantLine(standing, each)),
      ...(isTarget(standing) ? [] : otherLines(opened)),
      isTarget(standing)
        ? result("Target", standing.figures.granted)
        : result("Adjusted grant", standing.figures.adjustedGrant),
      line("Drawn", origin, standing.figures.drawn),
    ],
    kinds: [...adjustedGrantKinds, ...kindsIn("drawdown")],
    segments: opened,
    ...posted,
  }),
};

/** metrics 3.14 ruling 10: a target is what was agreed, whatever was entered on it since. */
const grantLine = (standing: Standing, each: SegmentFigures): ProofLine =>
  line(
    `Grant, ${each.segment.name}`,
    "reported",
    isTarget(standing) && !isRollover(standing) ? grantOf(each) : openedOf(each),
  );

const rolledInLines = (
  each: SegmentFigures,
  opened: readonly SegmentFigures[],
  isRolledOver: boolean,
): ProofLine[] => {
  const isByEntries = opened.includes(each) || !isRolledOver;
  if (isByEntries && isZero(each.rolledIn)) return [];
  return [line(each.segment.name, "reported", isByEntries ? known(each.rolledIn) : grantOf(each))];
};

const offSchedule = (
  { segment, additions }: SegmentFigures,
  isRolledOver: boolean,
): ProofLine[] => {
  const scheduled = isRolledOver ? ZERO : (segment.granted ?? ZERO);
  const off = subtractDecimals(additions, scheduled);
  return isZero(off)
    ? []
    : [line(`Granted off the schedule, ${segment.name}`, "derived", known(off))];
};

const scheduleLines = ({ segments }: Standing): ProofLine[] =>
  segments.map((each) => line(each.segment.name, "reported", grantOf(each)));
