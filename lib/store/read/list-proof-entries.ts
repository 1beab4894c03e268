import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { StoredRow } from "@/lib/store/codecs/field";
import { ledgerEntryCodec } from "@/lib/store/codecs/ledger-entry-codec";
import type { Queryable } from "@/lib/store/database";
import { countedAt } from "@/lib/store/read/series-source";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type EntrySelection = {
  readonly commitmentIds: readonly string[];
  readonly kinds: readonly EntryKind[];
  readonly segmentIds: readonly string[];
  readonly status: LedgerEntry["status"];
  /** Only what counts within this half-open span, by the boundary rule of metrics 3.1. */
  readonly within: { readonly start: string; readonly end: string } | null;
};

/** The latest entries of a selection, newest first, and how many there are. */
export const listProofEntries = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { commitmentIds, kinds, segmentIds, status, within }: EntrySelection,
  limit: number,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly entryCount: number }> => {
  const statement = createStatement();
  const span =
    within === null
      ? "true"
      : `${countedAt} >= ${statement.bind(within.start)}::timestamptz
           and ${countedAt} < ${statement.bind(within.end)}::timestamptz`;
  const rows = await db.query<EntryRow>(
    `select ${ledgerEntryCodec.select("e")}, (count(*) over ())::int as entry_count
     from ledger_entries e
     where e.commitment_id = any(${statement.bind(commitmentIds)}::text[]) and ${span}
       and ${inScope(statement, "e.account_id", scope)}
       and ${believed("e", `${statement.bind(knownAt)}::timestamptz`)}
       and (e.effective_at <= ${statement.bind(asOf)}::timestamptz or e.status = 'draft')
       and e.status = ${statement.bind(status)}
       and e.kind = any(${statement.bind(kinds)}::text[])
       and e.segment_id = any(${statement.bind(segmentIds)}::text[])
     order by e.effective_at desc, e.rank desc, e.ordinal desc, e.id desc
     limit ${statement.bind(limit)}`,
    statement.values,
  );
  return {
    entryCount: rows[0]?.entry_count ?? 0,
    entries: rows.map(ledgerEntryCodec.fromRow),
  };
};

type EntryRow = StoredRow & { readonly entry_count: number };
