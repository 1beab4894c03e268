import type { ListCounts } from "@/lib/domain/base/doubt";
import type { StreamName } from "@/lib/domain/base/freshness";
import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

export type DoubtRecord = ListCounts & {
  readonly id: string;
  readonly connectionId: string;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly stream: StreamName;
  readonly doubtedAt: Instant;
  readonly lastSaidAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly acceptedBy: string | null;
};

/** Answers that are not believed yet; those about the list of accounts are part of the whole book only. */
export const listDoubts = async (db: Queryable, scope: Scope): Promise<readonly DoubtRecord[]> => {
  const statement = createStatement();
  const rows = await db.query<DoubtRow>(
    `select d.connection_id, d.id, d.account_id, a.name as account_name, d.stream, d.list, d.noun,
       d.known, d.came, d.doubted_at, d.last_said_at, d.accepted_at, d.accepted_by
     from doubts d left join accounts a on a.account_id = d.account_id and a.known_to is null
     where d.settled_at is null and ${inScope(statement, "d.account_id", scope)}
     order by d.doubted_at, d.id`,
    statement.values,
  );
  return rows.map((row) => ({
    id: row.id,
    connectionId: row.connection_id,
    account: row.account_name === null ? null : { id: row.account_id, name: row.account_name },
    stream: row.stream,
    list: row.list,
    noun: row.noun,
    known: row.known,
    came: row.came,
    doubtedAt: row.doubted_at,
    lastSaidAt: row.last_said_at,
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
  }));
};

type DoubtRow = {
  readonly connection_id: string;
  readonly id: string;
  readonly account_id: string;
  readonly account_name: string | null;
  readonly stream: StreamName;
  readonly list: string;
  readonly noun: string;
  readonly known: number;
  readonly came: number;
  readonly doubted_at: Instant;
  readonly last_said_at: Instant;
  readonly accepted_at: Instant | null;
  readonly accepted_by: string | null;
};
