import type { ProviderId } from "@/lib/domain/base/account";
import type { Unit } from "@/lib/domain/base/money";
import type { Pool } from "@/lib/domain/base/pool";
import { type MetricSum, NOTHING_SUMMED } from "@/lib/domain/standing/metric-sum";
import { positionParts } from "@/lib/domain/standing/position-sums";
import { comparePositions, type Position, positionFrom } from "@/lib/domain/standing/positions";
import type { Queryable } from "@/lib/store/database";
import { fromNullableNumeric } from "@/lib/store/read/decimal-columns";
import { createStatement, inScope, ofOpenConnection, type Scope } from "@/lib/store/read/statement";

/** Which accounts a position is added up over: those of a source together, or each by itself. */
type By = "provider" | "account";

const keys: Readonly<Record<By, string>> = {
  provider: "p.provider",
  account: "p.account_id",
};

export type KeyedPosition = { readonly key: string; readonly position: Position };

/**
 * Positions from the sums that are kept by account; in one order always. Those in which nothing
 * counts now are left out.
 */
export const sumPositions = async (
  db: Queryable,
  scope: Scope,
  by: By,
): Promise<readonly KeyedPosition[]> => {
  const statement = createStatement();
  const each = (of: (index: number) => string): string =>
    positionParts.map((_, index) => of(index + 1)).join(", ");
  const rows = await db.query<PositionRow>(
    `select ${keys[by]} as key, p.side, p.pool, p.unit_kind, p.unit_code,
       min(p.provider) as provider,
       sum(p.in_position)::int as in_position, sum(p.without_amount)::int as without_amount,
       array[${each((index) => `sum(p.sums[${index}])`)}]::text[] as sums,
       array[${each((index) => `bit_or(p.marks[${index}])`)}] as marks,
       array[${each((index) => `min(p.gaps[${index}] collate "C")`)}] as gaps
     from account_positions p
     where ${inScope(statement, "p.account_id", scope)} and p.in_position > 0
       and ${ofOpenConnection("p.connection_id")}
     group by 1, p.side, p.pool, p.unit_kind, p.unit_code`,
    statement.values,
  );
  return rows
    .map((row) => ({ key: row.key, position: toPosition(row) }))
    .sort(
      (left, right) =>
        (left.key < right.key ? -1 : left.key > right.key ? 1 : 0) ||
        comparePositions(left.position, right.position),
    );
};

type PositionRow = {
  readonly key: string;
  readonly side: Position["side"];
  readonly pool: Pool;
  readonly unit_kind: Unit["kind"];
  readonly unit_code: string;
  readonly provider: ProviderId;
  readonly in_position: number;
  readonly without_amount: number;
  readonly sums: readonly (string | null)[];
  readonly marks: readonly number[];
  readonly gaps: readonly (string | null)[];
};

const toPosition = (row: PositionRow): Position => {
  const sums = new Map(positionParts.map((part, index) => [part, sumAt(row, index)]));
  return positionFrom(
    {
      unit: { kind: row.unit_kind, code: row.unit_code },
      side: row.side,
      pool: row.pool,
      providers: [row.provider],
      commitments: row.in_position,
      withoutAmount: row.without_amount,
    },
    (part) => sums.get(part) ?? NOTHING_SUMMED,
  );
};

const sumAt = ({ sums, marks, gaps }: PositionRow, index: number): MetricSum => ({
  value: fromNullableNumeric(sums[index] ?? null),
  marks: marks[index] ?? 0,
  gap: gaps[index] ?? null,
});
