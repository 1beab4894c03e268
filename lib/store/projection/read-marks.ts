import type { Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";
import { createStatement, inScope, type Scope } from "@/lib/store/read/statement";

/**
 * What the answers of a scope stand on, without looking at it: the marks of its accounts, the instants they
 * are told at, how many of their reads are older than `agedBefore`, and the settings of their sources.
 * What says the same twice was changed by nobody in between.
 */
export const readMarks = async (
  db: Queryable,
  scope: Scope,
  agedBefore: Instant,
): Promise<string> => {
  const statement = createStatement();
  const of = (column: string) => inScope(statement, column, scope);
  const before = `${statement.bind(agedBefore)}::timestamptz`;
  const [row] = await db.query<{ marks: string }>(
    `select concat_ws(' ',
       (select concat_ws(' ', count(*), sum(mark)) from account_marks where ${of("account_id")}),
       (select concat_ws(' ', count(*), sum(extract(epoch from cut_at))) from account_standings
        where ${of("account_id")}),
       (select concat_ws(' ', count(*) filter (where last_complete_at < ${before}),
          count(*) filter (where last_attempt_at < ${before}))
        from stream_reads where ${of("account_id")}),
       (select string_agg(concat_ws(' ', id, version, archived_at), ',' order by id) from connections
        where id in (select connection_id from account_standings where ${of("account_id")}))) as marks`,
    statement.values,
  );
  return row?.marks ?? "";
};
