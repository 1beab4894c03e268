import { addDuration, type Instant } from "@/lib/domain/base/period";
import type { Queryable } from "@/lib/store/database";

export const chartCounts = [1, 10, 200, 2_000, 100_000] as const;

const dayMs = 86_400_000;
const since = "timestamptz '2020-01-01T00:00:00Z'";

/**
 * One customer with a ledger of each length, as a vendor keeps them, written by the database itself:
 * a grant three hundred days ago, deductions up to yesterday, and where there are many a correction, a
 * lapse and a draft among them.
 */
export const fillChartBook = async (
  db: Queryable,
  counts: readonly number[],
  now: Instant,
): Promise<void> => {
  const day = `${now.slice(0, 10)}T00:00:00.000Z`;
  const [start, end] = [addDuration(day, -300 * dayMs), addDuration(day, 65 * dayMs)];
  for (const text of [
    `insert into connections (id, provider, name, base_url, sealed_secret, secret_hint, settings, origin, created_at)
     values ('con_charts', 'metronome', 'Metronome', 'https://api.example.com', '', '', '{}', 'screen', ${since})`,
    `insert into accounts (account_id, id, known_from, digest, connection_id, provider, external_id, name, access)
     values ('acc_charts', 'acc_charts', ${since}, '', 'con_charts', 'metronome', 'cus_charts',
       'Ledgers of every length', 'readable')`,
    `insert into sync_runs (connection_id, id, trigger, state, step, queued_at, started_at, finished_at)
     values ('con_charts', 'run', 'demand', 'complete', '', '${now}', '${now}', '${now}')`,
    `insert into stream_reads (account_id, stream, connection_id, state, last_complete_at, last_attempt_at, sync_run_id)
     select 'acc_charts', stream, 'con_charts', 'complete', '${now}', '${now}', 'run'
     from unnest(array['terms', 'ledger', 'balances']) stream`,
  ])
    await db.query(text);
  for (const count of counts) await fillLedger(db, count, { start, end });
  await db.query("analyze");
};

const fillLedger = async (
  db: Queryable,
  count: number,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): Promise<void> => {
  const id = `ledger_${count}`;
  const fact = (suffix: string) => `'acc_charts', '${id}${suffix}', ${since}, ''`;
  const columns = `account_id, id, known_from, digest, commitment_id, segment_id, kind, boundary,
    effective_at, rank, ordinal, amount, unit_kind, unit_code, status, origin, vendor_type`;
  const at = (days: number) => `timestamptz '${addDuration(start, days * dayMs)}'`;
  const entry = (
    kind: string,
    side: string,
    when: string,
    rank: number,
    amount: string,
    status = "posted",
  ) =>
    `insert into ledger_entries (${columns}) values (${fact(`.${kind}.${status}`)}, '${id}', '${id}.s', '${kind}',
       '${side}', ${when}, ${rank}, 0, ${amount}, 'currency', 'USD', '${status}', 'reported', '${kind}')`;
  const others =
    count < 10
      ? []
      : [
          entry("adjustment", "opening", at(66), 3, "-4250.5"),
          entry("expiration", "closing", at(180), 1, "-22451.28"),
          entry("rollover-in", "opening", at(180), 2, "42500"),
          entry("drawdown", "closing", at(330), 0, "-61240.38", "draft"),
        ];
  const draws = count - 1 - others.length;
  for (const text of [
    `insert into commitments (account_id, id, known_from, digest, provider, external_id, name, side, shape, model,
       category, vendor_type, unit_kind, unit_code, drawn_at, starts_at, ends_at, zone)
     values (${fact("")}, 'metronome', 'ext_${id}', '${count.toLocaleString("en-US")} entries', 'sold', 'burn-down',
       'discontinuous', 'spend', 'PREPAID', 'currency', 'USD', 'commitment', '${start}', '${end}', 'UTC')`,
    `insert into segments (account_id, id, known_from, digest, commitment_id, external_id, name, starts_at, ends_at, granted)
     values (${fact(".s")}, '${id}', 'ext_${id}', 'Access', '${start}', '${end}', 1000000)`,
    entry("grant", "opening", at(0), 2, "1000000"),
    ...others,
  ])
    await db.query(text);
  if (draws < 1) return;
  await db.query(
    `insert into ledger_entries (${columns})
     select 'acc_charts', '${id}.' || n, ${since}, '', '${id}', '${id}.s', 'drawdown', 'closing',
       timestamptz '${start}' + interval '299 days' * n / ${draws}, 0, n,
       -round(600000.0 / ${draws} * (0.5 + ((n * 7919) % 101) / 101.0), 2), 'currency', 'USD', 'posted', 'reported',
       'PREPAID_COMMIT_AUTOMATED_INVOICE_DEDUCTION'
     from generate_series(1, ${draws}) n`,
  );
};
