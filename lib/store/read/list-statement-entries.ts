import type { Decimal } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { EntryKind } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { entryKindOf } from "@/lib/store/read/entry-kind-of";
import { isBefore, type MonthAsked, poolsOfMonth } from "@/lib/store/read/month-pools";
import { believed, type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

export type StatementEntry = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly at: Instant;
  /** What closes at midnight belongs to the day before. */
  readonly closes: boolean;
  readonly amount: Decimal;
};

type Selection = MonthAsked & {
  readonly commitmentId: string;
  readonly kinds: readonly EntryKind[];
  readonly limit: number;
};

/** The posted entries of a pool in a month of its own zone, oldest first, and how many there are. */
export const listStatementEntries = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  { commitmentId, kinds, limit, ...asked }: Selection,
): Promise<{ readonly entries: readonly StatementEntry[]; readonly entryCount: number }> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const rows = await db.query<EntryRow>(
    `with ${poolsOfMonth(statement, scope, known, asked)}
     select e.id, e.kind, e.effective_at, e.boundary, e.amount, count(*) over () as count
     from pools p join ledger_entries e on e.commitment_id = p.id
       and e.account_id = ${statement.bind(asked.accountId)} and ${believed("e", known)}
       and e.status = 'posted' and e.effective_at <= ${statement.bind(asOf)}::timestamptz
       and e.kind = any(${statement.bind(kinds)}::text[])
       and not ${isBefore("opens")} and ${isBefore("closes")}
     where p.id = ${statement.bind(commitmentId)}
     order by e.effective_at, e.rank, e.ordinal, e.id
     limit ${statement.bind(limit)}`,
    statement.values,
  );
  return {
    entries: rows.map(({ id, kind, effective_at, boundary, amount }) => ({
      ...{ id, kind: entryKindOf(kind), amount: fromNumeric(amount) },
      ...{ at: effective_at, closes: boundary === "closing" },
    })),
    entryCount: Number(rows[0]?.count ?? 0),
  };
};

type EntryRow = {
  readonly id: string;
  readonly kind: string;
  readonly effective_at: string;
  readonly boundary: string;
  readonly amount: string;
  readonly count: string;
};
