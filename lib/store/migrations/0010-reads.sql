-- An administrator asks for the whole history once more: days that were read before are read again.
alter table connections add column history_wanted_at timestamptz;

-- When a run ended, how many accounts of its connection no read had ever got to the end of.
alter table sync_runs add column accounts_unread integer;

-- Lists of a vendor's that stand beside its accounts, as last believed: what its units are.
create table vendor_lists (
  connection_id text not null references connections (id),
  list text not null,
  id text not null,
  raw text not null,
  primary key (connection_id, list, id)
);
