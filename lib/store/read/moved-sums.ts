import type { Instant } from "@/lib/domain/base/period";
import { monthAfter, monthOf } from "@/lib/store/projection/ledger-months";
import { type Cuts, LATEST } from "@/lib/store/read/cuts";
import type { Statement } from "@/lib/store/read/statement";

/**
 * SQL, two named parts of a `with`: the cuts, and `moved`, what moved before and after each of them,
 * by account, commitment, segment, kind, status, month and edge of the month, with `is_ahead` for
 * what lies after the cut. Months are taken as they are kept; of one that a cut runs through, only the
 * shorter side of the cut is added up from the entries, and the other is what is left of the month. All
 * of that is what is believed now; at an earlier `knownAt` what was learnt since is taken back.
 */
export const movedSums = (
  statement: Statement,
  cuts: Cuts,
  knownAt: Instant,
  commitmentId?: string,
): string => {
  const only = commitmentId === undefined ? null : statement.bind(commitmentId);
  const own = (column: string): string => (only === null ? "" : `and ${column} = ${only}`);
  const parts = [keptMonths(own), dividedMonths(own)];
  if (knownAt !== LATEST) parts.push(learntSince(`${statement.bind(knownAt)}::timestamptz`, own));
  return `cuts as materialized (
       select account_id, at, month, month_after from ${monthsTable(statement, cuts)}
     ), moved as (
       ${parts.join(" union all ")}
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

/** Whether a cut runs through a row: something of its month is later. */
const isDivided = "(m.month = c.month and m.edge = 'inside' and m.latest_at > c.at)";

/** Of a divided month, whether the cut is nearer to its end than to its beginning. */
const isNearEnd = "(c.at - c.month > least(m.latest_at, c.month_after) - c.at)";

/** A month counts whole before the cut or is ahead after it; a divided one, where more of it is. */
const keptMonths = (own: Own): string =>
  `select m.account_id, m.commitment_id, m.segment_id, m.kind, m.status, m.month, m.edge,
         case when ${isDivided} then not ${isNearEnd} else m.month > c.at end as is_ahead,
         m.amount, m.entries
       from cuts c join ledger_months m on m.account_id = c.account_id ${own("m.commitment_id")}`;

/**
 * The entries on the shorter side of a divided month: each is put there, and taken from the other side.
 * Each row is looked up by itself, so that no more of a ledger is read than this stretch of it.
 */
const dividedMonths = (own: Own): string =>
  `select m.account_id, m.commitment_id, m.segment_id, m.kind, m.status, m.month, m.edge,
         ${isNearEnd} = (side.sign = 1) as is_ahead, side.sign * e.amount, side.sign
       from cuts c
       join ledger_months m on m.account_id = c.account_id and ${isDivided} ${own("m.commitment_id")}
       cross join lateral (
         select amount from ledger_entries e
         where e.account_id = m.account_id and e.commitment_id = m.commitment_id
           and e.kind = m.kind and e.status = m.status and coalesce(e.segment_id, '') = m.segment_id
           and e.effective_at > case when ${isNearEnd} then c.at else c.month end
           and e.effective_at <= case when ${isNearEnd} then c.month_after - interval '1 microsecond'
             else c.at end
           and e.known_to is null offset 0
       ) e cross join (values (1), (-1)) side (sign)`;

const monthOfEntry = "date_trunc('month', e.effective_at at time zone 'UTC') at time zone 'UTC'";
const edgeOfEntry = `case when e.effective_at = ${monthOfEntry} then e.boundary else 'inside' end`;

const ofEntry = (sign: 1 | -1): string =>
  `select e.account_id, e.commitment_id, coalesce(e.segment_id, '') as segment_id, e.kind, e.status,
         ${monthOfEntry} as month, ${edgeOfEntry} as edge, e.effective_at > c.at as is_ahead,
         ${sign === 1 ? "" : "-"}e.amount as amount, ${sign} as entries`;

/**
 * Back to what was believed then. What an account learnt is looked up by when it did (`offset 0` keeps
 * it so), however long one of its ledgers is.
 */
const learntSince = (known: string, own: Own): string => `${ofEntry(-1)}
       from cuts c cross join lateral (
         select * from ledger_entries e
         where e.account_id = c.account_id and e.known_from > ${known} and e.known_to is null offset 0
       ) e where true ${own("e.commitment_id")}
       union all ${ofEntry(1)}
       from cuts c cross join lateral (
         select * from ledger_entries e
         where e.account_id = c.account_id and e.known_to > ${known} and e.known_from <= ${known} offset 0
       ) e where true ${own("e.commitment_id")}`;
