import type { EmbedError } from "@/lib/domain/base/embed-words";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export type EmbedRefusal = {
  readonly embedId: string;
  readonly code: EmbedError;
  /** The page it was asked from, as far as that is known. */
  readonly origin: string;
  readonly times: number;
  readonly lastAt: Instant;
};

/** Counted by day. Of an embed that is not there nothing is kept. */
export const noteEmbedRefusal = async (
  db: Queryable,
  { embedId, code, origin }: Pick<EmbedRefusal, "embedId" | "code" | "origin">,
  at: Instant,
): Promise<void> => {
  await db.query(
    `insert into embed_refusals (embed_id, code, origin, day, times, last_at)
     select id, $2, $3, ($4::timestamptz at time zone 'UTC')::date, 1, $4::timestamptz
     from embeds where id = $1
     on conflict (embed_id, code, origin, day)
     do update set times = embed_refusals.times + 1, last_at = excluded.last_at`,
    [embedId, code, origin.slice(0, 300), at],
  );
};

type RefusalRow = Pick<EmbedRefusal, "code" | "origin" | "times"> & {
  readonly embed_id: string;
  readonly last_at: Instant;
};

/** By embed, code and origin, latest first. */
export const listEmbedRefusals = async (db: Queryable, since: Instant): Promise<EmbedRefusal[]> => {
  const rows = await db.query<RefusalRow>(
    `select embed_id, code, origin, sum(times)::int as times, max(last_at) as last_at
     from embed_refusals where last_at >= $1
     group by embed_id, code, origin order by max(last_at) desc, embed_id, code, origin`,
    [since],
  );
  return rows.map((row) => ({
    embedId: row.embed_id,
    code: row.code,
    origin: row.origin,
    times: row.times,
    lastAt: row.last_at,
  }));
};
