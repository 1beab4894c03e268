import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export type NewApiKey = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** SHA-256 of the key; the key itself is never kept. */
  readonly keyHash: string;
  readonly keyHint: string;
};

/** Adds a key once: a second time, also after it was revoked, nothing happens. */
export const addApiKey = async (db: Queryable, key: NewApiKey, at: Instant): Promise<boolean> => {
  const added = await db.query(
    `insert into api_keys (id, user_id, name, key_hash, key_hint, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [key.id, key.userId, key.name, key.keyHash, key.keyHint, at],
  );
  return added.length > 0;
};

/** Null for a key that is not there, was revoked, or belongs to a disabled user. */
export const findApiKeyOwner = async (
  db: Queryable,
  keyHash: string,
): Promise<{ readonly keyId: string; readonly userId: string } | null> => {
  const [row] = await db.query<{ id: string; user_id: string }>(
    "select id, user_id from api_keys where key_hash = $1 and revoked_at is null",
    [keyHash],
  );
  return row ? { keyId: row.id, userId: row.user_id } : null;
};

/** Written at most once a minute, so that a busy program does not turn every read into a write. */
export const noteApiKeyUse = async (db: Queryable, id: string, at: Instant): Promise<void> => {
  await db.query(
    `update api_keys set last_used_at = $2::timestamptz
     where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [id, at],
  );
};

/** Answers the ids of the keys that were revoked by this. */
export const revokeApiKeys = async (
  db: Queryable,
  which: { readonly idPrefix: string; readonly exceptId: string | null },
  at: Instant,
): Promise<string[]> => {
  const rows = await db.query<{ id: string }>(
    `update api_keys set revoked_at = $3
     where starts_with(id, $1) and id is distinct from $2 and revoked_at is null returning id`,
    [which.idPrefix, which.exceptId, at],
  );
  return rows.map(({ id }) => id);
};
