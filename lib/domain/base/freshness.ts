import type { Account } from "@/lib/domain/base/account";
import { addDuration, fromEpochMs, type Instant, toEpochMs } from "@/lib/domain/base/period";
import type { SyncState } from "@/lib/domain/base/sync-run";

/** A source read whole longer ago than this is stale. */
export const staleAfterMs = 24 * 3_600_000;

/** Every source is read at whole multiples of so many hours of a day in UTC. */
export const readEveryHours = 6;

/** When the sources are read next by themselves. */
export const nextReadAt = (now: Instant): Instant => {
  const everyMs = readEveryHours * 3_600_000;
  return fromEpochMs((Math.floor(toEpochMs(now) / everyMs) + 1) * everyMs);
};

/** What is known about the reads of one connection. */
export type ConnectionReads = {
  readonly latest: {
    readonly state: SyncState;
    readonly at: Instant;
    /** What went wrong, told only to who may see every account it names. */
    readonly error: string | null;
    /** What kind of trouble it was, which names nobody. */
    readonly errorKind: string | null;
    readonly accountsDone: number;
    readonly accountsTotal: number | null;
    /** Known when it ended: accounts that no read ever got to the end of. */
    readonly accountsUnread: number;
  } | null;
  /** The one before, while the latest is still under way. */
  readonly previous: ConnectionReads["latest"];
  readonly lastCompleteAt: Instant | null;
};

/** How far the reads of one account got; a connection may also be reading just now. */
export const accountFreshnessStates = [
  "complete",
  "stale",
  "incomplete",
  "failed",
  "never-read",
] as const;
export const freshnessStates = [...accountFreshnessStates, "reading"] as const;
export type FreshnessState = (typeof freshnessStates)[number];

export type Freshness = {
  readonly state: FreshnessState;
  readonly lastCompleteAt: Instant | null;
  readonly lastAttemptAt: Instant | null;
  readonly reason: string | null;
  /** Of a source that was read as far as it can be: how many of its accounts never were. */
  readonly unread: { readonly accounts: number; readonly of: number } | null;
};

export const connectionFreshness = (reads: ConnectionReads, now: Instant): Freshness => {
  const { latest, lastCompleteAt } = reads;
  const base = { lastCompleteAt, lastAttemptAt: latest?.at ?? null, unread: unreadOf(latest) };
  if (latest === null) {
    return { ...base, state: "never-read", reason: "Never read. Start a sync." };
  }
  switch (latest.state) {
    case "queued":
    case "running":
      return { ...base, state: "reading", reason: readingReason(latest) };
    case "complete":
      return { ...base, ...ageOf(lastCompleteAt ?? latest.at, now) };
    case "failed":
      return {
        ...base,
        state: "failed",
        reason: failureReason(latest),
      };
    case "incomplete":
      return { ...base, state: "incomplete", reason: latest.error ?? incompleteReason(latest) };
    case "interrupted":
      return { ...base, state: "incomplete", reason: "The last sync was interrupted. Sync again." };
  }
};

const unreadOf = (latest: ConnectionReads["latest"]): Freshness["unread"] =>
  latest === null || latest.accountsTotal === null || latest.accountsUnread === 0
    ? null
    : { accounts: latest.accountsUnread, of: latest.accountsTotal };

/** Whether the numbers of an answer stand on whole reads; old is another matter than missing. */
export const isWhole = (reads: ConnectionReads, now: Instant): boolean => {
  const { state } = connectionFreshness(reads, now);
  if (state !== "reading") return state === "complete" || state === "stale";
  return reads.previous?.state === "complete";
};

type Run = NonNullable<ConnectionReads["latest"]>;

const countOf = ({ accountsDone, accountsTotal }: Run): string =>
  accountsTotal === null ? "" : `${accountsDone} of ${accountsTotal} accounts`;

/** What happened and who can do what, for anyone who may know that the source exists. */
const failureWords: Readonly<Record<string, string>> = {
  authentication:
    "The source does not accept the credential any more. An administrator can put a new one into the connection.",
  forbidden:
    "The credential may not read this. An administrator can give it a role that sees billing, or put in another one.",
  configuration:
    "The connection is not set up right. An administrator can check its address and what it names.",
  "rate-limited":
    "The source allows no more requests for now. The next sync reads what is missing.",
  unavailable: "The source could not be reached. The next sync tries again.",
  "timed-out": "The source did not answer in time. The next sync tries again.",
  "invalid-response":
    "The source answered with something that is no list. An administrator can check the address of the connection.",
};

