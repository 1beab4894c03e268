import type { ProviderId } from "@/lib/domain/base/account";
import type { ConnectionOrigin } from "@/lib/domain/base/connection";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

/** A connection as it is kept: its secret sealed, never in plain text. */
export type StoredConnection<Settings = unknown> = {
  readonly id: string;
  readonly provider: ProviderId;
  readonly name: string;
  readonly baseUrl: string;
  readonly sealedSecret: string;
  readonly secretHint: string;
  readonly settings: Settings;
  readonly origin: ConnectionOrigin;
  readonly isSandbox: boolean;
  readonly createdAt: Instant;
  /** Grows with every change. */
  readonly version: number;
};

export type NewConnection = Omit<StoredConnection, "version">;

type Row = {
  id: string;
  provider: ProviderId;
  name: string;
  base_url: string;
  sealed_secret: string;
  secret_hint: string;
  settings: unknown;
  origin: ConnectionOrigin;
  is_sandbox: boolean;
  created_at: Instant;
  version: number;
};

const given =
  "id, provider, name, base_url, sealed_secret, secret_hint, settings, origin, is_sandbox, created_at";
const columns = `${given}, version`;

const fromRow = (row: Row): StoredConnection => ({
  id: row.id,
  provider: row.provider,
  name: row.name,
  baseUrl: row.base_url,
  sealedSecret: row.sealed_secret,
  secretHint: row.secret_hint,
  settings: row.settings,
  origin: row.origin,
  isSandbox: row.is_sandbox,
  createdAt: row.created_at,
  version: row.version,
});

export const listConnections = async (db: Queryable): Promise<StoredConnection[]> =>
  (
    await db.query<Row>(
      `select ${columns} from connections where archived_at is null order by created_at, id`,
    )
  ).map(fromRow);

export const findConnection = async (
  db: Queryable,
  connectionId: string,
): Promise<StoredConnection | null> => {
  const [row] = await db.query<Row>(
    `select ${columns} from connections where id = $1 and archived_at is null`,
    [connectionId],
  );
  return row ? fromRow(row) : null;
};

/**
 * Creates the connection or brings it up to date; one that was archived comes back. For those whose truth
 * is elsewhere: what a person changes goes through `changeConnection`.
 */
export const saveConnection = async (db: Queryable, connection: NewConnection): Promise<void> => {
  await db.query(
    `insert into connections (${given}) values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)
     on conflict (id) do update set name = excluded.name, base_url = excluded.base_url,
       sealed_secret = excluded.sealed_secret, secret_hint = excluded.secret_hint,
       settings = excluded.settings, is_sandbox = excluded.is_sandbox, archived_at = null,
       version = connections.version + 1`,
    [
      connection.id,
      connection.provider,
      connection.name,
      connection.baseUrl,
      connection.sealedSecret,
      connection.secretHint,
      JSON.stringify(connection.settings),
      connection.origin,
      connection.isSandbox,
      connection.createdAt,
    ],
  );
};

type Change = Partial<Pick<StoredConnection, "sealedSecret" | "secretHint" | "settings">>;

/** Changes the connection as it was seen; false when it has changed since, or is archived. */
export const changeConnection = async (
  db: Queryable,
  { id, version, ...seen }: StoredConnection,
  change: Change,
): Promise<boolean> => {
  const { sealedSecret, secretHint, settings } = { ...seen, ...change };
  const rows = await db.query(
    `update connections set sealed_secret = $3, secret_hint = $4, settings = $5::jsonb,
       version = version + 1
     where id = $1 and version = $2 and archived_at is null returning id`,
    [id, version, sealedSecret, secretHint, JSON.stringify(settings)],
  );
  return rows.length === 1;
};

/** Whoever asks for the same connection next waits until this transaction has ended. */
export const lockConnection = (tx: Queryable, connectionId: string) =>
  tx.query("select id from connections where id = $1 for update", [connectionId]);

/** The book keeps everything that was read through it; it is only not read any more, and its key is gone. */
export const archiveConnection = (db: Queryable, connectionId: string, at: Instant) =>
  db.query(
    `update connections set archived_at = $2, sealed_secret = '', secret_hint = '',
       version = version + 1
     where id = $1 and archived_at is null`,
    [connectionId, at],
  );

/** Of every connection that has one: held until the transaction ends. */
export const listSealedSecrets = async (
  tx: Queryable,
): Promise<readonly Pick<StoredConnection, "id" | "sealedSecret">[]> => {
  const rows = await tx.query<Pick<Row, "id" | "sealed_secret">>(
    "select id, sealed_secret from connections where sealed_secret <> '' order by id for update",
  );
  return rows.map((row) => ({ id: row.id, sealedSecret: row.sealed_secret }));
};

export const replaceSealedSecret = async (
  tx: Queryable,
  id: string,
  sealedSecret: string,
): Promise<void> => {
  await tx.query("update connections set sealed_secret = $2, version = version + 1 where id = $1", [
    id,
    sealedSecret,
  ]);
};
