import type { Charge } from "@/lib/domain/ledger/charge";
import type {
  ClosedPeriod,
  Completeness,
  ProviderBatch,
  RejectedRow,
  Sourced,
  StreamName,
} from "@/lib/providers/provider";
import { createWindowDigest, digestCharge, type WindowDigest } from "@/lib/store/charge-digest";
import type { FoundIssue } from "@/lib/store/data-issues";
import type { Queryable } from "@/lib/store/database";
import { findWindowDigest, type ReadWindow } from "@/lib/store/replace-window";
import {
  discardStagedWindow,
  type StagedCharge,
  type StageOf,
  stageCharges,
} from "@/lib/store/stage-charges";
import { createIssueList } from "@/lib/sync/issue-list";

export type TermsBatch = Extract<ProviderBatch, { type: "terms" }>;
type WindowEnd = Extract<ProviderBatch, { type: "charges-end" }>;
export type LedgerBatch = Extract<ProviderBatch, { type: "ledger" }>;

/** Everything read of one account, waiting to be compared with the book in one transaction. */
export type AccountRead = {
  readonly terms: readonly TermsBatch[];
  readonly ledger: readonly LedgerBatch[];
  readonly rejected: readonly FoundIssue[];
  /** How many rows of each stream were set aside, listed in `rejected` or not. */
  readonly setAside: ReadonlyMap<RejectedRow["stream"], number>;
  readonly windows: readonly (ReadWindow & { readonly isUnchanged: boolean })[];
  readonly chargeTroubles: readonly Extract<Completeness, { state: "incomplete" }>[];
  /** Why what came of a stream is not believed yet, in words. */
  readonly doubts: ReadonlyMap<StreamName, string>;
};

export type AccountReader = {
  addTerms(batch: TermsBatch): void;
  addLedger(batch: LedgerBatch): void;
  addRejected(row: RejectedRow): void;
  addCharges(window: ClosedPeriod, charges: readonly Sourced<Charge>[]): Promise<void>;
  endWindow(end: WindowEnd): Promise<void>;
  /** Stages what is still in memory and hands everything over. */
  finish(): Promise<AccountRead>;
};

/** So many charges of one account stay in memory; more pass through the staging table. */
const chargesInMemoryMax = 4_000;

type OpenWindow = { readonly digest: WindowDigest; isStaged: boolean };

export const createAccountReader = (db: Queryable, of: StageOf): AccountReader => {
  const terms: TermsBatch[] = [];
  const ledger: LedgerBatch[] = [];
  const rejected = createIssueList();
  const setAside = new Map<RejectedRow["stream"], number>();
  const windows: (ReadWindow & { isUnchanged: boolean })[] = [];
  const chargeTroubles: Extract<Completeness, { state: "incomplete" }>[] = [];
  const open = new Map<string, OpenWindow>();
  // Windows come one after the other, and before the end of each what was set aside of it.
  let hasGaps = false;
  let waiting: StagedCharge[] = [];
  let seq = 0;

  const openWindow = (window: ClosedPeriod): OpenWindow => {
    const known = open.get(window.start);
    if (known) return known;
    const made = { digest: createWindowDigest(), isStaged: false };
    open.set(window.start, made);
    return made;
  };
  const stageWaiting = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    for (const { windowStart } of rows) {
      const window = open.get(windowStart);
      if (window) window.isStaged = true;
    }
    await stageCharges(db, of, rows);
  };

  return {
    addTerms: (batch) => void terms.push(batch),
    addLedger: (batch) => void ledger.push(batch),
    addRejected: (row) => {
      if (row.isSetAside) setAside.set(row.stream, (setAside.get(row.stream) ?? 0) + 1);
      if (row.isSetAside && row.stream === "charges") hasGaps = true;
      rejected.add(row);
    },
    addCharges: async (window, charges) => {
      const { digest } = openWindow(window);
      for (const { fact, source } of charges) {
        seq += 1;
        const own = digestCharge(fact);
        digest.add(own);
        waiting.push({ seq, windowStart: window.start, digest: own, charge: fact, source });
      }
      if (waiting.length > chargesInMemoryMax) await stageWaiting();
    },
    endWindow: async ({ window, completeness }) => {
      const { digest, isStaged } = openWindow(window);
      const isWhole = completeness.state === "complete";
      if (!isWhole) chargeTroubles.push(completeness);
      const text = `${window.end}.${digest.text()}`;
      const isUnchanged =
        isWhole && isSameRows(text, await findWindowDigest(db, of.accountId, window));
      if (isUnchanged) {
        waiting = waiting.filter(({ windowStart }) => windowStart !== window.start);
        if (isStaged) await discardStagedWindow(db, of, window.start);
      }
      windows.push({
        start: window.start,
        end: window.end,
        digest: text,
        rowCount: digest.count(),
        isWhole,
        hasGaps,
        isUnchanged,
      });
      hasGaps = false;
    },
    finish: async () => {
      if (waiting.length > 0) await stageWaiting();
      const issues = rejected.issues();
      return {
        ...{ terms, ledger, rejected: issues, setAside, windows, chargeTroubles },
        doubts: new Map(),
      };
    },
  };
};

/** The end of a running window moves with the clock; its rows decide whether anything changed. */
const isSameRows = (text: string, known: string | null): boolean =>
  known !== null && rowsOf(text) === rowsOf(known);

const rowsOf = (text: string): string => text.slice(text.indexOf("Z.") + 2);
