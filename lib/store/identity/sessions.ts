import { randomUUID } from "node:crypto";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

const hourMs = 3_600_000;

/** A session ends by itself when nobody uses it, and however much it is used after the longer time. */
export const sessionIdleMs = 12 * hourMs;
export const sessionMaxMs = 7 * 24 * hourMs;

export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly confirmedAt: Instant;
  /** The person through whose eyes an administrator looks. */
  readonly seesAs: string | null;
  /** Null where a password opened it. */
  readonly issuer: SessionIssuer | null;
};

/** What an issuer said of a session that it let in, and when. */
export type SessionIssuer = {
  /** What asks it again, sealed. */
  readonly grant: string;
  readonly checkedAt: Instant;
  readonly askedAt: Instant;
};

type SessionRow = {
  readonly id: string;
  readonly user_id: string;
  readonly created_at: Instant;
  readonly seen_at: Instant;
  readonly confirmed_at: Instant;
  readonly sees_as: string | null;
  readonly issuer_grant: string | null;
  readonly issuer_checked_at: Instant | null;
  readonly issuer_asked_at: Instant | null;
};

const columns = `id, user_id, created_at, seen_at, confirmed_at, sees_as,
  issuer_grant, issuer_checked_at, issuer_asked_at`;

const toSession = (row: SessionRow): Session => ({
  id: row.id,
  userId: row.user_id,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  confirmedAt: row.confirmed_at,
  seesAs: row.sees_as,
  issuer: toIssuer(row),
});

const toIssuer = (row: SessionRow): SessionIssuer | null =>
  row.issuer_grant === null || row.issuer_checked_at === null || row.issuer_asked_at === null
    ? null
    : {
        grant: row.issuer_grant,
        checkedAt: row.issuer_checked_at,
        askedAt: row.issuer_asked_at,
      };

/** Signing in asks for the password, so a new session is confirmed. */
export const openSession = async (db: Queryable, userId: string, at: Instant): Promise<string> => {
  const id = `session_${randomUUID()}`;
  await db.query(
    `insert into sessions (id, user_id, created_at, seen_at, confirmed_at)
     values ($1, $2, $3, $3, $3)`,
    [id, userId, at],
  );
  return id;
};

type IssuerSession = {
  readonly userId: string;
  /** When the issuer last asked the person to prove who they are. */
  readonly confirmedAt: Instant;
  /** Seals for the session of this id, which is not known before. */
  readonly grantFor: (sessionId: string) => string;
};

export const openIssuerSession = async (
  db: Queryable,
  { userId, confirmedAt, grantFor }: IssuerSession,
  at: Instant,
): Promise<string> => {
  const id = `session_${randomUUID()}`;
  await db.query(
    `insert into sessions (id, user_id, created_at, seen_at, confirmed_at, issuer_grant,
       issuer_checked_at, issuer_asked_at)
     values ($1, $2, $3, $3, $4, $5, $3, $3)`,
    [id, userId, at, confirmedAt, grantFor(id)],
  );
  return id;
};

/** True for one of all requests that saw the same last time: it asks, the others go on meanwhile. */
export const claimIssuerCheck = async (
  db: Queryable,
  id: string,
  { seen, at }: { readonly seen: Instant; readonly at: Instant },
): Promise<boolean> => {
  const claimed = await db.query(
    `update sessions set issuer_asked_at = $3::timestamptz
     where id = $1 and issuer_asked_at = $2::timestamptz returning id`,
    [id, seen, at],
  );
  return claimed.length > 0;
};

export const noteIssuerCheck = async (
  tx: Queryable,
  id: string,
  { grant, at }: { readonly grant: string; readonly at: Instant },
): Promise<void> => {
  await tx.query("update sessions set issuer_grant = $2, issuer_checked_at = $3 where id = $1", [
    id,
    grant,
    at,
  ]);
};

/** SQL: sessions that hold at an instant. */
const live = (now: Instant) => ({
  text: "ended_at is null and seen_at > $2::timestamptz and created_at > $3::timestamptz",
  values: [addDuration(now, -sessionIdleMs), addDuration(now, -sessionMaxMs)],
});

/** Null for one that has ended, by whatever: signed out, ended by somebody, unused, too old. */
export const findSession = async (
  db: Queryable,
  id: string,
  now: Instant,
): Promise<Session | null> => {
  const { text, values } = live(now);
  const [row] = await db.query<SessionRow>(
    `select ${columns} from sessions where id = $1 and ${text}`,
    [id, ...values],
  );
  return row ? toSession(row) : null;
};

/** Those of a person that hold, the last one used first. */
export const listSessionsOf = async (
  db: Queryable,
  userId: string,
  now: Instant,
): Promise<Session[]> => {
  const { text, values } = live(now);
  const rows = await db.query<SessionRow>(
    `select ${columns} from sessions where user_id = $1 and ${text} order by seen_at desc, id`,
    [userId, ...values],
  );
  return rows.map(toSession);
};

const noteEveryMs = 60_000;

/** Written at most once a minute, so that reading does not become writing. */
export const noteSessionSeen = async (
  db: Queryable,
  { id, seenAt }: Pick<Session, "id" | "seenAt">,
  now: Instant,
): Promise<void> => {
  if (addDuration(seenAt, noteEveryMs) > now) return;
  await db.query(
    "update sessions set seen_at = $2::timestamptz where id = $1 and seen_at < $2::timestamptz",
    [id, now],
  );
};

export const confirmSession = async (db: Queryable, id: string, at: Instant): Promise<void> => {
  await db.query("update sessions set confirmed_at = $2 where id = $1", [id, at]);
};

export const setSeesAs = async (
  db: Queryable,
  id: string,
  userId: string | null,
): Promise<void> => {
  await db.query("update sessions set sees_as = $2 where id = $1", [id, userId]);
};

export const endSession = async (db: Queryable, id: string, at: Instant): Promise<void> => {
  await db.query("update sessions set ended_at = $2 where id = $1 and ended_at is null", [id, at]);
};

/** Ends every session of a person but one; answers how many that were. */
export const endSessionsOf = async (
  db: Queryable,
  userId: string,
  { at, exceptId }: { readonly at: Instant; readonly exceptId: string | null },
): Promise<number> => {
  const ended = await db.query(
    `update sessions set ended_at = $2
     where user_id = $1 and ended_at is null and id is distinct from $3 returning id`,
    [userId, at, exceptId],
  );
  return ended.length;
};

export const endAllSessions = async (tx: Queryable, at: Instant): Promise<void> => {
  await tx.query("update sessions set ended_at = $1 where ended_at is null", [at]);
};

/** By user: how many sessions hold now, and when any of theirs was last used. */
export const countSessions = async (
  db: Queryable,
  now: Instant,
): Promise<ReadonlyMap<string, { readonly open: number; readonly seenAt: Instant }>> => {
  const { text, values } = live(now);
  const rows = await db.query<{ user_id: string; open: number; seen_at: Instant }>(
    `select user_id, count(*) filter (where $1::boolean and ${text})::int as open,
       max(seen_at) as seen_at
     from sessions group by user_id`,
    [true, ...values],
  );
  return new Map(rows.map((row) => [row.user_id, { open: row.open, seenAt: row.seen_at }]));
};

/** What is over for good says nothing any more; the audit log keeps who was signed in. */
export const forgetSessionsBefore = async (db: Queryable, before: Instant): Promise<void> => {
  await db.query("delete from sessions where created_at < $1", [before]);
};
