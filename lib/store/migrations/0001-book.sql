-- The book. Facts carry two clocks: effective instants say when something counts, known_from and
-- known_to say when we believed it. known_to is null for what we believe now. Nothing is deleted:
-- a sync closes the version that changed and inserts the new one.
-- The account leads every key and index, ids are made by us, and only SQL that PostgreSQL 15 and
-- its distributed relatives share is used.

create table connections (
  id text primary key,
  provider text not null,
  name text not null,
  base_url text not null,
  -- AES-256-GCM, sealed by lib/server; the store never sees the plain text.
  sealed_secret text not null,
  secret_hint text not null,
  settings jsonb not null,
  origin text not null check (origin in ('environment', 'screen')),
  is_sandbox boolean not null default false,
  created_at timestamptz not null,
  archived_at timestamptz,
  -- One run at a time across all processes: whoever holds an unexpired lease.
  lease_owner text,
  lease_until timestamptz
);

create table sync_runs (
  connection_id text not null references connections (id),
  id text not null,
  trigger text not null check (trigger in ('start', 'schedule', 'demand', 'resume')),
  state text not null check (state in ('queued', 'running', 'complete', 'incomplete', 'failed', 'interrupted')),
  step text not null,
  accounts_done integer not null default 0,
  accounts_total integer,
  rows_read bigint not null default 0,
  rows_set_aside bigint not null default 0,
  facts_written bigint not null default 0,
  facts_closed bigint not null default 0,
  queued_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  error_kind text,
  error_message text,
  primary key (connection_id, id)
);
create index sync_runs_by_id on sync_runs (id);
create index sync_runs_latest on sync_runs (connection_id, queued_at desc);

-- How far the reads of an account got, stream by stream; travels with every answer built on it.
create table stream_reads (
  account_id text not null,
  stream text not null,
  connection_id text not null references connections (id),
  state text not null check (state in ('complete', 'incomplete')),
  reason text,
  error_kind text,
  last_complete_at timestamptz,
  last_attempt_at timestamptz not null,
  sync_run_id text not null,
  primary key (account_id, stream)
);
create index stream_reads_by_connection on stream_reads (connection_id, account_id);

-- What the vendor sent, word for word, for every fact except charges (which carry their own).
create table source_records (
  account_id text not null,
  id text not null,
  connection_id text not null,
  sync_run_id text not null,
  request text not null,
  line integer,
  fetched_at timestamptz not null,
  raw text not null,
  primary key (account_id, id)
);

create table accounts (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  connection_id text not null,
  provider text not null,
  external_id text not null,
  parent_id text,
  name text not null,
  slug text,
  access text not null,
  -- Facts no formula uses, as [{key, label, text}]: printed and searched.
  attributes text not null default '[]',
  primary key (account_id, id, known_from)
);
create index accounts_by_connection on accounts (connection_id, account_id);

create table contracts (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  external_id text not null,
  name text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  zone text not null,
  archived_at timestamptz,
  attributes text not null default '[]',
  primary key (account_id, id, known_from)
);

create table commitments (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  contract_id text,
  provider text not null,
  external_id text not null,
  name text not null,
  description text,
  side text not null,
  shape text not null,
  model text not null,
  category text not null,
  vendor_type text not null,
  unit_kind text not null,
  unit_code text not null,
  measure text,
  drawn_at text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  zone text not null,
  -- Which of the two dates the vendor did not give: "", "start", "end" or "start,end".
  undated text not null default '',
  priority numeric,
  created_at timestamptz,
  archived_at timestamptz,
  rolled_over_from text,
  rollover_fraction numeric,
  per_hour numeric,
  vendor_status text,
  attributes text not null default '[]',
  primary key (account_id, id, known_from)
);
create index commitments_by_id on commitments (id);

create table segments (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  commitment_id text not null,
  external_id text not null,
  name text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  granted numeric,
  primary key (account_id, id, known_from)
);
create index segments_by_commitment on segments (account_id, commitment_id);

-- When a commitment is paid for; segments say when it may be used.
create table invoice_items (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  commitment_id text not null,
  external_id text not null,
  at timestamptz not null,
  amount numeric not null,
  unit_kind text not null,
  unit_code text not null,
  invoice_id text,
  is_invoiced boolean not null,
  primary key (account_id, id, known_from)
);
create index invoice_items_by_commitment on invoice_items (account_id, commitment_id);

-- The balance as the vendor states it; the id is the commitment's.
create table vendor_balances (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  amount numeric not null,
  unit_kind text not null,
  unit_code text not null,
  primary key (account_id, id, known_from)
);

-- One day of one commitment that is bought by the hour.
create table utilization_samples (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  commitment_id text not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  utilization numeric,
  raw text not null,
  doubt text,
  primary key (account_id, id, known_from)
);
create index utilization_samples_by_day on utilization_samples (account_id, commitment_id, day);

