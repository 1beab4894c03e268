-- Another number at random with every write of an account: whoever knows the one of before sees that something
-- is new, without looking at what. Not made from the facts, so not part of what can be dropped and made anew.
create table account_marks (
  account_id text primary key,
  mark bigint not null default floor(random() * 9007199254740992)::bigint
);
insert into account_marks (account_id) select distinct account_id from accounts;
