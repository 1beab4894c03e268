import type { Queryable } from "@/lib/store/database";

/**
 * Said by whoever writes facts, in the same transaction: the standings of this account are not those
 * of its facts any more. Answers whether its months are kept, which the same writer then moves; the
 * row stays locked until the transaction ends, so that nobody adds the account up meanwhile.
 */
export const markBehind = async (tx: Queryable, accountId: string): Promise<boolean> => {
  const [row] = await tx.query<{ has_months: boolean }>(
    `with marked as (${mark})
     insert into account_standings (account_id) values ($1)
     on conflict (account_id) do update set is_behind = true
     returning has_months`,
    [accountId],
  );
  return row?.has_months ?? false;
};

const mark = `insert into account_marks (account_id) values ($1)
  on conflict (account_id) do update set mark = default`;

/** For a write that moves no figure and shows all the same. */
export const markChanged = (tx: Queryable, accountId: string) => tx.query(mark, [accountId]);

/** For an account of which nothing is believed any more. */
export const forgetMonths = (tx: Queryable, accountId: string) =>
  tx.query("update account_standings set has_months = false where account_id = $1", [accountId]);
