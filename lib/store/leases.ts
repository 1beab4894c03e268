import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export type LeaseOf = { readonly connectionId: string; readonly owner: string };

/** One run per connection at a time across all processes; a lease not renewed falls to the next. */
export const takeLease = async (
  db: Queryable,
  { connectionId, owner }: LeaseOf,
  now: Instant,
  lengthMs: number,
): Promise<boolean> => {
  const rows = await db.query(
    `update connections set lease_owner = $2, lease_until = $3::timestamptz
     where id = $1 and archived_at is null
       and (lease_owner is null or lease_owner = $2 or lease_until <= $4::timestamptz)
     returning id`,
    [connectionId, owner, addDuration(now, lengthMs), now],
  );
  return rows.length === 1;
};

export const releaseLease = (db: Queryable, { connectionId, owner }: LeaseOf) =>
  db.query(
    "update connections set lease_owner = null, lease_until = null where id = $1 and lease_owner = $2",
    [connectionId, owner],
  );

/** At the start of the embedded engine nobody else can hold one: the directory is locked. */
export const voidAllLeases = (db: Queryable) =>
  db.query("update connections set lease_owner = null, lease_until = null");
