-- Answers that are whole and yet not believed at once: a list that is empty where the book knows something,
-- or that shrank by more than half. One row for each time; what became of it stays.
create table doubts (
  connection_id text not null references connections (id),
  id text not null,
  -- '' for the list of accounts.
  account_id text not null,
  stream text not null,
  -- Which of the vendor's lists: a name, or the start of the window that charges were asked for.
  list text not null,
  noun text not null,
  known integer not null,
  came integer not null,
  -- The ids that it no longer names, as a list: the same answer later lacks no other.
  missing jsonb not null,
  doubted_at timestamptz not null,
  last_said_at timestamptz not null,
  -- A person who takes the vendor's word before a day has passed.
  accepted_at timestamptz,
  accepted_by text,
  outcome text check (outcome in ('confirmed', 'accepted', 'withdrawn')),
  settled_at timestamptz,
  primary key (connection_id, id)
);
create index doubts_open on doubts (connection_id, account_id, stream) where settled_at is null;
