import type { CommitmentSide } from "@/lib/domain/base/commitment";
import type { Instant } from "@/lib/domain/base/period";
import { sidesInOrder } from "@/lib/domain/standing/places";
import type { CommitmentView } from "@/lib/domain/standing/views";
import type { Queryable } from "@/lib/store/database";
import { type StandingFilter, standingConditions } from "@/lib/store/projection/standing-filter";
import { createStatement, type Scope } from "@/lib/store/read/statement";

/** What an account sold, or what it bought: the two are never told as one. */
export type AccountSide = {
  readonly side: CommitmentSide;
  readonly accountId: string;
  readonly namePlace: string;
  /** All of the account, also those that a filter does not name. */
  readonly commitments: number;
};

type SidePage = {
  readonly filter: StandingFilter;
  readonly view: CommitmentView;
  readonly after: Pick<AccountSide, "side" | "namePlace"> | null;
  readonly limit: number;
};

/** Accounts with at least one commitment that the filter names, side by side and by name. */
export const listAccountSides = async (
  db: Queryable,
  scope: Scope,
  { filter, view, after, limit }: SidePage,
): Promise<AccountSide[]> => {
  const statement = createStatement();
  const conditions = standingConditions(statement, scope, filter, view);
  const begins = after === null ? 0 : sidesInOrder.indexOf(after.side);
  // One range of the index of names for each side, each cut at the limit.
  const pages = sidesInOrder.slice(begins).map((side, index) => {
    const beyond =
      after !== null && index === 0 ? `a.name_place > ${statement.bind(after.namePlace)}` : "true";
    return `(select '${side}' as side, ${index} as rank, a.account_id, a.name_place, a.commitments
      from account_standings a
      where a.commitments is not null and ${beyond} and exists (
        select 1 from standings s
        where s.account_id = a.account_id and s.side = '${side}' and ${conditions})
      order by a.name_place limit ${limit})`;
  });
  const rows = await db.query<SideRow>(
    `select side, account_id, name_place, commitments from (${pages.join(" union all ")}) pages
     order by rank, name_place limit ${limit}`,
    statement.values,
  );
  return rows.map((row) => ({
    side: row.side,
    accountId: row.account_id,
    namePlace: row.name_place,
    commitments: row.commitments,
  }));
};

type SideRow = {
  readonly side: CommitmentSide;
  readonly account_id: string;
  readonly name_place: string;
  readonly commitments: number;
};

/** How much a timeline holds, and from when to when; the end is the last of those that have one. */
export type SideCount = {
  readonly sides: number;
  readonly accounts: number;
  readonly commitments: number;
  readonly start: Instant | null;
  readonly end: Instant | null;
};

export const countAccountSides = async (
  db: Queryable,
  scope: Scope,
  filter: StandingFilter,
  view: CommitmentView,
): Promise<SideCount> => {
  const statement = createStatement();
  const [row] = await db.query<CountRow>(
    `select count(*)::int as sides, count(distinct account_id)::int as accounts,
       coalesce(sum(commitments), 0)::int as commitments,
       min(starts_at) as starts_at, max(ends_at) as ends_at
     from (select s.account_id, count(*) as commitments, min(c.starts_at) as starts_at, max(c.ends_at) as ends_at
       from standings s
       join commitments c
         on c.account_id = s.account_id and c.id = s.commitment_id and c.known_to is null
       where ${standingConditions(statement, scope, filter, view)}
       group by s.account_id, s.side) sides`,
    statement.values,
  );
  return {
    sides: row?.sides ?? 0,
    accounts: row?.accounts ?? 0,
    commitments: row?.commitments ?? 0,
    start: row?.starts_at ?? null,
    end: row?.ends_at ?? null,
  };
};

type CountRow = {
  readonly sides: number;
  readonly accounts: number;
  readonly commitments: number;
  readonly starts_at: Instant | null;
  readonly ends_at: Instant | null;
};

/** Which commitments of these accounts the filter names. */
export const listMatching = async (
  db: Queryable,
  scope: Scope,
  filter: StandingFilter,
  view: CommitmentView,
): Promise<ReadonlySet<string>> => {
  const statement = createStatement();
  const rows = await db.query<{ commitment_id: string }>(
    `select s.commitment_id from standings s
     where ${standingConditions(statement, scope, filter, view)}`,
    statement.values,
  );
  return new Set(rows.map(({ commitment_id }) => commitment_id));
};
