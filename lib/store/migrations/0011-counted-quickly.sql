-- No entry of a month's row is later than this, so that a month which is over at a cut is taken as it is
-- kept, and of one that the cut divides only the shorter side is read. Of rows kept before, nothing is known.
alter table ledger_months add column latest_at timestamptz not null default 'infinity';

-- Totals and counts of a list read a row per commitment: what they add up stands first, and what only the
-- rows of a page need stands with the record. All of it is made again from the facts.
drop table standings;
create table standings (
  -- One bit per named view, in the order of their list.
  views integer not null,
  committed_marks integer not null,
  available_marks integer not null,
  overdrawn_marks integer not null,
  -- Calendar days to the last included day; null for what has ended or has no end.
  days_left integer,
  is_counted boolean not null,
  is_running boolean not null,
  connection_id text not null,
  -- Side, pool and unit as one text: what is added up together.
  sum_key text not null,
  committed_sum numeric,
  available_sum numeric,
  overdrawn_sum numeric,
  committed_gap text,
  available_gap text,
  overdrawn_gap text,
  account_id text not null,
  commitment_id text not null,
  provider text not null,
  side text not null,
  pool text not null,
  shape text not null,
  model text not null,
  category text not null,
  unit_kind text not null,
  unit_code text not null,
  state text not null,
  ends_at timestamptz,
  account_place text not null collate "C",
  name_place text not null collate "C",
  end_key timestamptz not null,
  risk_key timestamptz not null,
  -- The instant of a risk that the overview lists; null for none.
  open_risk_at timestamptz,
  available numeric,
  utilization numeric,
  -- Of what is bought by the hour: how well it was used in the last thirty days.
  recent_use numeric,
  -- What an inventory groups, orders and adds up, as JSON; null for what is not bought by the hour.
  hourly_part text,
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

-- Rate of consumption and what comes, as JSON: they move with the clock, the record does not.
delete from standing_records;
alter table standing_records add column foresight text not null;
update account_standings set is_behind = true;
