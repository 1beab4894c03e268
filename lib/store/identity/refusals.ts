import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

type Refused = { readonly actor: string; readonly subject: string; readonly at: Instant };

/** Counts a refusal; answers the how manieth of its hour it is. */
export const countRefusal = async (
  db: Queryable,
  { actor, subject, at }: Refused,
): Promise<number> => {
  const [row] = await db.query<{ times: number }>(
    `insert into refusals (hour, actor, subject, times)
     values (date_trunc('hour', $1::timestamptz), $2, $3, 1)
     on conflict (hour, actor, subject) do update set times = refusals.times + 1
     returning times`,
    [at, actor, subject],
  );
  return row?.times ?? 0;
};

export const forgetRefusalsBefore = async (db: Queryable, before: Instant): Promise<void> => {
  await db.query("delete from refusals where hour < $1", [before]);
};
