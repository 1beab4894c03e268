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
  /** Whether a password opens the door; without one another way of signing in has to. */
  readonly hasPassword: boolean;
  /** The role follows the groups at the issuer, and the password opens no more. */
  readonly isLinked: boolean;
  /** The issuer says that they are in no group that may see the book: nothing of theirs opens it. */
  readonly isShut: boolean;
};

export type NewUser = Pick<User, "email" | "name" | "role"> & {
  readonly passwordHash: string | null;
};

type UserRow = Pick<User, "id" | "email" | "name" | "role"> & {
  readonly has_password: boolean;
  readonly is_linked: boolean;
  readonly is_shut: boolean;
  readonly account_ids: readonly string[] | null;
};

const columns = `users.id, users.email, users.name, users.role,
  users.password_hash is not null as has_password,
  exists (select 1 from identities where user_id = users.id) as is_linked,
  exists (select 1 from identities where user_id = users.id and shut_at is not null) as is_shut,
  (select array_agg(account_id order by account_id) from user_accounts where user_id = users.id)
    as account_ids`;

const toUser = (given: UserRow): User => {
  const { account_ids, has_password, is_linked, is_shut, ...row } = given;
  return {
    ...row,
    hasPassword: has_password && !is_linked,
    isLinked: is_linked,
    isShut: is_shut,
    accountIds: account_ids ?? [],
  };
};

/** Null for a user who is not there or is disabled. */
export const findUser = async (db: Queryable, id: string): Promise<User | null> => {
  const [row] = await db.query<UserRow>(
    `select ${columns} from users where id = $1 and disabled_at is null`,
    [id],
  );
  return row ? toUser(row) : null;
};

/** What a sign-in is checked against; null for an address that is nobody's. A linked person has no password. */
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
  return { user: toUser(user), passwordHash: row.is_linked ? null : passwordHash };
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
  const plain = { accountIds: [], isLinked: false, isShut: false };
  return added.length > 0 ? { ...user, ...plain, hasPassword: passwordHash !== null } : null;
};

/** Everybody who may sign in, by name. */
export const listUsers = async (db: Queryable): Promise<User[]> => {
  const rows = await db.query<UserRow>(
    `select ${columns} from users where disabled_at is null order by lower(name), email`,
  );
  return rows.map(toUser);
};

/** Somebody who was removed comes back as whom the new invitation makes; null when still there. */
export const restoreUser = async (
  tx: Queryable,
  { email, name, role, passwordHash }: NewUser,
): Promise<string | null> => {
  const [row] = await tx.query<{ id: string }>(
    `update users set name = $2, role = $3, password_hash = $4, disabled_at = null
     where email = $1 and disabled_at is not null returning id`,
    [email, name, role, passwordHash],
  );
  return row?.id ?? null;
};

export const setRole = async (tx: Queryable, id: string, role: Role): Promise<void> => {
  await tx.query("update users set role = $2 where id = $1", [id, role]);
};

export const setPassword = async (
  tx: Queryable,
  id: string,
  passwordHash: string,
): Promise<void> => {
  await tx.query("update users set password_hash = $2 where id = $1", [id, passwordHash]);
};

export const disableUser = async (tx: Queryable, id: string, at: Instant): Promise<void> => {
  await tx.query("update users set disabled_at = $2 where id = $1 and disabled_at is null", [
    id,
    at,
  ]);
};

/**
 * The administrators, held until the transaction ends: of two requests that would each leave one, the
 * second sees what the first has done.
 */
export const lockAdministrators = async (tx: Queryable): Promise<readonly string[]> => {
  const rows = await tx.query<{ id: string }>(
    `select id from users where role = 'admin' and disabled_at is null
       and not exists (select 1 from identities where user_id = users.id and shut_at is not null)
     order by id for update`,
  );
  return rows.map(({ id }) => id);
};

/** Replaces the accounts an account manager sees. */
export const assignAccounts = async (
  tx: Queryable,
  userId: string,
  accountIds: readonly string[],
): Promise<void> => {
  await tx.query("delete from user_accounts where user_id = $1", [userId]);
  await tx.query(
    `insert into user_accounts (account_id, user_id)
     select account_id, $1 from unnest($2::text[]) as account_id`,
    [userId, [...new Set(accountIds)]],
  );
};
