import type { Decimal } from "@/lib/domain/base/money";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type ProofEntry = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly detail: string | null;
  readonly effectiveAt: string;
  readonly amount: Decimal;
};

export type EntrySelection = {
  readonly commitmentIds: readonly string[];
  readonly kinds: readonly EntryKind[];
  readonly segmentIds: readonly string[];
  readonly status: LedgerEntry["status"];
  /** Only what counts within this half-open span. */
  readonly within: { readonly start: string; readonly end: string } | null;
};

/** The latest entries of a selection, newest first, and how many there are. */
export const listProofEntries = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { commitmentIds, kinds, segmentIds, status, within }: EntrySelection,
  limit: number,
): Promise<{ readonly entries: readonly ProofEntry[]; readonly entryCount: number }> => {
  const statement = createStatement();
  const span =
    within === null
      ? "true"
      : `e.effective_at >= ${statement.bind(within.start)}::timestamptz
           and e.effective_at < ${statement.bind(within.end)}::timestamptz`;
  const rows = await db.query<EntryRow>(
    `select e.id, e.kind, e.detail, e.effective_at, e.amount,
       (count(*) over ())::int as entry_count
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
    entries: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      detail: row.detail,
      effectiveAt: row.effective_at,
      amount: fromNumeric(row.amount),
    })),
  };
};

type EntryRow = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly detail: string | null;
  readonly effective_at: string;
  readonly amount: string;
  readonly entry_count: number;
};
