import type { BarParts } from "@/components/marks/meaning";
import { findValue, type Metric } from "@/lib/domain/metric";
import type { Amount, Decimal } from "@/lib/domain/money";
import type { Figures } from "@/lib/wire/commitment";

const digits = (metric: Metric<Amount>): Decimal | undefined => findValue(metric)?.amount;

type BarFigures = Pick<
  Figures,
  "drawn" | "pending" | "available" | "notYetOpen" | "lapsed" | "overage"
>;

/** The parts of a bar: what has no number has no length. */
export const toBarParts = (figures: BarFigures): BarParts => {
  const parts: Record<string, Decimal | undefined> = {
    drawn: digits(figures.drawn),
    pending: digits(figures.pending),
    available: digits(figures.available),
    "not-open": digits(figures.notYetOpen),
    lapsed: digits(figures.lapsed),
    overage: digits(figures.overage),
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, Decimal] => part[1] !== undefined),
  );
};
