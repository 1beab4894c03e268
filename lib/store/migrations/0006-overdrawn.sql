-- What is overdrawn is netted with nothing: totals of a list have it in a line of its own.
alter table standings add column overdrawn_sum numeric;
alter table standings add column overdrawn_marks integer not null default 0;
alter table standings add column overdrawn_gap text;
