import { randomUUID } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export type AuditEntry = {
  readonly at: Instant;
  /** Who did it: an e-mail address, with the key it used if any; "system" for what a start does by itself. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The id of what it was done to. */
  readonly subject: string;
  /** What changed, in plain words. Never a secret. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

export type AuditAction =
  | "user.added"
  | "sign-in.succeeded"
  | "sign-in.locked"
  | "api-key.added"
  | "api-key.revoked"
  | "connection.added"
  | "connection.changed"
  | "connection.archived"
  | "doubt.accepted"
  | "export.begun"
  | "export.ended";

export const addAuditEntry = async (db: Queryable, entry: AuditEntry): Promise<void> => {
  await db.query("insert into audit_log values ($1, $2, $3, $4, $5, $6::jsonb)", [
    `audit_${randomUUID()}`,
    entry.at,
    entry.actor,
    entry.action,
    entry.subject,
    JSON.stringify(entry.detail),
  ]);
};
