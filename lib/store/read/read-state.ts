import type { Commitment } from "@/lib/domain/base/commitment";
import { type ConnectionReads, readToEndAt, type StreamRead } from "@/lib/domain/base/freshness";
import type { Instant } from "@/lib/domain/base/period";
import type { ReadState } from "@/lib/domain/figures/figures-input";
import { originOf } from "@/lib/domain/standing/standing";

/** Where what it consumed is read from. */
export const streamOf = (commitment: Commitment): StreamRead["stream"] => {
  if (commitment.model === "continuous") return "samples";
  return originOf(commitment) === "derived" ? "charges" : "ledger";
};

/**
 * What the reads say about one account at `knownAt`. The streams keep only their latest read; for an
 * earlier instant the last run that had finished by then stands in for it.
 */
export const toReadState = (
  name: StreamRead["stream"],
  streams: readonly StreamRead[],
  connection: ConnectionReads | null,
  knownAt: Instant,
): ReadState => {
  const consumption = streams.find(({ stream }) => stream === name);
  const terms = streams.find(({ stream }) => stream === "terms");
  const latest = consumption === undefined ? null : readToEndAt(consumption);
  const isLater = latest !== null && latest > knownAt;
  const readTo = isLater ? (connection?.lastCompleteAt ?? null) : latest;
  return {
    readTo,
    termsGap: gapOf(terms, knownAt),
    consumptionGap: isLater && readTo === null ? extentUnknown : gapOf(consumption, knownAt),
    gapIsAnywhere: consumption?.errorKind === "rows-set-aside",
  };
};

const extentUnknown = "how far it had been read by then is not kept";

const gapOf = (read: StreamRead | undefined, knownAt: Instant): string | null =>
  read?.state === "incomplete" && read.lastAttemptAt <= knownAt
    ? (read.reason ?? "the last read did not finish")
    : null;
