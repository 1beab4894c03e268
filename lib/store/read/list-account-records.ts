import type { Account } from "@/lib/domain/base/account";
import type { StreamRead } from "@/lib/domain/base/freshness";
import { accountCodec } from "@/lib/store/codecs/account-codec";
import type { StoredRow } from "@/lib/store/codecs/field";
import type { Queryable } from "@/lib/store/database";
import { textsOf } from "@/lib/store/read/attributes";
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
    `select ${accountCodec.select("a")}, k.name as connection_name from accounts a
     join connections k on k.id = a.connection_id
     where ${conditions.join(" and ")}`,
    statement.values,
  );
  return rows.map(toAccountRecord);
};

export const toAccountRecord = (row: AccountRow): AccountRecord => ({
  account: accountCodec.fromRow(row),
  connectionName: row.connection_name,
});

export type AccountRow = StoredRow & { readonly connection_name: string };

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
