-- What the facts come to, kept beside them so that an answer about now need not add them up again.
-- All of this is a cache: it can be dropped and is made anew, and no answer may change by it.

-- What moved in each calendar month (UTC), by segment, kind and status, of the entries believed now.
-- Entries on the first instant of a month stand apart by their class: a closing event there belongs to
-- the month before, an opening one to this (metrics 3.1); all others are "inside".
create table ledger_months (
  account_id text not null,
  commitment_id text not null,
  -- '' for entries that name no segment.
  segment_id text not null,
  kind text not null,
  status text not null,
  month timestamptz not null,
  edge text not null,
  amount numeric not null,
  entries integer not null,
  primary key (account_id, commitment_id, segment_id, kind, status, month, edge)
);

-- One row per account whose months are kept; figures stand as of cut_at, unless they are behind.
create table account_standings (
  account_id text primary key,
  has_months boolean not null default false,
  is_behind boolean not null default true,
  -- Which version of the formulas made it.
  made_by text,
  cut_at timestamptz,
  -- The next instant at which a figure changes by itself: an edge of a term, an entry dated ahead.
  next_edge_at timestamptz,
  connection_id text,
  provider text,
  name_place text collate "C",
  risk_place text collate "C",
  words text,
  terms text,
  commitments integer,
  active integer,
  next_event text,
  burn_spans text
);
create index account_standings_by_name on account_standings (name_place);
create index account_standings_by_risk on account_standings (risk_place);

-- One row per commitment: what lists filter, sort and count by.
create table standings (
  account_id text not null,
  commitment_id text not null,
  connection_id text not null,
  provider text not null,
  side text not null,
  pool text not null,
  shape text not null,
  model text not null,
  category text not null,
  unit_kind text not null,
  unit_code text not null,
  state text not null,
  -- One bit per named view, in the order of their list.
  views integer not null,
  ends_at timestamptz,
  account_place text not null collate "C",
  name_place text not null collate "C",
  end_key timestamptz not null,
  risk_key timestamptz not null,
  -- The instant of a risk that the overview lists; null for none.
  open_risk_at timestamptz,
  available numeric,
  utilization numeric,
  is_running boolean not null,
  -- Calendar days to the last included day; null for what has ended or has no end.
  days_left integer,
  -- Of what is bought by the hour: how well it was used in the last thirty days.
  recent_use numeric,
  is_counted boolean not null,
  committed_sum numeric,
  committed_marks integer not null,
  committed_gap text,
  available_sum numeric,
  available_marks integer not null,
  available_gap text,
  -- Rate of consumption and what comes, as JSON: they move with the clock, the record does not.
  foresight text not null,
  primary key (account_id, commitment_id)
);
create index standings_by_id on standings (commitment_id);
create index standings_by_account on standings (account_place);
create index standings_by_name on standings (name_place);
create index standings_by_end on standings (end_key, account_place);
create index standings_by_end_back on standings (end_key desc, account_place);
create index standings_by_available on standings (available, account_place);
create index standings_by_available_back on standings (available desc nulls last, account_place);
create index standings_by_utilization on standings (utilization, account_place);
create index standings_by_utilization_back on standings (utilization desc nulls last, account_place);
create index standings_by_risk on standings (risk_key, end_key, account_place);
create index standings_by_the_hour on standings (account_id, recent_use) where model = 'continuous';
create index standings_at_risk on standings (open_risk_at, commitment_id collate "C") where open_risk_at is not null;

-- Terms, sums of entries and how far it was read: the record that figures are worked out from. Read for
-- the rows that a page shows, and for one account.
create table standing_records (
  account_id text not null,
  commitment_id text not null,
  record text not null,
  primary key (account_id, commitment_id)
);

-- What a search looks through, in small letters.
create table standing_words (
  account_id text not null,
  commitment_id text not null,
  words text not null,
  -- Of the agreement: searched only for who may read it.
  terms text not null,
  primary key (account_id, commitment_id)
);

-- Sums over the commitments of an account that may be added up: one side, one pool, one unit.
create table account_positions (
  account_id text not null,
  connection_id text not null,
  provider text not null,
  side text not null,
  pool text not null,
  unit_kind text not null,
  unit_code text not null,
  -- All of them, and those that a position counts.
  commitments integer not null,
  in_position integer not null,
  without_amount integer not null,
  -- One element per figure, in the order of their list.
  sums numeric[] not null,
  marks integer[] not null,
  gaps text[] not null,
  primary key (account_id, side, pool, unit_kind, unit_code)
);

-- A month that is not believed any more, or was not yet, is told by the entries that changed since.
create index ledger_entries_since on ledger_entries (account_id, known_from);
create index ledger_entries_until on ledger_entries (account_id, known_to) where known_to is not null;
