import type { Queryable } from "@/lib/store/database";
import {
  believed,
  createStatement,
  inScope,
  type Scope,
  unarchived,
} from "@/lib/store/read/statement";

/** Accounts that are called so by their vendor or by this book, among those in scope. */
export const findAccountIds = async (
  db: Queryable,
  scope: Scope,
  { names, knownAt }: { readonly names: readonly string[]; readonly knownAt: string },
): Promise<string[]> => {
  if (names.length === 0) return [];
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const named = `${statement.bind(names)}::text[]`;
  const rows = await db.query<{ account_id: string }>(
    `select distinct a.account_id from accounts a join connections k on k.id = a.connection_id
     where (a.external_id = any(${named}) or a.account_id = any(${named}))
       and ${believed("a", known)} and ${unarchived("k", known)}
       and ${inScope(statement, "a.account_id", scope)} order by a.account_id`,
    statement.values,
  );
  return rows.map(({ account_id }) => account_id);
};

/** The same of commitments. */
export const findCommitmentIds = async (
  db: Queryable,
  scope: Scope,
  { names, knownAt }: { readonly names: readonly string[]; readonly knownAt: string },
): Promise<string[]> => {
  if (names.length === 0) return [];
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const named = `${statement.bind(names)}::text[]`;
  const rows = await db.query<{ id: string }>(
    `select distinct c.id from commitments c
     where (c.external_id = any(${named}) or c.id = any(${named}))
       and ${believed("c", known)} and ${inScope(statement, "c.account_id", scope)} order by c.id`,
    statement.values,
  );
  return rows.map(({ id }) => id);
};

/** The accounts that commitments belong to. */
export const listOwners = async (
  db: Queryable,
  commitmentIds: readonly string[],
): Promise<string[]> => {
  if (commitmentIds.length === 0) return [];
  const rows = await db.query<{ account_id: string }>(
    `select distinct account_id from commitments
     where id = any($1::text[]) and known_to is null order by account_id`,
    [commitmentIds],
  );
  return rows.map(({ account_id }) => account_id);
};
