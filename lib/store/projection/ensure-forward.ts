import type { Database, Queryable } from "@/lib/store/database";
import { bringForward } from "@/lib/store/projection/bring-forward";
import { buildMonths } from "@/lib/store/projection/ledger-months";
import { listBehind } from "@/lib/store/projection/list-behind";
import type { Present } from "@/lib/store/projection/present";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** So many accounts are added up in one transaction: short enough that others are not kept waiting. */
const accountsAtOnce = 100;

/**
 * Before an answer about now: whatever in scope has changed, or has passed an hour or an edge, is
 * added up. Usually somebody did it before (the ticks); then this costs one look.
 */
export const ensureForward = async (
  db: Database,
  scope: Scope,
  present: Present,
): Promise<void> => {
  for (;;) {
    const behind = await listBehind(db, scope, present, accountsAtOnce);
    if (behind.length > 0) await bringForward(db, behind, present);
    if (behind.length < accountsAtOnce) return;
  }
};

/** Before an answer about any other moment: the months that it starts from. */
export const ensureMonths = async (db: Database, scope: Scope): Promise<void> => {
  for (;;) {
    const statement = createStatement();
    const rows = await db.query<{ account_id: string }>(
      `select distinct a.account_id from accounts a
       left join account_standings s on s.account_id = a.account_id
       where ${inScope(statement, "a.account_id", scope)} and coalesce(s.has_months, false) = false
       order by a.account_id limit ${statement.bind(accountsAtOnce)}`,
      statement.values,
    );
    const accountIds = rows.map(({ account_id }) => account_id);
    if (accountIds.length > 0) await db.transaction((tx) => addMonths(tx, accountIds));
    if (accountIds.length < accountsAtOnce) return;
  }
};

const addMonths = async (tx: Queryable, accountIds: readonly string[]): Promise<void> => {
  await tx.query(
    `insert into account_standings (account_id) select id from unnest($1::text[]) wanted (id)
     order by id on conflict (account_id) do nothing`,
    [accountIds],
  );
  const locked = await tx.query<{ account_id: string }>(
    `select account_id from account_standings
     where account_id = any($1::text[]) and not has_months order by account_id for update`,
    [accountIds],
  );
  if (locked.length > 0)
    await buildMonths(
      tx,
      locked.map(({ account_id }) => account_id),
    );
};

/** Drops everything that can be made again from the facts. */
export const dropProjection = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    for (const table of [
      "ledger_months",
      "standings",
      "standing_records",
      "standing_words",
      "account_positions",
      "account_standings",
    ])
      await tx.query(`delete from ${table}`);
  });
