import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** What posted entries of one kind of one pool came to, before a month and in it. */
export type StatementSum = {
  readonly commitmentId: string;
  readonly name: string;
  readonly unit: Unit;
  /** Whether every grant is given: else there is no balance to tell. */
  readonly isGiven: boolean;
  /** null for a pool without an entry by the end of the month. */
  readonly kind: EntryKind | null;
  readonly before: Decimal;
  readonly during: Decimal;
};

/** A month of the commitment's own zone, as far as it has come by `asOf`. Money to be used, no targets. */
export const listStatementSums = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { accountId, month }: { readonly accountId: string; readonly month: string },
): Promise<StatementSum[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const first = `${statement.bind(`${month}-01`)}::timestamp`;
  const isBefore = (edge: string) =>
    `(e.effective_at < p.${edge} or (e.effective_at = p.${edge} and e.boundary = 'closing'))`;
  const rows = await db.query<SumRow>(
    `with pools as (
       select c.id, c.name, c.unit_kind, c.unit_code, bool_and(s.granted is not null) as is_given,
         ${first} at time zone c.zone as opens,
         (${first} + interval '1 month') at time zone c.zone as closes
       from commitments c join segments s on s.account_id = c.account_id
         and s.commitment_id = c.id and ${believed("s", known)}
       where c.account_id = ${statement.bind(accountId)} and ${believed("c", known)}
         and ${inScope(statement, "c.account_id", scope)}
         and c.shape = 'burn-down' and c.model = 'discontinuous'
       group by c.id, c.name, c.unit_kind, c.unit_code, c.zone
     )
     select p.id, p.name, p.unit_kind, p.unit_code, p.is_given, e.kind,
       coalesce(sum(e.amount) filter (where ${isBefore("opens")}), 0) as before,
       coalesce(sum(e.amount) filter (where not ${isBefore("opens")}), 0) as during
     from pools p left join ledger_entries e on e.commitment_id = p.id
       and e.account_id = ${statement.bind(accountId)} and ${believed("e", known)}
       and e.status = 'posted' and e.effective_at <= ${statement.bind(asOf)}::timestamptz
       and ${isBefore("closes")}
     group by p.id, p.name, p.unit_kind, p.unit_code, p.is_given, e.kind
     order by p.unit_code, p.name, p.id, e.kind`,
    statement.values,
  );
  return rows.map((row) => ({
    commitmentId: row.id,
    name: row.name,
    unit: { kind: row.unit_kind, code: row.unit_code },
    isGiven: row.is_given,
    kind: row.kind === null ? null : entryKindOf(row.kind),
    before: fromNumeric(row.before),
    during: fromNumeric(row.during),
  }));
};

type SumRow = {
  readonly id: string;
  readonly name: string;
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly is_given: boolean;
  readonly kind: string | null;
  readonly before: string;
  readonly during: string;
};
