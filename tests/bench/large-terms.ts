/** The accounts and agreements of the large book, each text run by the database itself. */

export const largeBookNow = "2026-11-20T14:05:00.000Z";
export const largeBookRead = "2026-11-20T13:53:00.000Z";

/** Commitments of the book that a benchmark opens one by one. */
export const largeBookIds = {
  account: "acc_5",
  commitment: "acc_5.11",
  /** One of twenty with two thousand entries, where the book has them. */
  long: "acc_45.11",
  /** The one with a hundred thousand. */
  longest: "acc_25.11",
} as const;

const since = "timestamptz '2020-01-01T00:00:00Z'";
const read = `timestamptz '${largeBookRead}'`;
const kinds = ["vercel", "metronome", "datadog"];

export const connectionTexts = kinds.flatMap((kind) => [
  `insert into connections (id, provider, name, base_url, sealed_secret, secret_hint, settings, origin, created_at)
   values ('con_${kind}', '${kind}', '${kind}', 'https://api.example.com', '', '', '{}', 'screen', ${since})`,
  `insert into sync_runs (connection_id, id, trigger, state, step, queued_at, started_at, finished_at)
   values ('con_${kind}', 'run_${kind}', 'demand', 'complete', '', ${read}, ${read}, ${read})`,
]);

const kindOf = (a: string): string =>
  `(case when ${a} % 20 < 12 then 'vercel' when ${a} % 20 < 17 then 'metronome' else 'datadog' end)`;

/** Names as people give them: an animal more often than a number. */
const nameOf = (a: string): string =>
  `(array['Northwind','Aldergate','Harbour','Juniper','Castell','Meridian','Tallow','Ostrava'])[1 + ${a} % 8]
   || ' ' || (array['Freight','Systems','Health','Labs','Retail','Media'])[1 + ${a} % 6] || ' ' || ${a}`;

const attribute = (key: string, text: string): string =>
  `'[{"key":"${key}","label":"${key}","text":"' || ${text} || '"}]'`;

export const accountTexts = (accounts: number): string[] => [
  `insert into accounts (account_id, id, known_from, digest, connection_id, provider, external_id, name, slug, access, attributes)
   select 'acc_' || a, 'acc_' || a, ${since}, '', 'con_' || ${kindOf("a")}, ${kindOf("a")}, 'team_' || md5(a::text),
     ${nameOf("a")}, 'slug-' || a, 'readable', ${attribute("salesforce", "'001Qx' || lpad(a::text, 9, '0')")}
   from generate_series(1, ${accounts}) a`,
  `insert into stream_reads (account_id, stream, connection_id, state, reason, error_kind, last_complete_at, last_attempt_at, sync_run_id)
   select 'acc_' || a, s, 'con_' || k, case when a % 100 = 3 then 'incomplete' else 'complete' end,
     case when a % 100 = 3 then 'The answer broke off. Sync again.' end,
     case when a % 100 = 3 then 'invalid-response' end, ${read}, ${read}, 'run_' || k
   from generate_series(1, ${accounts}) a, lateral (select ${kindOf("a")} as k) kind,
     lateral unnest(array['terms', case k when 'vercel' then 'charges' when 'metronome' then 'ledger' else 'samples' end]) s`,
  `insert into contracts (account_id, id, known_from, digest, external_id, name, starts_at, ends_at, zone, attributes)
   select 'acc_' || a, 'k_' || a, ${since}, '', 'sub_' || a, 'Agreement ' || a,
     timestamptz '2026-01-01T00:00:00Z', timestamptz '2027-01-01T00:00:00Z', 'UTC',
     ${attribute("opportunity", "'006Qx' || lpad(a::text, 9, '0')")}
   from generate_series(1, ${accounts}) a where a % 20 < 17`,
];

/**
 * One row per segment: whose it is, when it runs, what it grants and how often it is drawn. A table for
 * the time of filling; everything else is made from it.
 */
