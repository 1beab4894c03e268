import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/**
 * Days of one scope that were read whole, so that an interrupted history goes on where it stopped. A
 * day with a value that could not be used is not among them: its vendor may have put it right, or the
 * connection's scale may be another one now.
 */
export const listSampledDays = async (
  db: Queryable,
  accountId: string,
  scope: string,
): Promise<ReadonlySet<string>> => {
  const rows = await db.query<{ day: string }>(
    // "not in" reads the history once; "not exists" would walk it for each day.
    `select day::text as day from sampled_days
     where account_id = $1 and scope = $2 and day not in (
       select day from utilization_samples
       where account_id = $1 and known_to is null and doubt is not null and doubt <> 'not-given')`,
    [accountId, scope],
  );
  return new Set(rows.map(({ day }) => day));
};

export const keepSampledDay = (
  tx: Queryable,
  accountId: string,
  scope: string,
  { start }: { readonly start: Instant },
  at: Instant,
) =>
  tx.query(
    `insert into sampled_days (account_id, scope, day, read_at) values ($1, $2, $3, $4)
     on conflict (account_id, scope, day) do update set read_at = excluded.read_at`,
    [accountId, scope, start.slice(0, 10), at],
  );
