-- Who is signed in: a cookie names a row here, and what ends the row ends the cookie.
create table sessions (
  id text primary key,
  user_id text not null references users (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  -- Since when its person's password was last asked for.
  confirmed_at timestamptz not null,
  -- An administrator looks at the book through the eyes of this person.
  sees_as text references users (id)
);
create index sessions_of_user on sessions (user_id, created_at desc);

-- Links that make a person, or let one choose a new password. Only the digest of a link is kept.
create table invitations (
  id text primary key,
  purpose text not null check (purpose in ('join', 'reset')),
  email text not null,
  name text not null,
  role text not null check (role in ('admin', 'finance', 'account-manager', 'viewer')),
  account_ids text[] not null,
  -- Whose password it resets; null for somebody who is to join.
  user_id text references users (id),
  token_hash text not null,
  made_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create unique index invitations_by_token on invitations (token_hash);
create index invitations_by_email on invitations (email, created_at desc);

-- null: whatever their owner may.
alter table api_keys add column scopes text[];
alter table api_keys add column account_ids text[];
alter table api_keys add column expires_at timestamptz;

-- The log is a chain: each entry is numbered and carries a digest of itself and of the entry before it.
alter table audit_log add column seq bigint;
alter table audit_log add column hash text;
create unique index audit_log_in_order on audit_log (seq);
create index audit_log_by_subject on audit_log (subject, at desc);

-- The last link; one row, which whoever adds an entry holds until it is added.
create table audit_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash text not null
);

-- What was written before there was a chain keeps its order; its digests are empty.
update audit_log set seq = before.place, hash = ''
from (select id, row_number() over (order by at, id) as place from audit_log) before
where before.id = audit_log.id;
insert into audit_head select 1, count(*), '' from audit_log;

-- Only ever added to, whoever asks.
create or replace function audit_log_is_kept() returns trigger language plpgsql as
  'begin raise exception ''The audit log is only ever added to.''; end';
create trigger audit_log_is_kept before update or delete or truncate on audit_log
  execute function audit_log_is_kept();
