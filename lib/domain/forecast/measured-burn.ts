import type { Commitment } from "@/lib/domain/base/commitment";
import { known, type Metric, noData } from "@/lib/domain/base/metric";
import { type Decimal, divideDecimals, sumDecimals, unitKey } from "@/lib/domain/base/money";
import { type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { BurnRate } from "@/lib/domain/forecast/burn-rate";

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

type StreamOf = Pick<
  Commitment,
  "id" | "accountId" | "unit" | "measure" | "model" | "shape" | "attributes"
>;

/**
 * What burns together. Charges name no commitment, so all that an account consumes in one unit and
 * measure is one stream, whichever term it drew on; so is what its reported pools are drawn by
 * together, in burn order. A target, and a pool that only some usage may draw, stand alone.
 * A rate measured on the 3rd of a month therefore reaches back into the month before.
 */
export const streamKey = (commitment: StreamOf): string => {
  const { id, accountId, unit, measure, model, shape } = commitment;
  const standsAlone = model === "continuous" || shape === "build-up" || isRestricted(commitment);
  if (measure === null && standsAlone) return `${accountId} ${id}`;
  return `${accountId} ${unitKey(unit)} ${measure ?? "reported"}`;
};

const restrictions = new Set(["applicable-products", "applicable-tags", "specifiers"]);

const isRestricted = ({ attributes }: Pick<Commitment, "attributes">): boolean =>
  attributes.some(({ key }) => restrictions.has(key));

/** What one invoice drew in one stream, stamped with the end of the time it pays for. */
export type InvoiceDraw = { readonly at: Instant; readonly consumed: Decimal };

/** Invoices of the last three periods (metrics 3.4), and a source this long silent has no rate. */
const periodMax = 3;
const silentDaysMax = 62;

/**
 * metrics 3.4 for a source that posts with its invoices: what the last three complete periods drew.
 * The first of them begins where the invoice before it ended, or with the stream.
 */
export const invoiceSpan = (
  draws: readonly InvoiceDraw[],
  streamStart: Instant,
  at: Instant,
): BurnSpan | undefined => {
  const stamps = [...new Set(draws.map((draw) => draw.at))].filter((stamp) => stamp <= at).sort();
  const latestEnd = stamps.at(-1);
  if (latestEnd === undefined || toEpochMs(at) - toEpochMs(latestEnd) > silentDaysMax * dayMs)
    return undefined;
  const counted = stamps.slice(-periodMax);
  const earliestStart = stamps.at(-periodMax - 1) ?? streamStart;
  if (earliestStart >= latestEnd) return undefined;
  const consumed = sumDecimals(
    draws.filter((draw) => counted.includes(draw.at)).map((draw) => draw.consumed),
  );
  return { consumed, earliestStart, latestEnd };
};

/** metrics 3.4 for sums made elsewhere: the same answer as `burnRate` gives day by day. */
export const burnOver = (span: BurnSpan | undefined): Metric<BurnRate> => {
  if (span === undefined) return noData("no complete day yet");
  // Rounded, because two days a year have 23 or 25 hours.
  const days = Math.round((toEpochMs(span.latestEnd) - toEpochMs(span.earliestStart)) / dayMs);
  if (days < burnDayMin) return noData(`only ${days} complete ${days === 1 ? "day" : "days"}`);
  const perDay = divideDecimals(span.consumed, String(days));
  return perDay === null ? noData("no complete day yet") : known({ perDay, days });
};
