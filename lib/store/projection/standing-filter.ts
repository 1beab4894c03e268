import { bitOf, type CommitmentView } from "@/lib/domain/standing/views";
import type { CommitmentFilter } from "@/lib/store/read/list-commitment-heads";
import {
  containing,
  inScope,
  ofOpenConnection,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

export type StandingFilter = CommitmentFilter & { readonly state?: string | undefined };

/** SQL: what the filter names, of `standings s`; what was read through a removed connection is past. */
export const standingConditions = (
  statement: Statement,
  scope: Scope,
  filter: StandingFilter,
  view: CommitmentView = "all",
): string => {
  const { provider, account, shape, model, unit, state, expiresBefore, q } = filter;
  const conditions = [
    inScope(statement, "s.account_id", scope),
    ofOpenConnection("s.connection_id"),
  ];
  const equals = { provider, account_id: account, shape, model, unit_code: unit, state };
  for (const [column, value] of Object.entries(equals)) {
    if (value !== undefined) conditions.push(`s.${column} = ${statement.bind(value)}`);
  }
  if (expiresBefore !== undefined) {
    conditions.push(`s.ends_at <= ${statement.bind(expiresBefore)}::timestamptz`);
  }
  if (view !== "all") conditions.push(`s.views & ${bitOf(view)} <> 0`);
  const text = q?.text.trim() ?? "";
  if (text !== "") {
    const pattern = `lower(${statement.bind(containing(text))})`;
    const any = q?.inTerms
      ? `(w.words like ${pattern} or w.terms like ${pattern})`
      : `w.words like ${pattern}`;
    conditions.push(`exists (select 1 from standing_words w where w.account_id = s.account_id
      and w.commitment_id = s.commitment_id and ${any})`);
  }
  return conditions.join(" and ");
};
