-- Of rows that many alike could not be read the first are listed, and one issue stands for all the others.
alter table data_issues add column row_count integer not null default 1;
