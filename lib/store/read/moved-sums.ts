import type { Instant } from "@/lib/domain/base/period";
import { monthAfter, monthOf } from "@/lib/store/projection/ledger-months";
import { type Cuts, LATEST } from "@/lib/store/read/cuts";
import { believed, type Statement } from "@/lib/store/read/statement";

/**
 * SQL, two named parts of a `with`: the cuts, and `moved`, what moved before and after each of them,
 * by account, commitment, segment, kind, status, month and edge of the month, with `is_ahead` for
 * what lies after the cut. Whole months are taken as they are kept; only the month that a cut runs
 * through, and what was learnt after `knownAt`, is added up from the entries.
 */
export const movedSums = (
  statement: Statement,
  cuts: Cuts,
  knownAt: Instant,
  commitmentId?: string,
): string => {
  const known = `${statement.bind(knownAt)}::timestamptz`;
  const only = commitmentId === undefined ? null : statement.bind(commitmentId);
  const own = (column: string): string => (only === null ? "" : `and ${column} = ${only}`);
  return `cuts as materialized (
       select account_id, at, month, month_after from ${monthsTable(statement, cuts)}
     ), moved as (
       ${wholeMonths(own)}
       union all
       ${runningMonth(known, own)}
       ${knownAt === LATEST ? "" : `union all ${learntSince(known, own)}`}
     )`;
};

type Own = (column: string) => string;

/** The cuts, each with the month it runs through. */
const monthsTable = (statement: Statement, cuts: Cuts): string => {
  const instants = [...cuts.values()];
  const months = instants.map(monthOf);
  const columns = [
    `${statement.bind([...cuts.keys()])}::text[]`,
    ...[instants, months, months.map(monthAfter)].map(
      (values) => `${statement.bind(values)}::timestamptz[]`,
    ),
  ];
  return `unnest(${columns.join(", ")}) as cuts (account_id, at, month, month_after)`;
};

/** A month counts whole before the cut and is ahead after it; the one in between is `runningMonth`. */
const wholeMonths = (own: Own): string =>
  `select m.account_id, m.commitment_id, m.segment_id, m.kind, m.status, m.month, m.edge,
         m.month > c.at as is_ahead, m.amount, m.entries
       from cuts c join ledger_months m on m.account_id = c.account_id ${own("m.commitment_id")}
         and (m.edge <> 'inside' or m.month <> c.month)`;

const ofEntry = (sign: 1 | -1, month: string, edge: string): string =>
  `select e.account_id, e.commitment_id, coalesce(e.segment_id, '') as segment_id, e.kind, e.status,
         ${month} as month, ${edge} as edge, e.effective_at > c.at as is_ahead,
         ${sign === 1 ? "" : "-"}e.amount as amount, ${sign} as entries`;

/** Each commitment is looked up by itself, so that no more of its ledger is read than this month. */
const runningMonth = (known: string, own: Own): string => `${ofEntry(1, "c.month", "'inside'")}
       from cuts c
       join commitments t on t.account_id = c.account_id and ${believed("t", known)} ${own("t.id")}
       cross join lateral (
         select * from ledger_entries e
         where e.account_id = t.account_id and e.commitment_id = t.id
           and e.effective_at > c.month and e.effective_at < c.month_after
           and ${believed("e", known)} offset 0
       ) e`;

const monthOfEntry = "date_trunc('month', e.effective_at at time zone 'UTC') at time zone 'UTC'";
const edgeOfEntry = `case when e.effective_at = ${monthOfEntry} then e.boundary else 'inside' end`;
const outsideRunningMonth = "(e.effective_at <= c.month or e.effective_at >= c.month_after)";

/**
 * The months are those of the entries believed now: back to what was believed then. What an account
 * learnt is looked up by when it did (`offset 0` keeps it so), however long one of its ledgers is.
 */
const learntSince = (known: string, own: Own): string => `${ofEntry(-1, monthOfEntry, edgeOfEntry)}
       from cuts c cross join lateral (
         select * from ledger_entries e
         where e.account_id = c.account_id and e.known_from > ${known} and e.known_to is null offset 0
       ) e where ${outsideRunningMonth} ${own("e.commitment_id")}
       union all ${ofEntry(1, monthOfEntry, edgeOfEntry)}
       from cuts c cross join lateral (
         select * from ledger_entries e
         where e.account_id = c.account_id and e.known_to > ${known} and e.known_from <= ${known} offset 0
       ) e where ${outsideRunningMonth} ${own("e.commitment_id")}`;
