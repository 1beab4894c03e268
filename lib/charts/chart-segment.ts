import type { ChartSegment } from "@/lib/charts/balance-chart";
import { addDecimals } from "@/lib/domain/base/money";
import type { CommitmentSeries } from "@/lib/wire/series";

type Told = {
  readonly nameOf: (segment: string) => string;
  /** What it is granted rolled over from another commitment. */
  readonly isRollover: boolean;
};

/**
 * A term of a ledger that the vendor keeps, with what it opens with. What has rolled over is granted by the
 * entry that brings it: the schedule states it once more.
 */
export const toChartSegment = (
  { name, start, end, granted, rolledIn }: CommitmentSeries["segments"][number],
  { nameOf, isRollover }: Told,
): ChartSegment => ({
  ...{ name: nameOf(name), start, end },
  opensWith: granted === null || isRollover ? granted : addDecimals(granted, rolledIn),
});
