import type { ProviderId } from "@/lib/domain/base/account";
import type { TotalParts } from "@/lib/domain/proof/proof-total";
import type { MetricSum } from "@/lib/domain/standing/metric-sum";
import { positionParts } from "@/lib/domain/standing/position-sums";
import type { PositionOf } from "@/lib/domain/standing/positions";
import type { Queryable } from "@/lib/store/database";
import { inStretches, type KeyValue, orderBy, stretchesAfter } from "@/lib/store/projection/keyset";
import { fromNullableNumeric } from "@/lib/store/read/decimal-columns";
import {
  createStatement,
  inScope,
  ofOpenConnection,
  type Scope,
  type Statement,
} from "@/lib/store/read/statement";

/** One position of the book, or of one source in it. */
export type PositionKey = Pick<PositionOf, "side" | "pool" | "unit"> & {
  readonly provider?: ProviderId | undefined;
};

/** What an account adds to a position. */
export type AccountAddend = {
  readonly account: { readonly id: string; readonly name: string };
  readonly above: MetricSum;
  readonly below: MetricSum | null;
  readonly key: readonly KeyValue[];
};

export type AddendCounts = {
  /** Accounts that add something. */
  readonly rows: number;
  readonly above: MetricSum;
  readonly below: MetricSum | null;
  /** Of the side, pool and unit, those that the position does not count among them. */
  readonly commitments: number;
};

const steps = [{ column: "name_place", direction: "up", type: "text" }] as const;

/** SQL: rows of `account_positions p` that make up the position. */
const ofPosition = (
  statement: Statement,
  scope: Scope,
  { side, pool, unit, provider }: PositionKey,
): string =>
  [
    inScope(statement, "p.account_id", scope),
    ofOpenConnection("p.connection_id"),
    `p.side = ${statement.bind(side)}`,
    `p.pool = ${statement.bind(pool)}`,
    `p.unit_kind = ${statement.bind(unit.kind)}`,
    `p.unit_code = ${statement.bind(unit.code)}`,
    ...(provider === undefined ? [] : [`p.provider = ${statement.bind(provider)}`]),
  ].join(" and ");

/** One element of the arrays that are kept by account. */
const placeOf = (part: TotalParts["above"]): number => positionParts.indexOf(part) + 1;

/** SQL: the account adds something, or says why it could not. */
const addsSomething = ({ above, below }: TotalParts): string =>
  [above, ...(below === null ? [] : [below])]
    .map((part) => `(p.sums[${placeOf(part)}] <> 0 or p.gaps[${placeOf(part)}] is not null)`)
    .join(" or ");

/** A page of the accounts that a position adds up, by name. */
export const listPositionAddends = async (
  db: Queryable,
  scope: Scope,
  of: PositionKey,
  parts: TotalParts,
  page: { readonly after: readonly KeyValue[] | null; readonly limit: number },
): Promise<AccountAddend[]> => {
  const statement = createStatement();
  const conditions = `${ofPosition(statement, scope, of)} and p.in_position > 0
    and (${addsSomething(parts)})`;
  const stretches = page.after === null ? null : stretchesAfter(statement, steps, page.after, "s");
  const rows = await db.query<AddendRow>(
    `select s.account_id, a.name, s.name_place,
       ${columnsOf("above", parts.above)}, ${columnsOf("below", parts.below ?? parts.above)}
     from (${inStretches(
       (stretch) =>
         `select s.account_id, s.name_place, p.sums, p.marks, p.gaps
          from account_positions p join account_standings s on s.account_id = p.account_id
          where ${conditions} and ${stretch} order by ${orderBy(steps, "s")}`,
       stretches,
       page.limit,
     )}) s
     join accounts a on a.account_id = s.account_id and a.id = s.account_id and a.known_to is null
     order by ${orderBy(steps, "s")}`,
    statement.values,
  );
  return rows.map((row) => ({
    account: { id: row.account_id, name: row.name },
    ...sumsOf(row, parts),
    key: [row.name_place],
  }));
};

const columnsOf = (name: string, part: TotalParts["above"]): string => {
  const place = placeOf(part);
  return `s.sums[${place}]::text as ${name}_sum, s.marks[${place}] as ${name}_marks,
    s.gaps[${place}] as ${name}_gap`;
};

/** What all accounts add up to, and how many commitments that are. */
export const countPositionAddends = async (
  db: Queryable,
  scope: Scope,
  of: PositionKey,
  parts: TotalParts,
): Promise<AddendCounts> => {
  const statement = createStatement();
  const counted = "filter (where p.in_position > 0)";
  const total = (name: string, part: TotalParts["above"]): string => {
    const place = placeOf(part);
    return `(sum(p.sums[${place}]) ${counted})::text as ${name}_sum,
      coalesce(bit_or(p.marks[${place}]) ${counted}, 0) as ${name}_marks,
      min(p.gaps[${place}] collate "C") ${counted} as ${name}_gap`;
  };
  const [row] = await db.query<CountRow>(
    `select count(*) filter (where p.in_position > 0 and (${addsSomething(parts)}))::int as rows,
       ${total("above", parts.above)}, ${total("below", parts.below ?? parts.above)},
       coalesce(sum(p.commitments), 0)::int as commitments
     from account_positions p where ${ofPosition(statement, scope, of)}`,
    statement.values,
  );
  if (row === undefined) throw new Error("A count has one row.");
  return {
    rows: row.rows,
    ...sumsOf(row, parts),
    commitments: row.commitments,
  };
};

type SumRow = {
  readonly above_sum: string | null;
  readonly above_marks: number;
  readonly above_gap: string | null;
  readonly below_sum: string | null;
  readonly below_marks: number;
  readonly below_gap: string | null;
};

type AddendRow = SumRow & {
  readonly account_id: string;
  readonly name: string;
  readonly name_place: string;
};

type CountRow = SumRow & {
  readonly rows: number;
  readonly commitments: number;
};

const sumsOf = (row: SumRow, { below }: TotalParts): Pick<AddendCounts, "above" | "below"> => ({
  above: {
    value: fromNullableNumeric(row.above_sum),
    marks: row.above_marks,
    gap: row.above_gap,
  },
  below:
    below === null
      ? null
      : {
          value: fromNullableNumeric(row.below_sum),
          marks: row.below_marks,
          gap: row.below_gap,
        },
});
