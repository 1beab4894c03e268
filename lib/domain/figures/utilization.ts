import { known, type Metric, NO_DENOMINATOR, NOT_GIVEN } from "@/lib/domain/base/metric";
import { addDecimals, type Decimal, divideDecimals, isPositive } from "@/lib/domain/base/money";

/** A share as an exact decimal: "0.821" is 82.1 %. May pass 1, may be negative. */
export type Ratio = Decimal;

/** metrics 3.3: `U = Drawn / Adjusted grant`. Denominator 0 is undefined, never 0 % or 100 %. */
export const utilization = (drawn: Decimal, adjustedGrant: Decimal | null): Metric<Ratio> => {
  if (adjustedGrant === null) return NOT_GIVEN;
  // Of less than nothing there is no share either: what was granted was taken back and more.
  if (!isPositive(adjustedGrant)) return NO_DENOMINATOR;
  const ratio = divideDecimals(drawn, adjustedGrant);
  return ratio === null ? NO_DENOMINATOR : known(ratio);
};

/** metrics 3.3: `(Drawn + Overage) / Adjusted grant`, the one that may pass 100 %. */
export const consumptionRatio = (
  drawn: Decimal,
  overage: Decimal,
  adjustedGrant: Decimal | null,
): Metric<Ratio> => utilization(addDecimals(drawn, overage), adjustedGrant);
