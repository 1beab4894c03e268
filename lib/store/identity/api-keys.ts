import type { KeyScope } from "@/lib/domain/base/key-scope";
import type { CalendarDay, Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export type NewApiKey = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** SHA-256 of the key; the key itself is never kept. */
  readonly keyHash: string;
  readonly keyHint: string;
  /** null: whatever its owner may do, and see. */
  readonly scopes: readonly KeyScope[] | null;
  readonly accountIds: readonly string[] | null;
  readonly expiresAt: Instant | null;
};

/** Adds a key once: a second time, also after it was revoked, nothing happens. */
export const addApiKey = async (db: Queryable, key: NewApiKey, at: Instant): Promise<boolean> => {
  const added = await db.query(
    `insert into api_keys
       (id, user_id, name, key_hash, key_hint, created_at, scopes, account_ids, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
    [
      ...[key.id, key.userId, key.name, key.keyHash, key.keyHint, at],
      ...[key.scopes, key.accountIds, key.expiresAt],
    ],
  );
  return added.length > 0;
};

export type KeyOwner = {
  readonly keyId: string;
  readonly userId: string;
  readonly scopes: readonly KeyScope[] | null;
  readonly accountIds: readonly string[] | null;
};

/** Null for a key that is not there, was revoked or has expired. */
export const findApiKeyOwner = async (
  db: Queryable,
  keyHash: string,
  now: Instant,
): Promise<KeyOwner | null> => {
  const [row] = await db.query<{
    id: string;
    user_id: string;
    scopes: KeyScope[] | null;
    account_ids: string[] | null;
  }>(
    `select id, user_id, scopes, account_ids from api_keys
     where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [keyHash, now],
  );
  return row
    ? { keyId: row.id, userId: row.user_id, scopes: row.scopes, accountIds: row.account_ids }
    : null;
};

export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly ownerEmail: string;
  readonly scopes: readonly KeyScope[] | null;
  readonly accountIds: readonly string[] | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  /** Of the seven UTC days that end with this one. */
  readonly requests: number;
  /** Since when they are counted; null: since the key was made. */
  readonly countedFrom: Instant | null;
};

/** All that were not revoked, newest first. */
export const listApiKeys = async (db: Queryable, now: Instant): Promise<ApiKey[]> => {
  const rows = await db.query<{
    id: string;
    name: string;
    key_hint: string;
    email: string;
    scopes: KeyScope[] | null;
    account_ids: string[] | null;
    created_at: Instant;
    expires_at: Instant | null;
    last_used_at: Instant | null;
    requests: string;
    counted_from: Instant | null;
  }>(
    `select k.id, k.name, k.key_hint, u.email, k.scopes, k.account_ids, k.created_at, k.expires_at,
       k.last_used_at, k.counted_from, (
         select coalesce(sum(d.requests), 0) from api_key_days d
         where d.key_id = k.id and d.day > ($1::timestamptz at time zone 'UTC')::date - 7
       ) as requests
     from api_keys k join users u on u.id = k.user_id
     where k.revoked_at is null order by k.created_at desc, k.id`,
    [now],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.key_hint,
    ownerEmail: row.email,
    scopes: row.scopes,
    accountIds: row.account_ids,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    requests: Number(row.requests),
    countedFrom: row.counted_from,
  }));
};

/** Answers what the key was called; null when there is none that could be revoked. */
export const revokeApiKey = async (
  tx: Queryable,
  id: string,
  at: Instant,
): Promise<string | null> => {
  const [row] = await tx.query<{ name: string }>(
    "update api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning name",
    [id, at],
  );
  return row?.name ?? null;
};

/** Requests of one UTC day, and when the last of them came. */
export const addKeyUses = async (
  db: Queryable,
  id: string,
  {
    day,
    requests,
    at,
  }: { readonly day: CalendarDay; readonly requests: number; readonly at: Instant },
): Promise<void> => {
  await db.query(
    `with used as (
       update api_keys set last_used_at = greatest(last_used_at, $4::timestamptz) where id = $1
       returning id
     )
     insert into api_key_days (key_id, day, requests) select id, $2::date, $3::bigint from used
     on conflict (key_id, day) do update set requests = api_key_days.requests + excluded.requests`,
    [id, day, requests, at],
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
