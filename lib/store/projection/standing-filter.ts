import { bitOf, type CommitmentView } from "@/lib/domain/standing/views";
import type { Found } from "@/lib/store/projection/find-standings";
import { type SumKey, toSumKey } from "@/lib/store/projection/sum-key";
import type { CommitmentFilter } from "@/lib/store/read/list-commitment-heads";
import { inScope, ofOpenConnection, type Scope, type Statement } from "@/lib/store/read/statement";

export type StandingFilter = Omit<CommitmentFilter, "q"> & {
  readonly state?: string | undefined;
  readonly total?: TotalFilter | undefined;
  /** What a search has found; absent where none was made. */
  readonly among?: Found | undefined;
};

const fewMax = 200;

/** The commitments that one total of a list adds up. */
export type TotalFilter = SumKey & {
  /** Only those that add something to this figure, or say why they could not. */
  readonly adds: ListedFigure | null;
};

export type ListedFigure = "committed" | "available" | "overdrawn";

/** SQL: what the filter names, of `standings s`; what was read through a removed connection is past. */
export const standingConditions = (
  statement: Statement,
  scope: Scope,
  filter: StandingFilter,
  view: CommitmentView = "all",
): string => {
  const { provider, account, shape, model, unit, state, expiresBefore, among, total } = filter;
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
  if (total !== undefined) {
    const { side, pool, unit: of, adds } = total;
    conditions.push(`s.sum_key = ${statement.bind(toSumKey(side, pool, of))}`);
    if (adds !== null)
      conditions.push(`s.is_counted and (s.${adds}_sum <> 0 or s.${adds}_gap is not null)`);
  }
  if (view !== "all") conditions.push(`s.views & ${bitOf(view)} <> 0`);
  if (among !== undefined) {
    const accountIds = statement.bind(among.accountIds);
    const commitmentIds = statement.bind(among.commitmentIds);
    conditions.push(`(s.account_id, s.commitment_id) in (
      select * from unnest(${accountIds}::text[], ${commitmentIds}::text[]))`);
    // A few are looked up by their index; many are found sooner by reading all.
    if (among.commitmentIds.length <= fewMax)
      conditions.push(`s.commitment_id = any(${commitmentIds}::text[])`);
  }
  return conditions.join(" and ");
};
