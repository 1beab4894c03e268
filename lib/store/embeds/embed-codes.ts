import { createHash, randomBytes } from "node:crypto";
import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/**
 * A code is random enough that a plain digest hides it; it is looked up by that digest, so that no
 * comparison tells how much of it was right.
 */
const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");

type NewCode = {
  readonly sessionId: string;
  readonly embedId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

const dayMs = 86_400_000;

/** Answers the code; it is told once. Codes of yesterday say nothing any more and go. */
export const addEmbedCode = async (tx: Queryable, made: NewCode): Promise<string> => {
  const code = `ec_${randomBytes(32).toString("base64url")}`;
  await tx.query(
    `insert into embed_codes (code_hash, session_id, embed_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [hashOf(code), made.sessionId, made.embedId, made.createdAt, made.expiresAt],
  );
  await tx.query("delete from embed_codes where created_at < $1", [
    addDuration(made.createdAt, -dayMs),
  ]);
  return code;
};

export type Redeemed =
  | { readonly kind: "redeemed"; readonly sessionId: string }
  | { readonly kind: "used" }
  | { readonly kind: "expired"; readonly createdAt: Instant }
  /** Never made, made for another embed, or too old to be known: nobody can tell which. */
  | { readonly kind: "unknown" };

type CodeRow = { readonly created_at: Instant; readonly used_at: Instant | null };

/**
 * Uses a code up. One statement does it, so that of any number of processes that try at once only one
 * is answered.
 */
export const redeemEmbedCode = async (
  db: Queryable,
  { code, embedId }: { readonly code: string; readonly embedId: string },
  { now, notExpiredAt }: { readonly now: Instant; readonly notExpiredAt: Instant },
): Promise<Redeemed> => {
  const of = [hashOf(code), embedId] as const;
  const [redeemed] = await db.query<{ session_id: string }>(
    `update embed_codes set used_at = $3
     where code_hash = $1 and embed_id = $2 and used_at is null and expires_at > $4
     returning session_id`,
    [...of, now, notExpiredAt],
  );
  if (redeemed) return { kind: "redeemed", sessionId: redeemed.session_id };
  const [row] = await db.query<CodeRow>(
    "select created_at, used_at from embed_codes where code_hash = $1 and embed_id = $2",
    of,
  );
  if (!row) return { kind: "unknown" };
  return row.used_at === null ? { kind: "expired", createdAt: row.created_at } : { kind: "used" };
};
