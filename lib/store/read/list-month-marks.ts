import type { Instant } from "@/lib/domain/base/period";
import type { MonthMarks } from "@/lib/domain/ledger/month-state";
import type { Queryable } from "@/lib/store/database";
import { isBefore, type MonthAsked, poolsOfMonth } from "@/lib/store/read/month-pools";
import { believed, type Clocks, createStatement, type Scope } from "@/lib/store/read/statement";

export type PoolMarks = MonthMarks & {
  readonly commitmentId: string;
  /** All drafts of the pool, those of later months too. */
  readonly allDrafts: number;
};

/** Of each pool: drafts, and when an entry that its closing counts came to be believed, or ceased to be. */
export const listMonthMarks = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Clocks,
  asked: MonthAsked,
): Promise<PoolMarks[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const isDraft = `e.status = 'draft' and ${believed("e", known)}`;
  const rows = await db.query<MarksRow>(
    `with ${poolsOfMonth(statement, scope, known, asked)}
     select p.id, p.closes,
       count(*) filter (where ${isDraft}) as all_drafts,
       count(*) filter (where ${isDraft} and ${isBefore("closes")}) as drafts,
       max(case when e.known_to <= ${known} then e.known_to else e.known_from end)
         filter (where e.status = 'posted' and ${isBefore("closes")}) as changed_at
     from pools p left join ledger_entries e on e.commitment_id = p.id
       and e.account_id = ${statement.bind(asked.accountId)} and e.known_from <= ${known}
     group by p.id, p.closes
     order by p.id`,
    statement.values,
  );
  return rows.map(({ id, closes, drafts, all_drafts, changed_at }) => ({
    commitmentId: id,
    end: closes,
    drafts: Number(drafts),
    allDrafts: Number(all_drafts),
    changedAt: changed_at,
  }));
};

type MarksRow = {
  readonly id: string;
  readonly closes: Instant;
  readonly drafts: string;
  readonly all_drafts: string;
  readonly changed_at: Instant | null;
};
