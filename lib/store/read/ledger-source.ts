import { type EntryKind, memoKinds } from "@/lib/domain/ledger/entry-kinds";
import type { LedgerEntry } from "@/lib/domain/ledger/ledger-entry";
import { draftsKnown } from "@/lib/store/read/drafts-known";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  inScope,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

export type LedgerFilter = {
  readonly accountId: string;
  /**
   * Absent: every commitment of the account, with one running balance per unit and shape: what is owed
   * is never added to what can be spent.
   */
  readonly commitmentId?: string | undefined;
  /** The running balance is that of the segment alone. */
  readonly segmentId?: string | undefined;
  /** These two hide rows; the running balance still counts what they hide. */
  readonly kind?: EntryKind | undefined;
  readonly status?: LedgerEntry["status"] | undefined;
};

/** SQL, a named part: the commitments of a ledger; one whose amount is not given moves no balance. */
export const poolsOf = (
  statement: Statement,
  scope: Scope,
  { knownAt }: Clocks,
  { accountId, commitmentId }: LedgerFilter,
): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const only = commitmentId === undefined ? "true" : `c.id = ${statement.bind(commitmentId)}`;
  return `pools as materialized (
       select c.account_id, c.id, c.unit_kind, c.unit_code, c.shape,
         bool_and(s.granted is not null) as is_given
       from commitments c join segments s on s.account_id = c.account_id
         and s.commitment_id = c.id and ${believed("s", known)}
       where c.account_id = ${statement.bind(accountId)} and ${only}
         and ${inScope(statement, "c.account_id", scope)} and ${believed("c", known)}
       group by c.account_id, c.id, c.unit_kind, c.unit_code, c.shape
     )`;
};

/** Entries of commitments whose amount is not given are listed, but move no balance. */
export const ledgerSource = (
  statement: Statement,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { accountId, commitmentId, segmentId }: LedgerFilter,
): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const account = statement.bind(accountId);
  const only = commitmentId === undefined ? null : statement.bind(commitmentId);
  const own = (alias: string) => (only === null ? "true" : `${alias}.commitment_id = ${only}`);
  const segment = segmentId === undefined ? "true" : `e.segment_id = ${statement.bind(segmentId)}`;
  return `select e.*, c.name as commitment_name, c.shape, g.is_given,
       case when ${oneOf("e.kind", memoKinds)} or not g.is_given then 0 else e.amount end as movement
     from ledger_entries e
     join commitments c on c.account_id = e.account_id and c.id = e.commitment_id
       and ${believed("c", known)}
     join (
       select commitment_id, bool_and(granted is not null) as is_given from segments s
       where s.account_id = ${account} and ${own("s")} and ${believed("s", known)}
       group by commitment_id
     ) g on g.commitment_id = e.commitment_id
     where e.account_id = ${account} and ${own("e")} and ${segment}
       and ${inScope(statement, "e.account_id", scope)} and ${believed("e", known)}
       and case when e.status = 'draft' then ${draftsKnown(statement, accountId, { asOf, knownAt })}
         else e.effective_at <= ${statement.bind(asOf)}::timestamptz end`;
};
