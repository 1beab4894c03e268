import type { Account, Contract, ProviderId } from "@/lib/domain/base/account";
import { isBranded } from "@/lib/domain/base/brand";
import type { Commitment, InvoiceItem, Segment, VendorBalance } from "@/lib/domain/base/commitment";
import type { Amount } from "@/lib/domain/base/money";
import type { Instant, Period } from "@/lib/domain/base/period";
import type { AggregatePoint, UtilizationSample } from "@/lib/domain/hourly/utilization-sample";
import type { Charge } from "@/lib/domain/ledger/charge";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";

/**
 * One credential at one billing source, opened for use. The secret never leaves the server. Settings are
 * its source's own, and that row of `lib/sources` parses them.
 */
export type Connection<Settings = Readonly<Record<string, unknown>>> = {
  readonly id: string;
  readonly provider: ProviderId;
  readonly name: string;
  /** Empty where the source has none, as its secret is. */
  readonly baseUrl: string;
  readonly secret: string;
  readonly settings: Settings;
};

/** Where a fact came from, kept so that every figure opens down to what the vendor sent. */
export type SourceRecord = {
  /** "GET /v1/billing/charges?from=…&to=…&teamId=…": never a credential. */
  readonly request: string;
  /** Line of the body, from 1; null when the body has no lines. */
  readonly line: number | null;
  readonly fetchedAt: Instant;
  /** Exactly what the vendor sent for this record. */
  readonly raw: string;
};

export type Sourced<Fact> = { readonly fact: Fact; readonly source: SourceRecord };

export type StreamName = "accounts" | "terms" | "charges" | "ledger" | "samples" | "aggregates";

/** How far a read got. An incomplete read closes nothing. */
export type Completeness =
  | { readonly state: "complete" }
  | {
      readonly state: "incomplete";
      /** In words a person can act on. */
      readonly reason: string;
      /** Rows set aside leave a gap in a read that reached its end. */
      readonly errorKind: ProviderErrorKind | "rows-set-aside";
    };

/** A row that could not be read: counted and shown, never dropped. */
export type RejectedRow = {
  readonly accountId: string | null;
  /** Of the commitment whose figures it touches, where that is known. */
  readonly commitmentId?: string | null;
  readonly stream: StreamName;
  readonly request: string;
  readonly line: number | null;
  /** Stable word for the kind of fault: "not-json", "unknown-category", "cut". */
  readonly code: string;
  /** In words, naming the field: «Unknown category "Burst"». */
  readonly reason: string;
  /** At most the first 4,000 characters of what was sent. */
  readonly raw: string;
  /** What the row would have carried, when it says so. */
  readonly carries: Amount | null;
  /** False for a note beside a row that was kept all the same. */
  readonly isSetAside: boolean;
};

/**
 * What a provider yields while it reads, in this order: `accounts` first, then for each account
 * its `terms`, then its charges or ledger, then `account-end`. Accounts may interleave. Samples and
 * aggregates follow their account's end, each batch whole in itself.
 */
export type ProviderBatch =
  | {
      readonly type: "accounts";
      readonly accounts: readonly Sourced<Account>[];
      /** The connection names them: whoever is not among them was left out by a person. */
      readonly isChosen?: boolean;
      readonly completeness: Completeness;
    }
  | {
      readonly type: "terms";
      readonly accountId: string;
      readonly contracts: readonly Sourced<Contract>[];
      readonly commitments: readonly Sourced<Commitment>[];
      readonly segments: readonly Sourced<Segment>[];
      readonly invoices: readonly Sourced<InvoiceItem>[];
      /** The vendor lists what is or was lately in force: what has ended leaves its list, not ours. */
      readonly leavesOutEnded?: boolean;
      /**
       * Where several lists were asked for: which of them names a commitment; null for one that was not
       * asked for. Without it one list names them all.
       */
      readonly listOf?: (commitment: Commitment) => string | null;
      readonly completeness: Completeness;
    }
  | {
      readonly type: "charges";
      readonly accountId: string;
      /** The window asked for; its rows arrive in chunks. */
      readonly window: ClosedPeriod;
      readonly charges: readonly Sourced<Charge>[];
    }
  | {
      readonly type: "charges-end";
      readonly accountId: string;
      readonly window: ClosedPeriod;
      readonly completeness: Completeness;
    }
  | {
      readonly type: "ledger";
      readonly accountId: string;
      readonly entries: readonly Sourced<LedgerEntry>[];
      readonly balances: readonly Sourced<VendorBalance>[];
      /** The commitments whose entries are all of them, told by the source that has them whole. */
      readonly wholeOf: readonly string[];
      /** Those told by a second source, which may cut them: that is no news beside a better one. */
      readonly cutOf: readonly string[];
      readonly completeness: Completeness;
    }
  | {
      /**
       * One day of one scope ("aws/ec2/ri"), whole in itself and written at once: a long history
       * that is interrupted goes on where it stopped. Comes after the account's `account-end`.
       */
      readonly type: "samples";
      readonly accountId: string;
      readonly scope: string;
      readonly window: ClosedPeriod;
      readonly samples: readonly Sourced<UtilizationSample>[];
      /** The commitments that ran on the day and were asked for. */
      readonly ofCommitments: readonly string[];
      /** False where a row could not be read that may be of any commitment: the day is asked for again. */
      readonly isWhole: boolean;
      /** How many days of all scopes are done, of how many this run reads. */
      readonly progress: { readonly done: number; readonly total: number };
    }
  | {
      /** Ends the history of an account in this run; comes after its last `samples`. */
      readonly type: "samples-end";
      readonly accountId: string;
      readonly completeness: Completeness;
    }
  | {
      readonly type: "aggregates";
      readonly accountId: string;
      readonly points: readonly Sourced<AggregatePoint>[];
      readonly completeness: Completeness;
    }
  | { readonly type: "rejected"; readonly rows: readonly RejectedRow[] }
  | { readonly type: "account-end"; readonly accountId: string };

