import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { draftsKnown } from "@/lib/store/read/drafts-known";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";
import { sumLedger } from "@/lib/store/read/sum-ledger";

export type LedgerFacts = { readonly entryCount: number; readonly firstDrawAt: string | null };

export const findLedgerFacts = async (
  db: Queryable,
  scope: Scope,
  clocks: Clocks,
  { accountId, commitmentId }: { readonly accountId: string; readonly commitmentId: string },
): Promise<LedgerFacts> => {
  const [{ entryCount }, firstDrawAt] = await Promise.all([
    sumLedger(db, scope, clocks, { accountId, commitmentId }),
    findFirstDraw(db, scope, clocks, accountId, commitmentId),
  ]);
  return { entryCount, firstDrawAt };
};

/** The first row in the order of the ledger: no more of it is read than that. */
const findFirstDraw = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  accountId: string,
  commitmentId: string,
): Promise<string | null> => {
  const statement = createStatement();
  const [row] = await db.query<{ effective_at: string }>(
    `select e.effective_at from ledger_entries e
     where e.account_id = ${statement.bind(accountId)}
       and e.commitment_id = ${statement.bind(commitmentId)}
       and ${inScope(statement, "e.account_id", scope)}
       and ${believed("e", `${statement.bind(knownAt)}::timestamptz`)}
       and case when e.status = 'draft' then ${draftsKnown(statement, accountId, { asOf, knownAt })}
         else e.effective_at <= ${statement.bind(asOf)}::timestamptz end
       and ${oneOf("e.kind", kindsIn("drawdown"))} and e.amount <> 0
     order by e.effective_at, e.rank, e.ordinal, e.id limit 1`,
    statement.values,
  );
  return row?.effective_at ?? null;
};
