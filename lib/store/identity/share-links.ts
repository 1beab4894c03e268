import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { SharedPart } from "@/lib/domain/base/embed-words";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/** A page of a pinned book, for whoever has the link. */
export type ShareLink = {
  readonly id: string;
  readonly accountId: string;
  /** null: the whole account. */
  readonly commitmentId: string | null;
  readonly asOf: Instant;
  readonly knownAt: Instant;
  readonly parts: readonly SharedPart[];
  readonly madeBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly openingsMax: number | null;
  readonly opened: number;
  readonly lastOpenedAt: Instant | null;
};

type LinkRow = Pick<ShareLink, "id" | "parts" | "opened"> & {
  readonly account_id: string;
  readonly commitment_id: string | null;
  readonly as_of: Instant;
  readonly known_at: Instant;
  readonly made_by: string;
  readonly created_at: Instant;
  readonly expires_at: Instant;
  readonly openings_max: number | null;
  readonly last_opened_at: Instant | null;
};

const columns = `id, account_id, commitment_id, as_of, known_at, parts, made_by, created_at, expires_at,
  openings_max, opened, last_opened_at`;

const toLink = (row: LinkRow): ShareLink => ({
  id: row.id,
  accountId: row.account_id,
  commitmentId: row.commitment_id,
  asOf: row.as_of,
  knownAt: row.known_at,
  parts: row.parts,
  madeBy: row.made_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  openingsMax: row.openings_max,
  opened: row.opened,
  lastOpenedAt: row.last_opened_at,
});

/** A token is random enough that a plain digest hides it. */
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

export type NewShareLink = Omit<ShareLink, "id" | "opened" | "lastOpenedAt">;

/** Answers the secret of it, which is told once. */
export const addShareLink = async (
  tx: Queryable,
  made: NewShareLink,
): Promise<{ readonly link: ShareLink; readonly token: string }> => {
  const id = `share_${randomUUID()}`;
  const token = randomBytes(32).toString("base64url");
  await tx.query(
    `insert into share_links (id, token_hash, account_id, commitment_id, as_of, known_at, parts, made_by,
       created_at, expires_at, openings_max)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[
        id,
        hashOf(token),
        made.accountId,
        made.commitmentId,
        made.asOf,
        made.knownAt,
        made.parts,
      ],
      ...[made.madeBy, made.createdAt, made.expiresAt, made.openingsMax],
    ],
  );
  return { link: { ...made, id, opened: 0, lastOpenedAt: null }, token };
};

const open = "revoked_at is null";
const isLeft = "(openings_max is null or opened < openings_max)";

/**
 * Counts an opening and answers what is shared; null for a link that is not ours, is over, was taken back
 * or was opened as often as it may be. One statement, so that of two at once only one is the last.
 */
export const openShareLink = async (
  tx: Queryable,
  token: string,
  now: Instant,
): Promise<ShareLink | null> => {
  const [row] = await tx.query<LinkRow>(
    `update share_links set opened = opened + 1, last_opened_at = $2
     where token_hash = $1 and ${open} and expires_at > $2 and ${isLeft}
     returning ${columns}`,
    [hashOf(token), now],
  );
  return row ? toLink(row) : null;
};

/** With the names that its account and its commitment were last known by. */
export type ListedShareLink = ShareLink & {
  readonly accountName: string;
  readonly commitmentName: string | null;
};

type ListedRow = LinkRow & {
  readonly account_name: string;
  readonly commitment_name: string | null;
};

const lastName = (table: "accounts" | "commitments", id: string): string =>
  `(select fact.name from ${table} fact
     where fact.account_id = share_links.account_id and fact.id = share_links.${id}
     order by fact.known_from desc limit 1)`;

/** Those that may still be opened, newest first. */
export const listShareLinks = async (
  db: Queryable,
  scope: Scope,
  now: Instant,
): Promise<ListedShareLink[]> => {
  const statement = createStatement();
  const rows = await db.query<ListedRow>(
    `select ${columns}, ${lastName("accounts", "account_id")} as account_name,
       ${lastName("commitments", "commitment_id")} as commitment_name
     from share_links
     where ${open} and ${isLeft} and expires_at > ${statement.bind(now)}
       and ${inScope(statement, "account_id", scope)}
     order by created_at desc, id`,
    statement.values,
  );
  return rows.map((row) => ({
    ...toLink(row),
    accountName: row.account_name,
    commitmentName: row.commitment_name,
  }));
};

/** False when there is none in scope that could still be opened. */
export const revokeShareLink = async (
  tx: Queryable,
  scope: Scope,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<boolean> => {
  const statement = createStatement();
  const revoked = await tx.query(
    `update share_links set revoked_at = ${statement.bind(at)}
     where id = ${statement.bind(id)} and ${open} and ${inScope(statement, "account_id", scope)}
     returning id`,
    statement.values,
  );
  return revoked.length > 0;
};