const failureReason = ({ error, errorKind }: Run): string =>
  error ?? failureWords[errorKind ?? ""] ?? "The last sync failed. Try again.";

const readingReason = (run: Run): string =>
  run.state === "queued" ? "Waiting to be read." : `Reading now, ${countOf(run) || "just begun"}.`;

const incompleteReason = (run: Run): string =>
  run.accountsTotal !== null && run.accountsDone >= run.accountsTotal
    ? "The last sync came to every account and read some of them in part. Sync again."
    : `The last sync did not read everything${countOf(run) === "" ? "" : ` (${countOf(run)})`}. Sync again.`;

const ageOf = (
  readAt: Instant,
  now: Instant,
): { readonly state: "complete" | "stale"; readonly reason: string | null } =>
  readAt < addDuration(now, -staleAfterMs)
    ? { state: "stale", reason: "Last read whole more than 24 hours ago. Sync now." }
    : { state: "complete", reason: null };

/** What is read of an account, each in a pass of its own. */
export const streamNames = [
  "accounts",
  "terms",
  "charges",
  "ledger",
  "samples",
  "aggregates",
] as const;
export type StreamName = (typeof streamNames)[number];

/** How far one stream of one account got. */
export type StreamRead = {
  readonly stream: StreamName;
  readonly state: "complete" | "incomplete";
  readonly reason: string | null;
  /** What kind of trouble made it incomplete; null when it is complete. */
  readonly errorKind: string | null;
  readonly lastCompleteAt: Instant | null;
  readonly lastAttemptAt: Instant;
};

/**
 * Until when the stream was read to its end. Rows set aside leave a gap in the middle, not an end
 * that was never reached: what such a read booked is booked.
 */
export const readToEndAt = (read: StreamRead): Instant | null =>
  read.errorKind === "rows-set-aside" ? read.lastAttemptAt : read.lastCompleteAt;

export type AccountFreshness = {
  readonly state: (typeof accountFreshnessStates)[number];
  readonly reason: string | null;
  /** The instant every stream of it was last read to its end by: the date of its figures. */
  readonly readAt: Instant | null;
};

const accessReasons: Readonly<Record<Exclude<Account["access"], "readable">, string>> = {
  "needs-sign-in": "Needs sign-in at the source before its billing can be read.",
  forbidden: "The credential may not read the billing of this account.",
};

/** `connection` is where the account comes from; its failure is the account's when it came later. */
export const accountFreshness = (
  access: Account["access"],
  streams: readonly StreamRead[],
  connection: ConnectionReads,
  now: Instant,
): AccountFreshness => {
  const own = streams.filter(({ stream }) => stream !== "accounts");
  const readAt = readToEndBy(own);
  const failed = failureAfter(own, connection);
  if (access !== "readable") {
    const state = readAt === null ? "never-read" : "incomplete";
    return { state, reason: accessReasons[access], readAt };
  }
  if (failed !== null) return { state: "failed", reason: failed, readAt };
  if (own.length === 0) return { state: "never-read", reason: "Not read yet.", readAt };
  const broken = own.find(({ state }) => state === "incomplete");
  if (broken) return { state: "incomplete", reason: broken.reason, readAt };
  return readAt === null
    ? { state: "never-read", reason: "Not read yet.", readAt }
    : { ...ageOf(readAt, now), readAt };
};

const readToEndBy = (streams: readonly StreamRead[]): Instant | null => {
  const ends = streams.map(readToEndAt);
  if (ends.length === 0 || ends.includes(null)) return null;
  return ends.filter((end) => end !== null).sort()[0] ?? null;
};

/** A run that failed as a whole after the account's own last attempt never reached the account. */
const failureAfter = (
  streams: readonly StreamRead[],
  { latest, previous }: ConnectionReads,
): string | null => {
  const finished = latest?.state === "queued" || latest?.state === "running" ? previous : latest;
  if (finished?.state !== "failed") return null;
  const attempts = streams.map(({ lastAttemptAt }) => lastAttemptAt).sort();
  const lastAttempt = attempts.at(-1) ?? "";
  return lastAttempt < finished.at ? failureReason(finished) : null;
};
