import type { Queryable } from "@/lib/store/database";

export const largeBookNow = "2026-11-20T14:05:00.000Z";

/**
 * Accounts with a year of monthly terms each, written by the database itself: ten have ended, one
 * runs, one is to come. The entries of a term are spread evenly over it.
 */
export const fillBook = async (
  db: Queryable,
  commitmentCount: number,
  entryCount: number,
): Promise<void> => {
  const accounts = Math.ceil(commitmentCount / 12);
  const perTerm = Math.max(2, Math.round(entryCount / commitmentCount) - 2);
  const since = "timestamptz '2020-01-01T00:00:00Z'";
  const start = "(timestamp '2026-01-01' + make_interval(months => m - 1)) at time zone 'UTC'";
  const end = "(timestamp '2026-01-01' + make_interval(months => m)) at time zone 'UTC'";
  const grid = `generate_series(1, ${accounts}) a, generate_series(1, 12) m`;
  const read = "timestamptz '2026-11-20T13:53:00Z'";
  for (const text of [
    `insert into connections (id, provider, name, base_url, sealed_secret, secret_hint, settings, origin, created_at)
     values ('con', 'vercel', 'Vercel', 'https://api.example.com', '', '', '{}', 'screen', ${since})`,
    `insert into sync_runs (connection_id, id, trigger, state, step, queued_at, started_at, finished_at)
     values ('con', 'run', 'demand', 'complete', '', ${read}, ${read}, ${read})`,
    `insert into accounts (account_id, id, known_from, digest, connection_id, provider, external_id, name, access)
     select 'acc_' || a, 'acc_' || a, ${since}, '', 'con', 'vercel', 'team_' || a, 'Account ' || a, 'readable'
     from generate_series(1, ${accounts}) a`,
    `insert into stream_reads (account_id, stream, connection_id, state, last_complete_at, last_attempt_at, sync_run_id)
     select 'acc_' || a, s, 'con', 'complete', ${read}, ${read}, 'run'
     from generate_series(1, ${accounts}) a, unnest(array['terms', 'charges']) s`,
    `insert into contracts (account_id, id, known_from, digest, external_id, name, starts_at, ends_at, zone)
     select 'acc_' || a, 'k_' || a, ${since}, '', 'sub_' || a, 'Contract ' || a,
       timestamptz '2026-01-01T00:00:00Z', timestamptz '2027-01-01T00:00:00Z', 'UTC'
     from generate_series(1, ${accounts}) a`,
    `insert into commitments (account_id, id, known_from, digest, contract_id, provider, external_id, name,
       side, shape, model, category, vendor_type, unit_kind, unit_code, measure, drawn_at, starts_at, ends_at, zone)
     select 'acc_' || a, 'c_' || a || '_' || m, ${since}, '', 'k_' || a, 'vercel', 'cmt_' || a || '_' || m,
       'MIU allocation ' || m, 'bought', 'burn-down', 'discontinuous', 'usage', 'Enterprise', 'quantity',
       'MIUs', 'pricing-quantity', 'commitment', ${start}, ${end}, 'UTC'
     from ${grid}`,
    `insert into segments (account_id, id, known_from, digest, commitment_id, external_id, name, starts_at, ends_at, granted)
     select 'acc_' || a, 'c_' || a || '_' || m || '.s', ${since}, '', 'c_' || a || '_' || m, '', 'Term', ${start}, ${end}, 180000
     from ${grid}`,
    `insert into ledger_entries (account_id, id, known_from, digest, commitment_id, segment_id, kind, boundary,
       effective_at, rank, ordinal, service_start, service_end, amount, unit_kind, unit_code, status, origin, detail)
     select 'acc_' || a, 'c_' || a || '_' || m || '.s.drawdown.' || n, ${since}, '', 'c_' || a || '_' || m,
       'c_' || a || '_' || m || '.s', 'drawdown', 'opening', at, 3, 0, at, at + interval '1 day',
       -((a * 37 + m * 11 + n * 7) % 5000) * 1.2345678, 'quantity', 'MIUs', 'posted', 'derived', to_char(at at time zone 'UTC', 'YYYY-MM-DD')
     from (select a, m, n, ${start} + (${end} - ${start}) * ((n - 1) / ${perTerm}::double precision) as at
       from ${grid}, generate_series(1, ${perTerm}) n) entries
     where at <= timestamptz '${largeBookNow}'`,
    `insert into ledger_entries (account_id, id, known_from, digest, commitment_id, segment_id, kind, boundary,
       effective_at, rank, ordinal, amount, unit_kind, unit_code, status, origin)
     select account_id, id || '.grant', ${since}, '', commitment_id, id, 'grant', 'opening', starts_at, 2, 0, granted,
       'quantity', 'MIUs', 'posted', 'derived' from segments`,
    `insert into ledger_entries (account_id, id, known_from, digest, commitment_id, segment_id, kind, boundary,
       effective_at, rank, ordinal, amount, unit_kind, unit_code, status, origin)
     select s.account_id, s.id || '.expiration', ${since}, '', s.commitment_id, s.id, 'expiration', 'closing',
       s.ends_at, 1, 0, -b.balance, 'quantity', 'MIUs', 'posted', 'derived'
     from segments s join (
       select account_id, segment_id, sum(amount) as balance from ledger_entries group by account_id, segment_id
     ) b on b.account_id = s.account_id and b.segment_id = s.id
     where s.ends_at <= ${read} and b.balance <> 0`,
    "analyze",
  ]) {
    await db.query(text);
  }
};
