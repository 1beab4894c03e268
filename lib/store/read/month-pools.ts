import { believed, inScope, type Scope, type Statement } from "@/lib/store/read/statement";

export type MonthAsked = { readonly accountId: string; readonly month: string };

/**
 * SQL: `pools p`, the money of an account that can be used, with a month of each pool's own zone. `known` is
 * the instant at which it was believed.
 */
export const poolsOfMonth = (
  statement: Statement,
  scope: Scope,
  known: string,
  { accountId, month }: MonthAsked,
): string => {
  const first = `${statement.bind(`${month}-01`)}::timestamp`;
  return `pools as (
       select c.id, c.name, c.unit_kind, c.unit_code, bool_and(s.granted is not null) as is_given,
         ${first} at time zone c.zone as opens,
         (${first} + interval '1 month') at time zone c.zone as closes
       from commitments c join segments s on s.account_id = c.account_id
         and s.commitment_id = c.id and ${believed("s", known)}
       where c.account_id = ${statement.bind(accountId)} and ${believed("c", known)}
         and ${inScope(statement, "c.account_id", scope)}
         and c.shape = 'burn-down' and c.model = 'discontinuous'
       group by c.id, c.name, c.unit_kind, c.unit_code, c.zone
     )`;
};

/** SQL: whether an entry `e` counts before an edge of the month of its pool `p` (metrics 3.1). */
export const isBefore = (edge: "opens" | "closes"): string =>
  `(e.effective_at < p.${edge} or (e.effective_at = p.${edge} and e.boundary = 'closing'))`;
