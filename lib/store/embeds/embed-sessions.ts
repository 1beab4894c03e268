import { randomUUID } from "node:crypto";
import type { EmbedAction, EmbedView } from "@/lib/domain/base/embed-words";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { createStatement } from "@/lib/store/read/statement";

/** What a session may show and do. It only ever shrinks. */
export type EmbedGrant = {
  /** Whole accounts. */
  readonly accountIds: readonly string[];
  /** Single commitments of other accounts. */
  readonly commitmentIds: readonly string[];
  readonly views: readonly EmbedView[];
  readonly actions: readonly EmbedAction[];
};

export type EmbedSession = EmbedGrant & {
  readonly id: string;
  readonly embedId: string;
  readonly subject: string;
  readonly parentOrigin: string;
  readonly asOf: Instant | null;
  readonly reference: string | null;
  readonly mintedBy: string;
  readonly createdAt: Instant;
  readonly endsAt: Instant;
  readonly openedAt: Instant | null;
  readonly seenAt: Instant | null;
};

type SessionRow = Pick<EmbedSession, "id" | "subject" | "views" | "actions" | "reference"> & {
  readonly embed_id: string;
  readonly account_ids: readonly string[];
  readonly commitment_ids: readonly string[];
  readonly parent_origin: string;
  readonly as_of: Instant | null;
  readonly minted_by: string;
  readonly created_at: Instant;
  readonly ends_at: Instant;
  readonly opened_at: Instant | null;
  readonly seen_at: Instant | null;
};

const columns = `id, embed_id, subject, account_ids, commitment_ids, views, actions, parent_origin,
  as_of, reference, minted_by, created_at, ends_at, opened_at, seen_at`;

const toSession = (row: SessionRow): EmbedSession => ({
  id: row.id,
  embedId: row.embed_id,
  subject: row.subject,
  accountIds: row.account_ids,
  commitmentIds: row.commitment_ids,
  views: row.views,
  actions: row.actions,
  parentOrigin: row.parent_origin,
  asOf: row.as_of,
  reference: row.reference,
  mintedBy: row.minted_by,
  createdAt: row.created_at,
  endsAt: row.ends_at,
  openedAt: row.opened_at,
  seenAt: row.seen_at,
});

export type NewEmbedSession = Omit<EmbedSession, "id" | "openedAt" | "seenAt">;

export const addEmbedSession = async (tx: Queryable, made: NewEmbedSession): Promise<string> => {
  const id = `es_${randomUUID()}`;
  await tx.query(
    `insert into embed_sessions (id, embed_id, subject, account_ids, commitment_ids, views, actions,
       parent_origin, as_of, reference, minted_by, created_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[id, made.embedId, made.subject, made.accountIds, made.commitmentIds, made.views],
      ...[made.actions, made.parentOrigin, made.asOf, made.reference, made.mintedBy],
      ...[made.createdAt, made.endsAt],
    ],
  );
  return id;
};

/** Null for one that was ended, is over, or belongs to an embed that is. */
export const findEmbedSession = async (
  db: Queryable,
  id: string,
  now: Instant,
): Promise<EmbedSession | null> => {
  const [row] = await db.query<SessionRow>(
    `select ${columns} from embed_sessions s
     where id = $1 and ended_at is null and ends_at > $2 and exists (
       select 1 from embeds e where e.id = s.embed_id and e.archived_at is null)`,
    [id, now],
  );
  return row ? toSession(row) : null;
};

/** The first exchange of a session. */
export const openEmbedSession = async (tx: Queryable, id: string, at: Instant): Promise<void> => {
  await tx.query(
    "update embed_sessions set opened_at = coalesce(opened_at, $2), seen_at = $2 where id = $1",
    [id, at],
  );
};

/** Takes away what is not in the other grant; a session renewed never gains. */
export const narrowEmbedSession = async (
  tx: Queryable,
  id: string,
  grant: EmbedGrant,
): Promise<void> => {
  await tx.query(
    `update embed_sessions set account_ids = $2, commitment_ids = $3, views = $4, actions = $5
     where id = $1`,
    [id, grant.accountIds, grant.commitmentIds, grant.views, grant.actions],
  );
};

/** Written at most once a minute, so that reading does not become writing. */
export const noteEmbedSeen = async (db: Queryable, id: string, at: Instant): Promise<void> => {
  await db.query(
    `update embed_sessions set seen_at = $2::timestamptz
     where id = $1 and (seen_at is null or seen_at < $2::timestamptz - interval '1 minute')`,
    [id, at],
  );
};

export type WhichSessions = {
  readonly sessionId?: string | undefined;
  readonly subject?: string | undefined;
  readonly embedId?: string | undefined;
};

/** Ends what holds and matches all that is named; answers how many that were. */
export const endEmbedSessions = async (
  tx: Queryable,
  { sessionId, subject, embedId }: WhichSessions,
  at: Instant,
): Promise<number> => {
  const statement = createStatement();
  const now = `${statement.bind(at)}::timestamptz`;
  const parts = ["ended_at is null", `ends_at > ${now}`];
  if (sessionId !== undefined) parts.push(`id = ${statement.bind(sessionId)}`);
  if (subject !== undefined) parts.push(`subject = ${statement.bind(subject)}`);
  if (embedId !== undefined) parts.push(`embed_id = ${statement.bind(embedId)}`);
  const ended = await tx.query(
    `update embed_sessions set ended_at = ${now} where ${parts.join(" and ")} returning id`,
    statement.values,
  );
  return ended.length;
};

export type EmbedUse = { readonly open: number; readonly lastOpenedAt: Instant | null };

/** By embed: how many sessions hold now, and when one was last opened. */
export const countEmbedSessions = async (
  db: Queryable,
  now: Instant,
): Promise<ReadonlyMap<string, EmbedUse>> => {
  const rows = await db.query<{ embed_id: string; open: number; last: Instant | null }>(
    `select embed_id, count(*) filter (
         where opened_at is not null and ended_at is null and ends_at > $1)::int as open,
       max(opened_at) as last
     from embed_sessions group by embed_id`,
    [now],
  );
  return new Map(rows.map((row) => [row.embed_id, { open: row.open, lastOpenedAt: row.last }]));
};
