-- How often each key was used, by UTC day; written with `last_used_at`, not with every request.
create table api_key_days (
  key_id text not null references api_keys (id) on delete cascade,
  day date not null,
  requests bigint not null,
  primary key (key_id, day)
);

-- Keys that were used before anybody counted: since when it is counted. null: since the key was made.
alter table api_keys add column counted_from timestamptz;
update api_keys set counted_from = now();
