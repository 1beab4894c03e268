import { doubtReason } from "@/lib/domain/base/doubt";
import type { Instant } from "@/lib/domain/base/period";
import type { UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { ProviderBatch } from "@/lib/providers/provider";
import type { Queryable } from "@/lib/store/database";
import { listDoubtedLists, weighLists } from "@/lib/store/doubts";
import { listSamplesOfDay } from "@/lib/store/list-samples";
import type { WriteOf } from "@/lib/store/source-records";
import type { Trouble } from "@/lib/sync/sync-state";

type SamplesBatch = Extract<ProviderBatch, { type: "samples" }>;

/** What becomes of the values that a day read again no longer has. */
export type WeighedDay = {
  readonly isDoubted: boolean;
  /** Those that are believed to be gone: the vendor gives no value any more. */
  readonly ungiven: readonly UtilizationSample[];
};

/**
 * metrics 3.14 ruling 23 for a day that is read again: where less than half of what it had comes back, what
 * was known stands and the day is asked for again; otherwise what is missing is not given any more.
 */
export const weighDay = async (
  tx: Queryable,
  { connectionId, accountId }: WriteOf,
  { scope, window, samples, ofCommitments, isWhole }: SamplesBatch,
  at: Instant,
): Promise<WeighedDay> => {
  if (!isWhole) return { isDoubted: false, ungiven: [] };
  const day = window.start.slice(0, 10);
  const known = await listSamplesOfDay(tx, accountId, ofCommitments, day);
  if (known.length === 0) return { isDoubted: false, ungiven: [] };
  const came = new Set(samples.map(({ fact }) => fact.id));
  const gone = known.filter(({ id }) => !came.has(id));
  const of = { connectionId, accountId, stream: "samples" };
  const list = { list: `${scope} ${day}`, noun: "value", known: known.length, came: came.size };
  const missing = gone.map(({ id }) => id);
  const doubted = await weighLists(tx, of, [{ ...list, missing }], at);
  return doubted.length > 0
    ? { isDoubted: true, ungiven: [] }
    : { isDoubted: false, ungiven: gone };
};

/** Why a history that was read to its end is not the newest: days that are not believed yet. */
export const troubleOfDays = async (
  tx: Queryable,
  { connectionId, accountId }: Pick<WriteOf, "connectionId" | "accountId">,
): Promise<Trouble | null> => {
  const doubted = await listDoubtedLists(tx, { connectionId, accountId, stream: "samples" });
  const [newest, ...others] = doubted;
  if (newest === undefined) return null;
  const count = others.length === 1 ? "1 other day" : `${others.length} other days`;
  const rest = others.length === 0 ? "" : ` So it is with ${count}.`;
  return { kind: "doubted", message: `${doubtReason(newest)}${rest}` };
};
