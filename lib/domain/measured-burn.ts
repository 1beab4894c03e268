import type { BurnRate } from "@/lib/domain/burn-rate";
import type { Commitment } from "@/lib/domain/commitment";
import { known, type Metric, noData } from "@/lib/domain/metric";
import { type Decimal, divideDecimals, unitKey } from "@/lib/domain/money";
import { type Instant, toEpochMs } from "@/lib/domain/period";

const dayMs = 86_400_000;

/** metrics 3.4: the window of the default rate, and the fewest days it may be measured over. */
export const burnDayMax = 30;
export const burnDayMin = 7;
/** A source silent for longer than this has no current rate. */
export const burnLookbackDays = 60;

/** Consumption over the latest complete days of one stream, already added up. */
export type BurnSpan = {
  /** Drawn and overage. */
  readonly consumed: Decimal;
  readonly earliestStart: Instant;
  readonly latestEnd: Instant;
};

type StreamOf = Pick<Commitment, "id" | "accountId" | "unit" | "measure">;

/**
 * What burns together. Charges name no commitment, so all that an account consumes in one unit and
 * measure is one stream, whichever term it drew on; a reported ledger is a stream of its own.
 * A rate measured on the 3rd of a month therefore reaches back into the month before.
 */
export const streamKey = ({ id, accountId, unit, measure }: StreamOf): string =>
  measure === null ? `${accountId} ${id}` : `${accountId} ${unitKey(unit)} ${measure}`;

/** metrics 3.4 for sums made elsewhere: the same answer as `burnRate` gives day by day. */
export const burnOver = (span: BurnSpan | undefined): Metric<BurnRate> => {
  if (span === undefined) return noData("no complete day yet");
  // Rounded, because two days a year have 23 or 25 hours.
  const days = Math.round((toEpochMs(span.latestEnd) - toEpochMs(span.earliestStart)) / dayMs);
  if (days < burnDayMin) return noData(`only ${days} complete ${days === 1 ? "day" : "days"}`);
  const perDay = divideDecimals(span.consumed, String(days));
  return perDay === null ? noData("no complete day yet") : known({ perDay, days });
};
