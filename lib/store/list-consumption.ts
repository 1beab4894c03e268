import type { DrawMeasure } from "@/lib/domain/base/commitment";
import type { Unit } from "@/lib/domain/base/money";
import type { Instant } from "@/lib/domain/base/period";
import type { ConsumptionDay } from "@/lib/domain/ledger/charge";
import type { Queryable } from "@/lib/store/database";

type Row = { day: string; starts_at: Instant; ends_at: Instant; consumed: string };

/** Which rows draw, and what of them is summed: a visible choice, one line each. */
const measures: Readonly<Record<DrawMeasure, { column: string; unitColumn: string }>> = {
  "pricing-quantity": { column: "pricing_quantity", unitColumn: "pricing_unit" },
  "effective-cost": { column: "effective_cost", unitColumn: "currency" },
  "billed-cost": { column: "billed_cost", unitColumn: "currency" },
};

/** Consumption of an account in one unit as believed now, summed exactly, by start instant. */
export const listConsumption = async (
  tx: Queryable,
  accountId: string,
  measure: DrawMeasure,
  unit: Unit,
): Promise<ConsumptionDay[]> => {
  const { column, unitColumn } = measures[measure];
  const rows = await tx.query<Row>(
    `select day, starts_at, max(ends_at) as ends_at, sum(${column}) as consumed
     from charges
     where account_id = $1 and known_to is null and category = 'usage' and ${unitColumn} = $2
     group by day, starts_at
     order by starts_at`,
    [accountId, unit.code],
  );
  return rows.map((row) => ({
    day: row.day,
    start: row.starts_at,
    end: row.ends_at,
    consumed: row.consumed,
  }));
};
