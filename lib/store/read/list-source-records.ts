import type { Queryable } from "@/lib/store/database";
import {
  believed,
  type Clocks,
  createStatement,
  inScope,
  type Scope,
} from "@/lib/store/read/statement";

/** What the vendor sent, word for word. */
export type SourceRecord = {
  readonly request: string;
  readonly line: number | null;
  readonly fetchedAt: string;
  readonly syncRunId: string;
  readonly raw: string;
};

/** The records that the terms of a commitment were read from, each once, by segment. */
export const listTermRecords = async (
  db: Queryable,
  scope: Scope,
  { knownAt }: Pick<Clocks, "knownAt">,
  commitmentId: string,
): Promise<SourceRecord[]> => {
  const statement = createStatement();
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const id = statement.bind(commitmentId);
  const rows = await db.query<RecordRow>(
    `with sources as (
       select s.account_id, s.source_id, min(s.starts_at) as starts_at from segments s
       where s.commitment_id = ${id} and ${believed("s", known)} and s.source_id is not null
         and ${inScope(statement, "s.account_id", scope)}
       group by s.account_id, s.source_id
     )
     select r.request, r.line, r.fetched_at, r.sync_run_id, r.raw
     from sources s join source_records r on r.account_id = s.account_id and r.id = s.source_id
     order by s.starts_at, r.id`,
    statement.values,
  );
  return rows.map((row) => ({
    request: row.request,
    line: row.line,
    fetchedAt: row.fetched_at,
    syncRunId: row.sync_run_id,
    raw: row.raw,
  }));
};

type RecordRow = {
  readonly request: string;
  readonly line: number | null;
  readonly fetched_at: string;
  readonly sync_run_id: string;
  readonly raw: string;
};
