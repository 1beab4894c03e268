import { kindsIn } from "@/lib/domain/ledger/entry-kinds";
import type { Queryable } from "@/lib/store/database";
import { oneOf } from "@/lib/store/read/one-of";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

export type LedgerFacts = { readonly entryCount: number; readonly firstDrawAt: string | null };

export const findLedgerFacts = async (
  db: Queryable,
  scope: Scope,
  { asOf, knownAt }: Clocks,
  commitmentId: string,
): Promise<LedgerFacts> => {
  const statement = createStatement();
  const [row] = await db.query<{ entries: number; first_draw_at: string | null }>(
    `select count(*)::int as entries,
       min(e.effective_at) filter (
         where ${oneOf("e.kind", kindsIn("drawdown"))} and e.amount <> 0) as first_draw_at
     from ledger_entries e
     where e.commitment_id = ${statement.bind(commitmentId)}
       and ${inScope(statement, "e.account_id", scope)}
       and ${believed("e", `${statement.bind(knownAt)}::timestamptz`)}
       and (e.effective_at <= ${statement.bind(asOf)}::timestamptz or e.status = 'draft')`,
    statement.values,
  );
  return { entryCount: row?.entries ?? 0, firstDrawAt: row?.first_draw_at ?? null };
};
