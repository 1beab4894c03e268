import { known, type Metric } from "@/lib/domain/base/metric";
import {
  addDecimals,
  type Decimal,
  isZero,
  negateDecimal,
  sumDecimals,
} from "@/lib/domain/base/money";
import type { Origin } from "@/lib/domain/base/origin";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";

/** One line of the small account: the lines above a result add up to it. */
export type ProofLine = {
  readonly label: string;
  readonly origin: Origin;
  readonly metric: Metric<Decimal>;
  readonly isResult: boolean;
};

export const line = (
  label: string,
  origin: ProofLine["origin"],
  metric: Metric<Decimal>,
): ProofLine => ({
  label,
  origin,
  metric,
  isResult: false,
});

export const result = (label: string, metric: Metric<Decimal>): ProofLine => ({
  label,
  origin: "derived",
  metric,
  isResult: true,
});

export const grantOf = ({ segment }: SegmentFigures): Metric<Decimal> =>
  segment.granted === null ? { kind: "not-given" } : known(segment.granted);

export const openedOf = ({ granted }: SegmentFigures): Metric<Decimal> =>
  granted === null ? { kind: "not-given" } : known(granted);

export const consumedOf = ({ drawn, overage }: SegmentFigures): Decimal =>
  addDecimals(drawn, overage);

export const sumOf = (
  segments: readonly SegmentFigures[],
  of: (figures: SegmentFigures) => Decimal,
): Decimal => sumDecimals(segments.map(of));

export const balanceLines = (
  segments: readonly SegmentFigures[],
  origin: ProofLine["origin"],
): ProofLine[] => [
  ...segments.flatMap((each) => [
    line(`Granted, ${each.segment.name}`, "reported", openedOf(each)),
    line(`Drawn, ${each.segment.name}`, origin, known(negateDecimal(each.drawn))),
  ]),
  ...otherLines(segments),
  ...nonZero("Expired", negateDecimal(sumOf(segments, ({ lapsed }) => lapsed))),
  ...nonZero("True-up invoiced", negateDecimal(sumOf(segments, ({ truedUp }) => truedUp))),
];

export const unusedLines = (segments: readonly SegmentFigures[]): ProofLine[] => [
  ...segments.flatMap((each) => [
    line(`Granted, ${each.segment.name}`, "reported", openedOf(each)),
    line(`Drawn, ${each.segment.name}`, "derived", known(negateDecimal(each.drawn))),
  ]),
  ...otherLines(segments),
];

export const otherLines = (segments: readonly SegmentFigures[]): ProofLine[] =>
  nonZero(
    "Other movements",
    sumOf(segments, ({ otherMovements }) => otherMovements),
  );

const nonZero = (label: string, value: Decimal): ProofLine[] =>
  isZero(value) ? [] : [line(label, "reported", known(value))];
