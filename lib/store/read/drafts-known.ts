import type { Clocks, Statement } from "@/lib/store/read/statement";

/**
 * SQL: whether the drafts of an account are known at both clocks (metrics 3.14 ruling 5). They are as of its
 * last read to the end by `knownAt`; at an instant before that nobody knows which there were. Reads keep only
 * their latest: for an earlier one the last run that had finished by then stands in, as in `read-state.ts`.
 */
export const draftsKnown = (
  statement: Statement,
  accountId: string,
  { asOf, knownAt }: Clocks,
): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  return `not exists (
       select 1 from stream_reads r cross join lateral (
         select case when r.error_kind = 'rows-set-aside' then r.last_attempt_at
           else r.last_complete_at end as at
       ) latest
       where r.account_id = ${statement.bind(accountId)} and r.stream = 'ledger'
         and case when latest.at <= ${known} then latest.at when latest.at is not null then (
           select s.finished_at from sync_runs s where s.connection_id = r.connection_id
             and s.state = 'complete' and s.finished_at <= ${known}
           order by s.queued_at desc limit 1) end > ${statement.bind(asOf)}::timestamptz)`;
};
