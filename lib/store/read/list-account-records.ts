import type { Account } from "@/lib/domain/base/account";
import type { StreamRead } from "@/lib/domain/base/freshness";
import type { Queryable } from "@/lib/store/database";
import { readAttributes, textsOf } from "@/lib/store/read/attributes";
import {
  believed,
  type Clocks,
  containing,
  createStatement,
  inScope,
  type Scope,
  type Search,
  unarchived,
} from "@/lib/store/read/statement";

export type AccountFilter = {
  readonly id?: string | undefined;
  readonly provider?: Account["provider"] | undefined;
  readonly q?: Search | undefined;
};

export type AccountRecord = { readonly account: Account; readonly connectionName: string };

const searched = ["a.name", "a.slug", "a.external_id", "a.id"];

/** A sales order or an opportunity stands on a commitment or a contract, and names its account. */
const mentionedIn = (table: string, known: string, pattern: string): string =>
  `exists (select 1 from ${table} m where m.account_id = a.account_id and ${believed("m", known)}
     and ${textsOf("m.attributes")} ilike ${pattern})`;

export const listAccountRecords = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
  { id, provider, q }: AccountFilter = {},
): Promise<AccountRecord[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const conditions = [
    believed("a", known),
    unarchived("k", known),
    inScope(statement, "a.account_id", scope),
  ];
  if (id !== undefined) conditions.push(`a.account_id = ${statement.bind(id)}`);
  if (provider !== undefined) conditions.push(`a.provider = ${statement.bind(provider)}`);
  const text = q?.text.trim() ?? "";
  if (text !== "") {
    const pattern = statement.bind(containing(text));
    const any = searched.map((column) => `coalesce(${column}, '') ilike ${pattern}`);
    const inTerms = [
      `${textsOf("a.attributes")} ilike ${pattern}`,
      mentionedIn("commitments", known, pattern),
      mentionedIn("contracts", known, pattern),
    ];
    conditions.push(`(${[...any, ...(q?.inTerms ? inTerms : [])].join(" or ")})`);
  }
  const rows = await db.query<AccountRow>(
    `select a.*, k.name as connection_name from accounts a
     join connections k on k.id = a.connection_id
     where ${conditions.join(" and ")}`,
    statement.values,
  );
  return rows.map(toAccountRecord);
};

export const toAccountRecord = (row: AccountRow): AccountRecord => ({
  account: {
    id: row.id,
    provider: row.provider,
    connectionId: row.connection_id,
    externalId: row.external_id,
    parentId: row.parent_id,
    name: row.name,
    slug: row.slug,
    access: row.access,
    attributes: readAttributes(row.attributes),
  },
  connectionName: row.connection_name,
});

export type AccountRow = {
  readonly id: string;
  readonly provider: Account["provider"];
  readonly connection_id: string;
  readonly external_id: string;
  readonly parent_id: string | null;
  readonly name: string;
  readonly slug: string | null;
  readonly access: Account["access"];
  readonly attributes: string;
  readonly connection_name: string;
};

/** How far the streams of each account got, by account id. */
export const listStreamReads = async (
  db: Queryable,
  scope: Scope,
): Promise<ReadonlyMap<string, readonly StreamRead[]>> => {
  const statement = createStatement();
  const rows = await db.query<StreamRow>(
    `select account_id, stream, state, reason, error_kind, last_complete_at, last_attempt_at
     from stream_reads where ${inScope(statement, "account_id", scope)}`,
    statement.values,
  );
  const reads = new Map<string, StreamRead[]>();
  for (const row of rows) {
    const read: StreamRead = {
      stream: row.stream,
      state: row.state,
      reason: row.reason,
      errorKind: row.error_kind,
      lastCompleteAt: row.last_complete_at,
      lastAttemptAt: row.last_attempt_at,
    };
    const own = reads.get(row.account_id);
    if (own) own.push(read);
    else reads.set(row.account_id, [read]);
  }
  return reads;
};

type StreamRow = {
  readonly account_id: string;
  readonly stream: StreamRead["stream"];
  readonly state: StreamRead["state"];
  readonly error_kind: string | null;
  readonly reason: string | null;
  readonly last_complete_at: string | null;
  readonly last_attempt_at: string;
};
