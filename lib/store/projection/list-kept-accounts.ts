import type { Instant } from "@/lib/domain/base/period";
import type { NextEvent } from "@/lib/domain/standing/next-event";
import type { AccountOrder } from "@/lib/domain/standing/places";
import type { Queryable } from "@/lib/store/database";
import {
  inStretches,
  type KeyStep,
  type KeyValue,
  orderBy,
  stretchesAfter,
} from "@/lib/store/projection/keyset";
import {
  type AccountFilter,
  type AccountRecord,
  type AccountRow,
  toAccountRecord,
} from "@/lib/store/read/list-account-records";
import {
  containing,
  createStatement,
  inScope,
  ofOpenConnection,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

/** An account with what its commitments come to, as it is kept. */
export type KeptAccountRow = {
  readonly record: AccountRecord;
  readonly cutAt: Instant;
  readonly commitments: number;
  readonly active: number;
  readonly nextEvent: NextEvent | null;
  readonly key: readonly KeyValue[];
};

const orders = {
  name: [{ column: "name_place", direction: "up", type: "text" }],
  "-name": [{ column: "name_place", direction: "down", type: "text" }],
  risk: [{ column: "risk_place", direction: "up", type: "text" }],
} as const satisfies Readonly<Record<AccountOrder, readonly KeyStep[]>>;

const conditionsOf = (statement: Statement, scope: Scope, filter: AccountFilter): string => {
  const conditions = [
    "s.commitments is not null",
    ofOpenConnection("s.connection_id"),
    inScope(statement, "s.account_id", scope),
  ];
  if (filter.id !== undefined) conditions.push(`s.account_id = ${statement.bind(filter.id)}`);
  if (filter.provider !== undefined)
    conditions.push(`s.provider = ${statement.bind(filter.provider)}`);
  const text = filter.q?.text.trim() ?? "";
  if (text !== "") {
    const pattern = `lower(${statement.bind(containing(text))})`;
    conditions.push(
      filter.q?.inTerms
        ? `(s.words like ${pattern} or s.terms like ${pattern})`
        : `s.words like ${pattern}`,
    );
  }
  return conditions.join(" and ");
};

export const listKeptAccounts = async (
  db: Queryable,
  scope: Scope,
  filter: AccountFilter,
  page: {
    readonly order: AccountOrder;
    readonly after: readonly KeyValue[] | null;
    readonly limit: number;
  },
): Promise<KeptAccountRow[]> => {
  const statement = createStatement();
  const steps = orders[page.order];
  const conditions = conditionsOf(statement, scope, filter);
  const stretches = page.after === null ? null : stretchesAfter(statement, steps, page.after, "s");
  const rows = await db.query<AccountRow & KeptRow>(
    `select a.*, k.name as connection_name, s.cut_at, s.commitments, s.active, s.next_event,
       s.name_place, s.risk_place
     from (${inStretches(
       (stretch) =>
         `select s.* from account_standings s where ${conditions} and ${stretch}
          order by ${orderBy(steps, "s")}`,
       stretches,
       page.limit,
     )}) s
     join accounts a on a.account_id = s.account_id and a.known_to is null
     join connections k on k.id = a.connection_id
     order by ${orderBy(steps, "s")}`,
    statement.values,
  );
  return rows.map((row) => ({
    record: toAccountRecord(row),
    cutAt: row.cut_at,
    commitments: row.commitments,
    active: row.active,
    nextEvent: row.next_event === null ? null : parseEvent(row.next_event),
    key: steps.map(({ column }) => row[column]),
  }));
};

export const countKeptAccounts = async (
  db: Queryable,
  scope: Scope,
  filter: AccountFilter,
): Promise<number> => {
  const statement = createStatement();
  const [row] = await db.query<{ accounts: number }>(
    `select count(*)::int as accounts from account_standings s
     where ${conditionsOf(statement, scope, filter)}`,
    statement.values,
  );
  return row?.accounts ?? 0;
};

/** The latest cut of all in scope: what an answer over many accounts says of its instant. */
export const findLatestCut = async (db: Queryable, scope: Scope): Promise<Instant | null> => {
  const statement = createStatement();
  const [row] = await db.query<{ at: Instant | null }>(
    `select max(cut_at) as at from account_standings s
     where ${inScope(statement, "s.account_id", scope)}
       and ${ofOpenConnection("s.connection_id")}`,
    statement.values,
  );
  return row?.at ?? null;
};

type KeptRow = {
  readonly cut_at: Instant;
  readonly commitments: number;
  readonly active: number;
  readonly next_event: string | null;
  readonly name_place: string;
  readonly risk_place: string;
};

/** Written by standing-rows.ts and by nothing else. */
const parseEvent = (text: string): NextEvent => JSON.parse(text) as NextEvent;