-- Which days of a scope ("aws/ec2/ri") were read whole: a history that stopped goes on from there.
create table sampled_days (
  account_id text not null,
  scope text not null,
  day date not null,
  read_at timestamptz not null,
  primary key (account_id, scope, day)
);

-- Figures over many commitments that the vendor added up itself.
create table aggregate_points (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  scope text not null,
  measure text not null,
  basis text not null,
  span text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  value numeric,
  unit_kind text,
  unit_code text,
  primary key (account_id, id, known_from)
);
create index aggregate_points_in_order on aggregate_points (account_id, measure, scope, starts_at);

create table ledger_entries (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  digest text not null,
  source_id text,
  commitment_id text not null,
  segment_id text,
  kind text not null,
  boundary text not null,
  effective_at timestamptz not null,
  -- Order of entries at one instant, the same as lib/domain/ledger-entry.ts compareEntries.
  rank smallint not null,
  ordinal integer not null,
  service_start timestamptz,
  service_end timestamptz,
  amount numeric not null,
  unit_kind text not null,
  unit_code text not null,
  status text not null,
  origin text not null,
  invoice_id text,
  detail text,
  vendor_type text,
  primary key (account_id, id, known_from)
);
create index ledger_entries_in_order
  on ledger_entries (account_id, commitment_id, effective_at, rank, ordinal, id);

-- Charge rows of derived ledgers. A vendor gives them no id: the id is the digest of the row and
-- its ordinal among identical rows of its window, so two identical rows stay two.
create table charges (
  account_id text not null,
  id text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  sync_run_id text not null,
  request text not null,
  line integer,
  fetched_at timestamptz not null,
  window_start timestamptz not null,
  window_end timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  day date not null,
  category text not null,
  service text not null,
  project_id text,
  project_name text,
  region text,
  pricing_unit text not null,
  pricing_quantity numeric not null,
  effective_cost numeric not null,
  billed_cost numeric not null,
  currency text not null,
  raw text not null,
  primary key (account_id, id, known_from)
);
create index charges_by_start on charges (account_id, starts_at);

-- Which windows were read whole, and the digest of what they held: an unchanged window is not
-- compared row by row.
create table charge_windows (
  account_id text not null,
  window_start timestamptz not null,
  digest text not null,
  window_end timestamptz not null,
  row_count bigint not null,
  read_at timestamptz not null,
  primary key (account_id, window_start)
);

-- Scratch space of a running sync for windows too large to hold in memory. Not facts.
create table staged_charges (
  sync_run_id text not null,
  account_id text not null,
  seq bigint not null,
  window_start timestamptz not null,
  request text not null,
  fetched_at timestamptz not null,
  digest text not null,
  line integer,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  day date not null,
  category text not null,
  service text not null,
  project_id text,
  project_name text,
  region text,
  pricing_unit text not null,
  pricing_quantity numeric not null,
  effective_cost numeric not null,
  billed_cost numeric not null,
  currency text not null,
  raw text not null,
  primary key (sync_run_id, account_id, seq)
);

-- Rows that could not be read, and notes beside rows that were kept.
create table data_issues (
  connection_id text not null references connections (id),
  id text not null,
  account_id text,
  -- The commitment whose figures it touches, where that is known.
  commitment_id text,
  stream text not null,
  request text not null,
  line integer,
  code text not null,
  reason text not null,
  raw text not null,
  carries_amount numeric,
  carries_unit_kind text,
  carries_unit_code text,
  is_set_aside boolean not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  last_sync_run_id text not null,
  resolved_at timestamptz,
  primary key (connection_id, id)
);
create index data_issues_by_commitment on data_issues (commitment_id)
  where commitment_id is not null;
create index data_issues_open on data_issues (connection_id, resolved_at, last_seen_at desc);

create table users (
  id text primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('admin', 'finance', 'account-manager', 'viewer')),
  password_hash text,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index users_by_email on users (email);

create table user_accounts (
  account_id text not null,
  user_id text not null references users (id),
  primary key (account_id, user_id)
);
create index user_accounts_by_user on user_accounts (user_id, account_id);

create table api_keys (
  id text primary key,
  user_id text not null references users (id),
  name text not null,
  -- SHA-256 of a key with 256 bits of its own: nothing to guess, so nothing to stretch.
  key_hash text not null,
  key_hint text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index api_keys_by_hash on api_keys (key_hash);

create table sign_in_attempts (
  subject text not null,
  id text not null,
  attempted_at timestamptz not null,
  succeeded boolean not null,
  primary key (subject, id)
);

create table audit_log (
  id text primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null
);
create index audit_log_latest on audit_log (at desc);