export type ClosedPeriod = Period & { readonly end: Instant };

/** What the book knows of when something runs. */
export type KnownPeriod = Period & { readonly archivedAt: Instant | null };

export type WantedDays = {
  readonly commitments: readonly (Period & { readonly id: string })[];
  /** Days from `from` on count as read only where they were read after `readAfter`. */
  readonly recent: readonly { readonly from: string; readonly readAfter: Instant }[];
};

/** One row of a list that stands beside the accounts, as it was sent. */
export type ListRow = { readonly id: string; readonly raw: string };

export type SentList = {
  readonly list: string;
  /** What stands on it, for one. */
  readonly noun: string;
  readonly rows: readonly ListRow[];
  /** Read to its end, and without a row set aside. */
  readonly isWhole: boolean;
};

export type FetchContext = {
  readonly now: Instant;
  readonly signal: AbortSignal;
  /**
   * The days ("2026-11-20") of one scope whose samples the book already holds, whole and usable; with
   * `wanted` those that need not be read again for any of these commitments.
   */
  readonly listSampledDays: (
    accountId: string,
    scope: string,
    wanted?: WantedDays,
  ) => Promise<ReadonlySet<string>>;
  /** The accounts that the book believes of this connection: a name keeps the id it once had. */
  readonly listKnownAccounts: () => Promise<readonly Account[]>;
  /** Days read before this instant are read again; null: nobody asked for that. */
  readonly historyWantedAt: Instant | null;
  /** What to read by of such a list: one that is doubted or not whole takes nothing from what is known. */
  readonly believeList: (sent: SentList) => Promise<readonly ListRow[]>;
  /** Of the contracts, commitments and segments that the book believes: for a date that cannot be read. */
  readonly listKnownPeriods: (accountId: string) => Promise<ReadonlyMap<string, KnownPeriod>>;
  /** What the vendor sent for the terms that the book believes: asked for where a list is not whole. */
  readonly listKnownRecords: (accountId: string) => Promise<readonly SourceRecord[]>;
};

/** For a read that keeps nothing: neither a day nor a term is known yet. */
export const nothingKnown: Omit<FetchContext, "now" | "signal"> = {
  listSampledDays: () => Promise.resolve(new Set()),
  listKnownAccounts: () => Promise.resolve([]),
  historyWantedAt: null,
  believeList: ({ rows }) => Promise.resolve(rows),
  listKnownPeriods: () => Promise.resolve(new Map()),
  listKnownRecords: () => Promise.resolve([]),
};

export type Provider = {
  readonly id: ProviderId;
  /** Proves that the credential works; throws a ProviderError saying what to do when not. */
  check(connection: Connection, context: FetchContext): Promise<void>;
  fetchBatches(connection: Connection, context: FetchContext): AsyncIterable<ProviderBatch>;
};

export type ProviderErrorKind =
  | "configuration"
  | "authentication"
  | "forbidden"
  | "rate-limited"
  | "unavailable"
  | "timed-out"
  | "invalid-response"
  | "too-large"
  | "aborted";

const brand: unique symbol = Symbol.for("commitbook.provider-error");

/** `kind` and `retryable` are decided once, where the failure is seen; nobody reads the message. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly [brand] = true;
  readonly kind: ProviderErrorKind;
  readonly retryable: boolean;
  readonly status: number | null;
  /** The vendor's own error code ("costs_not_found"). */
  readonly vendorCode: string | null;

  constructor(
    message: string,
    details: {
      kind: ProviderErrorKind;
      retryable?: boolean;
      status?: number | null;
      vendorCode?: string | null;
      cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.retryable = details.retryable ?? false;
    this.status = details.status ?? null;
    this.vendorCode = details.vendorCode ?? null;
  }
}

export const isProviderError = (error: unknown): error is ProviderError => isBranded(error, brand);
