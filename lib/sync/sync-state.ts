import type { Instant } from "@/lib/domain/base/period";
import type { Connection, Provider } from "@/lib/providers/provider";
import type { Database, Queryable } from "@/lib/store/database";
import type { StoredSyncRun } from "@/lib/store/sync-runs";
import type { AccountReader } from "@/lib/sync/account-read";
import type { IssueList } from "@/lib/sync/issue-list";

/** What one run is given. */
export type SyncInput = {
  readonly db: Database;
  readonly clock: () => Instant;
  readonly provider: Provider;
  readonly connection: Connection;
  readonly run: StoredSyncRun;
  readonly signal: AbortSignal;
  /** Throws, inside the transaction, when this process no longer owns the connection. */
  readonly assertOwned?: (tx: Queryable) => Promise<void>;
  /** Faults of our own, for the log; what a source does wrong stands in the run. */
  readonly onFault: (error: unknown) => void;
};

/** Why a run is not whole, for a person. */
export type Trouble = { readonly kind: string; readonly message: string };

/** What came of the list of accounts so far. */
export type AccountList = {
  readonly accounts: Set<string>;
  /** Rows of it that could not be read. */
  setAside: number;
  /** A person named them: no list of the vendor's. */
  isChosen: boolean;
  /** Why it is not whole. */
  trouble: Trouble | null;
};

/** What one run knows while it is under way. */
export type SyncState = {
  readonly readers: Map<string, AccountReader>;
  readonly list: AccountList;
  /** What there is to say of rows that are of no account. */
  readonly ofNoAccount: IssueList;
  readonly troubles: Trouble[];
};