export const termsText = (accounts: number, perCommitment: number, hasLong: boolean): string => `
  create table bench_terms as
  with grid as (
    select a, m, ${kindOf("a")} as kind, 'acc_' || a as account_id, 'acc_' || a || '.' || m as commitment_id
    from generate_series(1, ${accounts}) a, generate_series(1, 12) m
  ), pieces as (
    select g.*, 1 as piece, 1 as pieces, timestamp '2026-01-01' + make_interval(months => m - 1) as starts,
      timestamp '2026-01-01' + make_interval(months => m) as ends
    from grid g where kind = 'vercel'
    union all
    select g.*, q, 4, timestamp '2026-01-01' + make_interval(months => 3 * (q - 1)),
      timestamp '2026-01-01' + make_interval(months => 3 * q)
    from grid g, generate_series(1, 4) q where kind = 'metronome' and m <= 8
    union all
    select g.*, 1, 1, case m when 11 then timestamp '2025-01-01' else timestamp '2026-01-01' end,
      case m when 11 then timestamp '2026-01-01' else timestamp '2027-01-01' end
    from grid g where kind = 'metronome' and m > 8
    union all
    select g.*, 1, 1, timestamp '2025-01-01' + make_interval(months => m), timestamp '2026-09-01' + make_interval(months => m)
    from grid g where kind = 'datadog'
  )
  select a, m, kind, account_id, commitment_id, piece, commitment_id || '.s' || piece as segment_id,
    starts at time zone 'UTC' as starts_at, ends at time zone 'UTC' as ends_at,
    (1000 + (a * 37 + m * 11) % 9000)::numeric as granted,
    case when kind = 'metronome' and m in (9, 10) then 'build-up' else 'burn-down' end as shape,
    case when kind = 'datadog' and m % 3 = 0 or kind = 'metronome' and a % 5 = 1 or kind = 'vercel' and a % 5 > 0
      then 'quantity' else 'currency' end as unit_kind,
    case when kind = 'vercel' and a % 5 > 0 then 'MIUs' when kind = 'metronome' and a % 5 = 1 then 'Credits'
      when kind = 'datadog' and m % 3 = 0 then 'm5.large' when kind = 'metronome' and a % 5 = 2 then 'EUR'
      else 'USD' end as unit_code,
    case
      when starts at time zone 'UTC' > timestamptz '${largeBookNow}' then 0
      when ${hasLong} and commitment_id = '${largeBookIds.longest}' then 100000
      when ${hasLong} and kind = 'vercel' and m = 11 and a % 20 = 5 and a between 45 and 425 then 2000
      -- Eleven of twelve monthly terms have begun; a day by the hour makes three entries.
      else greatest(1, round((case kind when 'vercel' then 12.0 / 11 when 'datadog' then 1.0 / 3 else 1.0 / pieces end)
        * (${perCommitment} - case kind when 'datadog' then 0 else 2 * pieces end)))::int
    end as draws
  from pieces`;

export const factTexts: readonly string[] = [
  `insert into commitments (account_id, id, known_from, digest, contract_id, provider, external_id, name, description,
     side, shape, model, category, vendor_type, unit_kind, unit_code, measure, drawn_at, starts_at, ends_at, zone,
     priority, rolled_over_from, per_hour, attributes)
   select account_id, commitment_id, ${since}, '', case when kind <> 'datadog' then 'k_' || min(a) end, kind,
     'ext_' || md5(commitment_id), (case kind when 'vercel' then 'Allocation ' when 'metronome' then 'Prepaid pool ' else 'Savings plan ' end) || min(m),
     null, case kind when 'metronome' then 'sold' else 'bought' end, min(shape),
     case kind when 'datadog' then 'continuous' else 'discontinuous' end,
     case min(unit_kind) when 'currency' then 'spend' else 'usage' end,
     case kind when 'vercel' then 'Enterprise' when 'metronome' then 'PREPAID' else 'ComputeSavingsPlans' end,
     min(unit_kind), min(unit_code),
     case when kind <> 'vercel' then null when min(unit_kind) = 'currency' then 'effective-cost' else 'pricing-quantity' end,
     'commitment', min(starts_at), max(ends_at), 'UTC',
     case when kind = 'metronome' then min(m) end,
     case when kind = 'metronome' and min(m) = 12 then account_id || '.11' end,
     case when kind = 'datadog' then min(granted) / 1000 end,
     ${attribute("sales-order", "'SO-' || min(a) || '-' || min(m)")}
   from bench_terms group by account_id, commitment_id, kind`,
  `insert into segments (account_id, id, known_from, digest, source_id, commitment_id, external_id, name, starts_at, ends_at, granted)
   select account_id, segment_id, ${since}, '', 'src_' || segment_id, commitment_id, '', 'Segment ' || piece, starts_at, ends_at,
     case when kind = 'datadog' then granted / 1000 * extract(epoch from ends_at - starts_at)::numeric / 3600 else granted end
   from bench_terms`,
  `insert into source_records (account_id, id, connection_id, sync_run_id, request, line, fetched_at, raw)
   select account_id, 'src_' || segment_id, 'con_' || kind, 'run_' || kind, 'GET /v1/terms', m, ${read},
     '{"id":"' || commitment_id || '","quantity":' || granted || '}'
   from bench_terms`,
  `insert into invoice_items (account_id, id, known_from, digest, commitment_id, external_id, at, amount, unit_kind, unit_code, is_invoiced)
   select account_id, segment_id || '.inv', ${since}, '', commitment_id, '', starts_at, granted, 'currency', 'USD', true
   from bench_terms where kind = 'metronome'`,
];
