import type { Queryable } from "@/lib/store/database";

export type RolledOf = {
  readonly by: "unit" | "account" | "commitment";
  readonly basis: "boundary" | "raw";
  readonly start: string;
  readonly end: string;
  readonly asOf: string;
  readonly knownAt: string;
};

/** One line a row: whose it is, then its columns as they come to. */
export type Rolled = {
  readonly row: string;
  readonly opening: string;
  readonly closing: string;
  readonly additions: string;
  readonly rollover_in: string;
  readonly drawdown: string;
  readonly expiry: string;
  readonly rollover_out: string;
  readonly true_up: string;
  readonly credited: string;
  readonly adjustments: string;
  readonly overage: string;
  readonly entries: number;
};

const rowOf = {
  unit: "''",
  account: "k.account_id",
  commitment: "k.id",
} as const satisfies Readonly<Record<RolledOf["by"], string>>;

/**
 * A roll-forward said in SQL and by hand, from the entries alone, so that it shares nothing with what it is
 * held against but the facts: metrics 3.1, 3.12 and rulings 8, 16, 18.
 */
export const rollForwardBySql = (db: Queryable, of: RolledOf): Promise<Rolled[]> =>
  db.query<Rolled>(
    `with terms as (
       select c.id, c.account_id, c.side, c.unit_kind, c.unit_code,
         case when c.model = 'continuous' then 'hourly' when c.shape = 'build-up' then 'target'
           else 'balance' end as pool
       from commitments c
       where c.known_from <= $4 and (c.known_to is null or c.known_to > $4) and case
         when c.model = 'continuous' then c.per_hour is not null
         else exists (select 1 from segments s where s.account_id = c.account_id
             and s.commitment_id = c.id and s.known_from <= $4 and (s.known_to is null or s.known_to > $4))
           and not exists (select 1 from segments s where s.account_id = c.account_id
             and s.commitment_id = c.id and s.known_from <= $4 and (s.known_to is null or s.known_to > $4)
             and s.granted is null) end
     ), moved as (
       select k.side || ' ' || k.pool || ' ' || k.unit_kind || ':' || k.unit_code || ' ' || ${rowOf[of.by]} as row,
         k.pool, e.kind, e.amount,
         ${of.basis === "raw" ? "e.effective_at < $1" : "e.effective_at < $1 or (e.effective_at = $1 and e.boundary = 'closing')"} as is_before,
         ${of.basis === "raw" ? "e.effective_at >= $2" : "e.effective_at > $2 or (e.effective_at = $2 and e.boundary = 'opening')"} as is_after
       from terms k join ledger_entries e on e.account_id = k.account_id and e.commitment_id = k.id
       where e.status = 'posted' and e.effective_at <= $3
         and e.known_from <= $4 and (e.known_to is null or e.known_to > $4)
     ), named as (
       select *, case when kind = 'grant' then 'additions' when kind in ('rollover-in', 'rollover-out',
           'drawdown', 'true-up', 'overage') then kind when kind = 'expiration' then 'expiry'
         when kind in ('cancellation', 'credit-back') then 'credited' else 'adjustments' end as line
       from moved where not is_after
     ), told as (
       select row, is_before, line, amount, 1 as entries from named where pool <> 'hourly'
       union all
       select row, is_before, line, amount, 1 from named
       where pool = 'hourly' and line in ('drawdown', 'expiry') and not is_before
       union all
       select row, is_before, 'additions', -amount, 0 from named
       where pool = 'hourly' and line in ('drawdown', 'expiry') and not is_before
     )
     select row,
       coalesce(sum(amount) filter (where is_before and line <> 'overage'), 0)::text as opening,
       coalesce(sum(amount) filter (where line <> 'overage'), 0)::text as closing,
       ${[
         "additions",
         "rollover-in",
         "drawdown",
         "expiry",
         "rollover-out",
         "true-up",
         "credited",
         "adjustments",
         "overage",
       ]
         .map(
           (line) =>
             `coalesce(sum(amount) filter (where not is_before and line = '${line}'), 0)::text
                as ${line.replace("-", "_")}`,
         )
         .join(", ")},
       coalesce(sum(entries) filter (where not is_before), 0)::int as entries
     from told group by row
     having coalesce(sum(entries) filter (where not is_before), 0) > 0
       or coalesce(sum(amount) filter (where is_before and line <> 'overage'), 0) <> 0
     order by row`,
    [of.start, of.end, of.asOf, of.knownAt],
  );
