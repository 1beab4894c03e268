import type { Queryable } from "@/lib/store/database";
import { largeBookNow, largeBookRead } from "@/tests/bench/large-terms";

const now = `timestamptz '${largeBookNow}'`;
const read = `timestamptz '${largeBookRead}'`;

/** An entry is known from the morning after it counts; terms were known long before. */
const known = (at: string): string =>
  `least(date_trunc('day', ${at}) + interval '30 hours', ${read})`;

const columns = `account_id, id, known_from, digest, commitment_id, segment_id, kind, boundary, effective_at, rank,
  ordinal, service_start, service_end, amount, unit_kind, unit_code, status, origin, invoice_id, detail, vendor_type`;

/**
 * The ledgers of `bench_terms`: grants, draws spread evenly over what has passed of each segment, use
 * beyond the pool, drafts, what lapsed, corrections dated ahead, versions that were believed before.
 */
export const fillLedger = async (db: Queryable): Promise<void> => {
  for (const text of [samples, days, grants, draws, adjustments, expiries, restated, balances]) {
    await db.query(text);
  }
};

/** The running day counts where each draw falls; every fourth pool is used up before its time. */
const draws = `
  insert into ledger_entries (${columns})
  select account_id, segment_id || '.d' || n,
    case when n % 50 = 7 and at < timestamptz '2026-10-10' then ${known("at + interval '35 days'")} else ${known("at")} end,
    '', commitment_id, segment_id,
    case when is_over then 'overage' else 'drawdown' end, case kind when 'vercel' then 'opening' else 'closing' end,
    at, case kind when 'vercel' then 3 else 0 end, n % 2, at, at + interval '1 day',
    (case when is_over then 1 else -1 end) * round(granted * (0.5 + (a * 37 + m * 11 + n * 7) % 101 / 100.0)
      / draws * (case when (a + m) % 4 = 3 then 1.21 else 0.85 end), 7),
    unit_kind, unit_code, case when kind = 'metronome' and at >= timestamptz '2026-11-01' and a % 3 = 0 then 'draft' else 'posted' end,
    case kind when 'vercel' then 'derived' else 'reported' end,
    case when kind = 'metronome' then 'inv_' || to_char(at, 'YYYYMM') end, to_char(at at time zone 'UTC', 'YYYY-MM-DD'),
    case when kind = 'metronome' then 'PREPAID_COMMIT_AUTOMATED_INVOICE_DEDUCTION' end
  from bench_terms,
    lateral generate_series(1, draws) n,
    lateral (select date_trunc('milliseconds', starts_at + (least(ends_at, ${read}) - starts_at) * ((n - 1) / draws::double precision)) as at,
      kind = 'vercel' and (a + m) % 4 = 3 and n > draws * 0.84 as is_over) moment
  where kind <> 'datadog'`;

const grants = `
  insert into ledger_entries (${columns})
  select account_id, segment_id || '.grant', timestamptz '2020-01-01T00:00:00Z', '', commitment_id, segment_id,
    case when kind = 'metronome' and m = 12 then 'rollover-in' else 'grant' end, 'opening', starts_at, 2, 0, null, null, granted,
    unit_kind, unit_code, 'posted', case kind when 'vercel' then 'derived' else 'reported' end, null, null, null
  from bench_terms where kind <> 'datadog'`;

/** A hand-written correction in every tenth pool, now and then of a day that is still to come. */
const adjustments = `
  insert into ledger_entries (${columns})
  select account_id, commitment_id || '.adj', ${read}, '', commitment_id, null, 'adjustment', 'opening',
    ${now} + make_interval(days => m - 8), 3, 0, null, null, (m - 6) * 10, unit_kind, unit_code, 'posted', 'reported', null,
    'by hand', 'PREPAID_COMMIT_MANUAL'
  from bench_terms where kind = 'metronome' and piece = 1 and m <= 8 and a % 10 = 5`;

const expiries = `
  insert into ledger_entries (${columns})
  select t.account_id, t.segment_id || '.expiration', ${known("t.ends_at")}, '', t.commitment_id, t.segment_id,
    case when t.kind = 'metronome' and t.m = 11 then 'rollover-out' else 'expiration' end, 'closing',
    t.ends_at, 1, 0, null, null, -b.balance, t.unit_kind, t.unit_code, 'posted',
    case t.kind when 'vercel' then 'derived' else 'reported' end, null, null, null
  from bench_terms t join (
    select account_id, segment_id, sum(amount) as balance from ledger_entries where kind <> 'overage'
    group by account_id, segment_id
  ) b on b.account_id = t.account_id and b.segment_id = t.segment_id
  where t.kind <> 'datadog' and t.shape = 'burn-down' and t.ends_at <= ${read} and b.balance > 0`;

/** What was believed of a day before it was restated. */
const restated = `
  insert into ledger_entries (${columns}, known_to)
  select account_id, id, ${known("effective_at")}, 'before', commitment_id, segment_id, kind, boundary, effective_at, rank,
    ordinal, service_start, service_end, amount * 1.1, unit_kind, unit_code, status, origin, invoice_id, detail, vendor_type, known_from
  from ledger_entries where known_from > effective_at + interval '35 days'`;

const samples = `
  insert into utilization_samples (account_id, id, known_from, digest, commitment_id, day, starts_at, ends_at, utilization, raw)
  select account_id, commitment_id || '.' || n, ${known("at")}, '', commitment_id, (at at time zone 'UTC')::date, at,
    at + interval '1 day', 0.5 + (a * 7 + m * 3 + n * 13) % 51 / 100.0, ''
  from bench_terms, lateral generate_series(1, draws) n,
    lateral (select timestamptz '2026-11-20T00:00:00Z' - make_interval(days => n) as at) moment
  where kind = 'datadog' and at >= starts_at`;

/** Each day by the hour is a grant, what of it was used, and the rest. */
const days = `
  insert into ledger_entries (${columns})
  select s.account_id, s.id || '_' || e.kind, s.known_from, '', s.commitment_id, t.segment_id, e.kind,
    case e.kind when 'grant' then 'opening' else 'closing' end,
    case e.kind when 'grant' then s.starts_at else s.ends_at end,
    case e.kind when 'grant' then 2 when 'drawdown' then 0 else 1 end, 0,
    case when e.kind <> 'grant' then s.starts_at end, case when e.kind <> 'grant' then s.ends_at end,
    t.granted / 1000 * 24 * (case e.kind when 'grant' then 1 when 'drawdown' then -s.utilization else s.utilization - 1 end),
    t.unit_kind, t.unit_code, 'posted', 'derived', null, null, null
  from utilization_samples s
  join bench_terms t on t.account_id = s.account_id and t.commitment_id = s.commitment_id,
    unnest(array['grant', 'drawdown', 'expiration']) e (kind)`;

/** The vendor agrees with us but for every fortieth pool. */
const balances = `
  insert into vendor_balances (account_id, id, known_from, digest, amount, unit_kind, unit_code)
  select account_id, commitment_id, ${read}, '', sum(amount) + case when commitment_id like '%7.5' then 3 else 0 end,
    min(unit_kind), min(unit_code)
  from ledger_entries where origin = 'reported' and effective_at <= ${read} and known_to is null
  group by account_id, commitment_id`;
