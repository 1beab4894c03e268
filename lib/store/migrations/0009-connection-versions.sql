-- Counts the changes of a connection: whoever changes one says which they saw, so that nothing that was
-- read before is written back over what somebody else did in between.
alter table connections add column version integer not null default 1;

-- A source that is read no more needs its key no more.
update connections set sealed_secret = '', secret_hint = '' where archived_at is not null;
