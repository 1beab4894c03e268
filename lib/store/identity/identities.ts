import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** Who somebody is at an issuer: its own lasting word for them, which no address is. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** Null for somebody whom no sign-in has linked yet. */
export const findLinkedUserId = async (
  db: Queryable,
  { issuer, subject }: Identity,
): Promise<string | null> => {
  const [row] = await db.query<{ user_id: string }>(
    "select user_id from identities where issuer = $1 and subject = $2",
    [issuer, subject],
  );
  return row?.user_id ?? null;
};

/** The issuer's word for a person; null for one who signs in with a password. */
export const findSubject = async (
  db: Queryable,
  userId: string,
  issuer: string,
): Promise<string | null> => {
  const [row] = await db.query<{ subject: string }>(
    "select subject from identities where user_id = $1 and issuer = $2",
    [userId, issuer],
  );
  return row?.subject ?? null;
};

/** False when the person is linked to somebody else there, or that one to another person. */
export const linkIdentity = async (
  tx: Queryable,
  { issuer, subject }: Identity,
  userId: string,
  at: Instant,
): Promise<boolean> => {
  const added = await tx.query(
    `insert into identities (issuer, subject, user_id, linked_at) values ($1, $2, $3, $4)
     on conflict do nothing returning subject`,
    [issuer, subject, userId, at],
  );
  return added.length > 0;
};

/** Shut, a person is let in by nothing: no session, no key. `null` opens again. */
export const setShut = async (tx: Queryable, userId: string, at: Instant | null): Promise<void> => {
  await tx.query("update identities set shut_at = $2 where user_id = $1", [userId, at]);
};

/** From now on a password opens again. */
export const unlinkIdentities = async (tx: Queryable, userId: string): Promise<void> => {
  await tx.query("delete from identities where user_id = $1", [userId]);
};
