-- Who somebody is at the issuer of single sign-on: found by its own word for them, never by an address.
create table identities (
  issuer text not null,
  subject text not null,
  user_id text not null references users (id),
  linked_at timestamptz not null,
  -- Since when their groups there open this book no more; null while they do.
  shut_at timestamptz,
  primary key (issuer, subject)
);
create unique index identities_of_user on identities (user_id, issuer);

-- What lets a session ask its issuer again, sealed; null for one that was opened with a password.
alter table sessions add column issuer_grant text;
-- When the issuer last said which groups there are, and when it was last asked.
alter table sessions add column issuer_checked_at timestamptz;
alter table sessions add column issuer_asked_at timestamptz;

-- How often somebody was refused something within an hour: the log tells the first time and each tenfold.
create table refusals (
  hour timestamptz not null,
  actor text not null,
  subject text not null,
  times integer not null,
  primary key (hour, actor, subject)
);
