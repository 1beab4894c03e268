import type { CommitmentShape } from "@/lib/domain/base/commitment";
import type { Decimal, Unit } from "@/lib/domain/base/money";
import { memoKinds } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { fromNumeric } from "@/lib/store/read/decimal-columns";
import { draftsKnown } from "@/lib/store/read/drafts-known";
import { type LedgerFilter, poolsOf } from "@/lib/store/read/ledger-source";
import { movedSums } from "@/lib/store/read/moved-sums";
import { oneOf } from "@/lib/store/read/one-of";
import { type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

export type LedgerTotals = {
  readonly entryCount: number;
  /** One per unit and shape. */
  readonly closings: readonly {
    readonly unit: Unit;
    readonly shape: CommitmentShape;
    /** Over everything the running balance counts. */
    readonly closing: Decimal | null;
    /** Of the entries that are shown. */
    readonly rows: number;
    readonly amount: Decimal;
  }[];
};

export const sumLedger = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  filter: LedgerFilter,
): Promise<LedgerTotals> => {
  const { accountId, commitmentId, segmentId, kind, status } = filter;
  const statement = createStatement();
  const cuts = new Map([[accountId, clocks.asOf]]);
  const segment = segmentId === undefined ? "true" : `m.segment_id = ${statement.bind(segmentId)}`;
  const shown = [
    kind === undefined ? "true" : `m.kind = ${statement.bind(kind)}`,
    status === undefined ? "true" : `m.status = ${statement.bind(status)}`,
  ].join(" and ");
  const rows = await db.query<TotalRow>(
    `with ${movedSums(statement, cuts, clocks.knownAt, commitmentId)}, ${poolsOf(statement, scope, clocks, filter)}
     select p.unit_kind, p.unit_code, p.shape,
       coalesce(sum(m.amount) filter (where ${shown}), 0) as amount,
       coalesce(sum(m.entries) filter (where ${shown}), 0)::int as entries,
       sum(case when ${oneOf("m.kind", memoKinds)} or not p.is_given then 0 else m.amount end) as closing,
       bool_or(p.is_given) as is_given
     from moved m join pools p on p.account_id = m.account_id and p.id = m.commitment_id
     where case when m.status = 'draft' then ${draftsKnown(statement, accountId, clocks)}
         else not m.is_ahead end and ${segment}
     group by p.unit_kind, p.unit_code, p.shape having sum(m.entries) > 0`,
    statement.values,
  );
  return {
    entryCount: rows.reduce((total, { entries }) => total + entries, 0),
    closings: rows.map((row) => ({
      unit: { kind: row.unit_kind, code: row.unit_code },
      shape: row.shape,
      closing: row.is_given ? fromNumeric(row.closing) : null,
      rows: row.entries,
      amount: fromNumeric(row.amount),
    })),
  };
};

type TotalRow = {
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly shape: CommitmentShape;
  readonly entries: number;
  readonly amount: string;
  readonly closing: string;
  readonly is_given: boolean;
};
