import type { BarParts, Meaning } from "@/components/marks/meaning";
import { findValue, type Metric } from "@/lib/domain/base/metric";
import { type Amount, type Decimal, sumDecimals, ZERO } from "@/lib/domain/base/money";
import type { CommitmentRow, Figures } from "@/lib/wire/commitment";

const digits = (metric: Metric<Amount>): Decimal | undefined => findValue(metric)?.amount;

type BarFigures = Pick<
  Figures,
  "drawn" | "pending" | "available" | "notYetOpen" | "lapsed" | "overage"
>;

/** The parts of a bar: what has no number has no length. */
export const toBarParts = (figures: BarFigures): BarParts =>
  given({
    drawn: digits(figures.drawn),
    pending: digits(figures.pending),
    available: digits(figures.available),
    "not-open": digits(figures.notYetOpen),
    lapsed: digits(figures.lapsed),
    overage: digits(figures.overage),
  });

/** A target is attained and owed, never drawn and available. */
export const toTargetParts = (
  figures: Pick<Figures, "drawn" | "pending" | "exposure" | "notYetOpen">,
): BarParts =>
  given({
    attained: digits(figures.drawn),
    pending: digits(figures.pending),
    owed: digits(figures.exposure),
    "not-open": digits(figures.notYetOpen),
  });

/** What of a target is neither attained nor owed any more: invoiced, waived or moved elsewhere (ruling 27). */
export const closedOf = (figures: Pick<Figures, "truedUp" | "lapsed" | "rolledOut">): Decimal =>
  sumDecimals(
    [figures.truedUp, figures.lapsed, figures.rolledOut].map((each) => digits(each) ?? ZERO),
  );

/** The plan is that of the part that runs: on a bar of several parts it has no place. */
export const planTickOf = ({
  figures,
  segmentCount,
}: Pick<CommitmentRow, "figures" | "segmentCount">): Decimal | null =>
  segmentCount > 1 ? null : findValue(figures.planShare);

const given = (parts: Readonly<Partial<Record<Meaning, Decimal | undefined>>>): BarParts =>
  Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, Decimal] => part[1] !== undefined),
  );
