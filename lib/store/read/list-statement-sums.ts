import type { Decimal, Unit } from "@/lib/domain/base/money";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { isBefore, type MonthAsked, poolsOfMonth } from "@/lib/store/read/month-pools";
import { believed, type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

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
  asked: MonthAsked,
): Promise<StatementSum[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<SumRow>(
    `with ${poolsOfMonth(statement, scope, known, asked)}
     select p.id, p.name, p.unit_kind, p.unit_code, p.is_given, e.kind,
       coalesce(sum(e.amount) filter (where ${isBefore("opens")}), 0) as before,
       coalesce(sum(e.amount) filter (where not ${isBefore("opens")}), 0) as during
     from pools p left join ledger_entries e on e.commitment_id = p.id
       and e.account_id = ${statement.bind(asked.accountId)} and ${believed("e", known)}
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
