import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
import type { Role } from "@/lib/domain/base/role";
import type { Queryable } from "@/lib/store/database";

export type Invitation = {
  readonly id: string;
  /** To join, or to choose a new password. */
  readonly purpose: "join" | "reset";
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly accountIds: readonly string[];
  readonly userId: string | null;
  readonly madeBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

export type NewInvitation = Omit<Invitation, "id">;

type InvitationRow = {
  readonly id: string;
  readonly purpose: Invitation["purpose"];
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly account_ids: readonly string[];
  readonly user_id: string | null;
  readonly made_by: string;
  readonly created_at: Instant;
  readonly expires_at: Instant;
};

const columns =
  "id, purpose, email, name, role, account_ids, user_id, made_by, created_at, expires_at";

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  purpose: row.purpose,
  email: row.email,
  name: row.name,
  role: row.role,
  accountIds: row.account_ids,
  userId: row.user_id,
  madeBy: row.made_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

/** A token is random enough that a plain digest hides it. */
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Takes the place of every earlier link of that purpose to that address. Answers the secret of it. */
export const addInvitation = async (
  tx: Queryable,
  made: NewInvitation,
): Promise<{ readonly id: string; readonly token: string }> => {
  const id = `invitation_${randomUUID()}`;
  const token = randomBytes(32).toString("base64url");
  await tx.query(
    `update invitations set withdrawn_at = $3
     where email = $1 and purpose = $2 and used_at is null and withdrawn_at is null`,
    [made.email, made.purpose, made.createdAt],
  );
  await tx.query(
    `insert into invitations
       (id, purpose, email, name, role, account_ids, user_id, token_hash, made_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, made.purpose, made.email, made.name, made.role, made.accountIds, made.userId],
      ...[hashOf(token), made.madeBy, made.createdAt, made.expiresAt],
    ],
  );
  return { id, token };
};

const open = "used_at is null and withdrawn_at is null";

/** Null for a link that is not ours, was used or withdrawn, or has expired. */
export const findInvitation = async (
  db: Queryable,
  token: string,
  now: Instant,
): Promise<Invitation | null> => {
  const [row] = await db.query<InvitationRow>(
    `select ${columns} from invitations where token_hash = $1 and ${open} and expires_at > $2`,
    [hashOf(token), now],
  );
  return row ? toInvitation(row) : null;
};

/** False when another request was first: a link works once. */
export const useInvitation = async (tx: Queryable, id: string, at: Instant): Promise<boolean> => {
  const used = await tx.query(
    `update invitations set used_at = $2 where id = $1 and ${open} returning id`,
    [id, at],
  );
  return used.length > 0;
};

/** Null when there is none of that id that could still be used. */
export const withdrawInvitation = async (
  tx: Queryable,
  id: string,
  at: Instant,
): Promise<Invitation | null> => {
  const [row] = await tx.query<InvitationRow>(
    `update invitations set withdrawn_at = $2 where id = $1 and ${open} returning ${columns}`,
    [id, at],
  );
  return row ? toInvitation(row) : null;
};

/** Those who were asked to join and may still do so, newest first. */
export const listInvitations = async (db: Queryable, now: Instant): Promise<Invitation[]> => {
  const rows = await db.query<InvitationRow>(
    `select ${columns} from invitations
     where purpose = 'join' and ${open} and expires_at > $1 order by created_at desc, id`,
    [now],
  );
  return rows.map(toInvitation);
};
