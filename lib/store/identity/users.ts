import { randomUUID } from "node:crypto";
import type { Instant } from "@/lib/domain/base/period";
import type { Role } from "@/lib/domain/base/role";
import type { Queryable } from "@/lib/store/database";

/** A person who may sign in. Disabled users are kept: the audit log speaks of them. */
export type User = {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The only accounts an account manager sees. */
  readonly accountIds: readonly string[];
};

export type NewUser = Pick<User, "email" | "name" | "role"> & {
  readonly passwordHash: string | null;
};

type UserRow = Pick<User, "id" | "email" | "name" | "role"> & {
  readonly account_ids: readonly string[] | null;
};

const columns = `users.id, users.email, users.name, users.role,
  (select array_agg(account_id order by account_id) from user_accounts where user_id = users.id)
    as account_ids`;

const toUser = ({ account_ids, ...row }: UserRow): User => ({
  ...row,
  accountIds: account_ids ?? [],
});

/** Null for a user who is not there or is disabled. */
export const findUser = async (db: Queryable, id: string): Promise<User | null> => {
  const [row] = await db.query<UserRow>(
    `select ${columns} from users where id = $1 and disabled_at is null`,
    [id],
  );
  return row ? toUser(row) : null;
};

/** What a sign-in is checked against; null for an address that is nobody's. */
export const findCredentials = async (
  db: Queryable,
  email: string,
): Promise<{ readonly user: User; readonly passwordHash: string | null } | null> => {
  const [row] = await db.query<UserRow & { readonly password_hash: string | null }>(
    `select ${columns}, password_hash from users where email = $1 and disabled_at is null`,
    [email],
  );
  if (!row) return null;
  const { password_hash: passwordHash, ...user } = row;
  return { user: toUser(user), passwordHash };
};

/** The administrator of longest standing; null when there is none. */
export const findFirstAdministrator = async (db: Queryable): Promise<User | null> => {
  const [row] = await db.query<UserRow>(
    `select ${columns} from users where role = 'admin' and disabled_at is null
     order by created_at, id limit 1`,
  );
  return row ? toUser(row) : null;
};

export const hasUsers = async (db: Queryable): Promise<boolean> =>
  (await db.query("select 1 from users limit 1")).length > 0;

/** Answers null when the address is taken already. */
export const addUser = async (
  db: Queryable,
  { email, name, role, passwordHash }: NewUser,
  at: Instant,
): Promise<User | null> => {
  const user = { id: `user_${randomUUID()}`, email, name, role };
  const added = await db.query(
    `insert into users (id, email, name, role, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing returning id`,
    [user.id, email, name, role, passwordHash, at],
  );
  return added.length > 0 ? { ...user, accountIds: [] } : null;
};
