import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { StoredRow } from "@/lib/store/codecs/field";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import type { Queryable } from "@/lib/store/database";
import { draftsKnown } from "@/lib/store/read/drafts-known";
import { movedSums } from "@/lib/store/read/moved-sums";
import { countedAt } from "@/lib/store/read/series-source";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

export type EntrySelection = {
  readonly accountId: string;
  readonly commitmentIds: readonly string[];
  readonly kinds: readonly EntryKind[];
  readonly segmentIds: readonly string[];
  readonly status: LedgerEntry["status"];
  /** Only what counts within this half-open span, by the boundary rule of metrics 3.1. */
  readonly within: { readonly start: string; readonly end: string } | null;
};

type ProofEntries = {
  readonly entries: readonly LedgerEntry[];
  readonly entryCount: number;
};

/** The latest entries of a selection, newest first, and how many there are. */
export const listProofEntries = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  selection: EntrySelection,
  limit: number,
): Promise<ProofEntries> => {
  const [entries, entryCount] = await Promise.all([
    listLatest(db, scope, clocks, selection, limit),
    selection.within === null
      ? countByMonths(db, scope, clocks, selection)
      : countWithin(db, scope, clocks, selection),
  ]);
  return { entries, entryCount };
};

/** SQL: the selection but for its commitments, of `ledger_entries e`. */
const selected = (
  statement: Statement,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { accountId, kinds, segmentIds, status, within }: EntrySelection,
): string => {
  const span =
    within === null
      ? "true"
      : `${countedAt} >= ${statement.bind(within.start)}::timestamptz
           and ${countedAt} < ${statement.bind(within.end)}::timestamptz
           and e.effective_at >= ${statement.bind(within.start)}::timestamptz
           and e.effective_at <= ${statement.bind(within.end)}::timestamptz`;
  return `e.account_id = ${statement.bind(accountId)} and ${inScope(statement, "e.account_id", scope)}
     and ${span}
     and ${believed("e", `${statement.bind(knownAt)}::timestamptz`)}
     and case when e.status = 'draft' then ${draftsKnown(statement, accountId, { asOf, knownAt })}
       else e.effective_at <= ${statement.bind(asOf)}::timestamptz end
     and e.status = ${statement.bind(status)}
     and e.kind = any(${statement.bind(kinds)}::text[])
     and e.segment_id = any(${statement.bind(segmentIds)}::text[])`;
};

const newestFirst = "e.effective_at desc, e.rank desc, e.ordinal desc, e.id desc";

/** Each ledger is read from its end, so that no more of it is read than is shown. */
const listLatest = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  selection: EntrySelection,
  limit: number,
): Promise<LedgerEntry[]> => {
  const statement = createStatement();
  const ledgers = selection.commitmentIds.map(
    (id) =>
      `(select e.* from ledger_entries e
        where e.commitment_id = ${statement.bind(id)} and ${selected(statement, scope, clocks, selection)}
        order by ${newestFirst} limit ${limit})`,
  );
  if (ledgers.length === 0) return [];
  const rows = await db.query<StoredRow>(
    `select ${ledgerEntryCodec.select("e")} from (${ledgers.join(" union all ")}) e
     order by ${newestFirst} limit ${limit}`,
    statement.values,
  );
  return rows.map(ledgerEntryCodec.fromRow);
};

const countWithin = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  selection: EntrySelection,
): Promise<number> => {
  const statement = createStatement();
  const [row] = await db.query<{ entries: number }>(
    `select count(*)::int as entries from ledger_entries e
     where e.commitment_id = any(${statement.bind(selection.commitmentIds)}::text[])
       and ${selected(statement, scope, clocks, selection)}`,
    statement.values,
  );
  return row?.entries ?? 0;
};

/** Whole ledgers are counted by their months. */
const countByMonths = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { accountId, commitmentIds, kinds, segmentIds, status }: EntrySelection,
): Promise<number> => {
  const [only] = commitmentIds;
  if (only === undefined) return 0;
  const statement = createStatement();
  const moved = movedSums(
    statement,
    new Map([[accountId, asOf]]),
    knownAt,
    commitmentIds.length === 1 ? only : undefined,
  );
  const [row] = await db.query<{ entries: number }>(
    `with ${moved}
     select coalesce(sum(m.entries), 0)::int as entries from moved m
     where ${inScope(statement, "m.account_id", scope)}
       and m.commitment_id = any(${statement.bind(commitmentIds)}::text[])
       and case when m.status = 'draft' then ${draftsKnown(statement, accountId, { asOf, knownAt })}
         else not m.is_ahead end and m.status = ${statement.bind(status)}
       and m.kind = any(${statement.bind(kinds)}::text[])
       and m.segment_id = any(${statement.bind(segmentIds)}::text[])`,
    statement.values,
  );
  return row?.entries ?? 0;
};
