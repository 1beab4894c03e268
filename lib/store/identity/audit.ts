import { createHash, randomUUID } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export const auditActions = [
  "user.added",
  "user.changed",
  "user.linked",
  "user.removed",
  "user.password-changed",
  "user.sessions-ended",
  "invitation.made",
  "invitation.withdrawn",
  "invitation.accepted",
  "sign-in.succeeded",
  "sign-in.failed",
  "sign-in.locked",
  "sign-out",
  "password.confirmed",
  "password.refused",
  "see-as.begun",
  "see-as.ended",
  "access.refused",
  "api-key.added",
  "api-key.revoked",
  "connection.added",
  "connection.changed",
  "connection.archived",
  "connection.checked",
  "doubt.accepted",
  "history.asked",
  "embed.added",
  "embed.changed",
  "embed.archived",
  "embed.minted",
  "embed.exchanged",
  "embed.opened",
  "embed.revoked",
  "share.made",
  "share.opened",
  "share.revoked",
  "secrets.resealed",
  "export.begun",
  "export.ended",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What changed, in plain words. Never a secret. */
export type AuditDetail = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

export type AuditEntry = {
  readonly at: Instant;
  /** Who did it: an e-mail address, with the key it used if any; "system" for what a start does by itself. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly detail: AuditDetail;
};

/** An entry with its place in the chain. */
export type ChainedEntry = AuditEntry & { readonly seq: number; readonly hash: string };

/**
 * The digest of an entry and of the one before it: changing, dropping or moving any entry changes every
 * digest that follows. The database keeps no order of fields, so they are sorted here.
 */
export const hashOfEntry = (entry: AuditEntry, seq: number, hashBefore: string): string => {
  const { at, actor, action, subject, detail } = entry;
  const fields = Object.entries(detail).sort(([left], [right]) => (left < right ? -1 : 1));
  const text = JSON.stringify([seq, at, actor, action, subject, fields, hashBefore]);
  return createHash("sha256").update(text).digest("hex");
};

type Head = { readonly seq: string; readonly hash: string };

const triesMax = 50;

/**
 * Adds an entry after the last one. Who finds that another came first looks again: the one statement
 * that adds it moves the head, and moves it only from where it was seen.
 */
export const addAuditEntry = async (db: Queryable, entry: AuditEntry): Promise<void> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const [head] = await db.query<Head>("select seq, hash from audit_head where id = 1");
    if (!head) throw new Error("The audit log has no head: the book is damaged.");
    const seq = Number(head.seq) + 1;
    const hash = hashOfEntry(entry, seq, head.hash);
    const added = await db.query(
      `with moved as (
         update audit_head set seq = $7::bigint, hash = $8 where id = 1 and seq = $9::bigint returning id
       )
       insert into audit_log (id, at, actor, action, subject, detail, seq, hash)
       select $1::text, $2::timestamptz, $3::text, $4::text, $5::text, $6::jsonb, $7::bigint, $8::text
       from moved returning id`,
      [
        `audit_${randomUUID()}`,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        JSON.stringify(entry.detail),
        seq,
        hash,
        head.seq,
      ],
    );
    if (added.length > 0) return;
  }
  throw new Error("The audit log is too busy to add to.");
};
