import {
  findValue,
  known,
  type Metric,
  markIncomplete,
  NOT_APPLICABLE,
  noData,
} from "@/lib/domain/base/metric";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  isNegative,
  isZero,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
  ZERO,
} from "@/lib/domain/base/money";
import { contains, type Instant } from "@/lib/domain/base/period";
import type { SegmentFigures } from "@/lib/domain/ledger/balance";
import type { Assessed } from "@/lib/domain/standing/standing";

export const differenceNames = [
  /** Drafts that the vendor has deducted already. */
  "pending",
  /** Corrections dated ahead that the vendor counts already. */
  "dated-ahead",
  /** The vendor reports an overdrawn balance as 0. */
  "zero-clamp",
  "archived",
  /** Of a target whose period is over and that is not trued up; the vendor counts it no more. */
  "ended",
  /** A segment opened or ended between the vendor's figure and ours. */
  "read-at-another-time",
  /** Less than a floating-point number can hold. */
  "rounding",
  "read-incomplete",
  "unexplained",
] as const;
export type DifferenceName = (typeof differenceNames)[number];

export type Difference = { readonly name: DifferenceName; readonly amount: Decimal };

export type TieOut = {
  readonly ours: Decimal;
  readonly vendor: Decimal;
  /** They add up to ours − vendor; none is zero. */
  readonly differences: readonly Difference[];
  readonly unexplained: Decimal;
};

/**
 * metrics 3.12: `our balance − vendor balance = Σ named differences`. The vendor's figure is what
 * could be used when it was read: drafts deducted, corrections ahead counted, never below zero. A
 * balance of which not everything was read ties out as far as it goes, and says so.
 */
export const tieOut = (standing: Assessed, at: Instant): Metric<TieOut> => {
  const { record, segments, figures } = standing;
  const { vendorBalance: vendor, commitment, read } = record;
  if (vendor === null) return NOT_APPLICABLE;
  if (read.readTo !== null && at < read.readTo)
    return noData("the vendor states its balance only as of the latest read");
  const { settled } = figures;
  if (settled.kind === "no-data") return settled;
  const ours = findValue(settled) ?? ZERO;
  // What ended since the vendor was read, its figure counts still.
  const isOpen = ({ segment }: SegmentFigures) =>
    contains(segment, at) ||
    (segment.start <= at && read.readTo !== null && (segment.end ?? "~") > read.readTo);
  const isOwedStill = commitment.shape === "build-up" && !isZero(vendor);
  const counted = isOwedStill ? segments : segments.filter(isOpen);
  const sum = (of: (figures: SegmentFigures) => Decimal): Decimal => sumDecimals(counted.map(of));
  const named: Difference[] = [
    { name: "pending", amount: sum(({ pending }) => pending) },
    { name: "dated-ahead", amount: negateDecimal(sum(({ ahead }) => ahead)) },
    {
      name: "ended",
      amount: subtractDecimals(
        ours,
        sum(({ balance }) => balance ?? ZERO),
      ),
    },
  ];
  const usable = subtractDecimals(ours, totalOf(named));
  const isArchived = commitment.archivedAt !== null && commitment.archivedAt <= at;
  if (isArchived && isZero(vendor)) named.push({ name: "archived", amount: usable });
  else if (isNegative(usable) && isZero(vendor)) named.push({ name: "zero-clamp", amount: usable });
  const rest = subtractDecimals(subtractDecimals(ours, vendor), totalOf(named));
  const name = isZero(rest) ? null : nameOfRest(standing, rest, at);
  const differences = [...named, ...(name === null ? [] : [{ name, amount: rest }])];
  const tied = known({
    ours,
    vendor,
    differences: differences.filter(({ amount }) => !isZero(amount)),
    unexplained: name === "unexplained" ? rest : ZERO,
  });
  return settled.kind === "incomplete" ? markIncomplete(tied, settled.reason) : tied;
};

const totalOf = (differences: readonly Difference[]): Decimal =>
  differences.reduce((total, { amount }) => addDecimals(total, amount), ZERO);

const nameOfRest = (
  { record: { read, vendorBalance }, segments }: Assessed,
  rest: Decimal,
  at: Instant,
): DifferenceName => {
  if (read.consumptionGap !== null || read.termsGap !== null) return "read-incomplete";
  const isBetween = (edge: Instant | null): boolean =>
    edge !== null && read.readTo !== null && edge > read.readTo && edge <= at;
  if (segments.some(({ segment }) => isBetween(segment.start) || isBetween(segment.end)))
    return "read-at-another-time";
  return isRounding(rest, vendorBalance ?? ZERO) ? "rounding" : "unexplained";
};

/** A double holds 15 decimal digits for certain. */
const isRounding = (rest: Decimal, vendor: Decimal): boolean => {
  const size = isNegative(vendor) ? negateDecimal(vendor) : vendor;
  const off = isNegative(rest) ? negateDecimal(rest) : rest;
  return compareDecimals(off, multiplyDecimals(size, "0.000000000000001")) <= 0;
};
