import { randomUUID } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** Noted as failed before the password is looked at, so that tries made at once see each other. */
export const noteAttempt = async (
  db: Queryable,
  subject: string,
  at: Instant,
): Promise<{ readonly subject: string; readonly id: string }> => {
  const id = randomUUID();
  await db.query("insert into sign_in_attempts values ($1, $2, $3, false)", [subject, id, at]);
  return { subject, id };
};

type Attempt = Awaited<ReturnType<typeof noteAttempt>>;

/** When this subject failed before, oldest first: since its last success and not before `since`. */
export const listEarlierFailures = async (
  db: Queryable,
  { subject, id }: Attempt,
  since: Instant,
): Promise<Instant[]> => {
  const rows = await db.query<{ attempted_at: Instant }>(
    `select attempted_at from sign_in_attempts
     where subject = $1 and id <> $2 and not succeeded and attempted_at >= greatest($3::timestamptz, (
       select max(attempted_at) from sign_in_attempts where subject = $1 and succeeded))
     order by attempted_at`,
    [subject, id, since],
  );
  return rows.map((row) => row.attempted_at);
};

export const markSucceeded = async (db: Queryable, { subject, id }: Attempt): Promise<void> => {
  await db.query("update sign_in_attempts set succeeded = true where subject = $1 and id = $2", [
    subject,
    id,
  ]);
};

/** A try that was turned away unread does not count: else a lock could be kept up for ever. */
export const forgetAttempt = async (db: Queryable, { subject, id }: Attempt): Promise<void> => {
  await db.query("delete from sign_in_attempts where subject = $1 and id = $2", [subject, id]);
};

export const forgetAttemptsBefore = async (db: Queryable, before: Instant): Promise<void> => {
  await db.query("delete from sign_in_attempts where attempted_at < $1", [before]);
};
