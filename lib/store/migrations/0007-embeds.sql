-- What may be shown inside other people's pages. The id is public; the hosts are exact origins.
create table embeds (
  id text primary key,
  name text not null,
  origins text[] not null,
  views text[] not null,
  actions text[] not null,
  -- null: those that each session names.
  account_ids text[],
  max_life_seconds integer not null,
  locale text,
  theme text not null,
  -- A data address, served from our own origin.
  logo text,
  -- Framed by our own pages alone, to try a look before it is kept.
  is_preview boolean not null default false,
  created_at timestamptz not null,
  archived_at timestamptz
);

insert into embeds (id, name, origins, views, actions, max_life_seconds, theme, is_preview, created_at)
values ('emb_preview', 'Preview', '{}',
  '{overview,commitment,ledger,timeline,statement}', '{export.csv,export.xlsx,print}', 3600, '{}', true, now());

-- One frame in one page: who looks, at what, from where, and until when.
create table embed_sessions (
  id text primary key,
  embed_id text not null references embeds (id),
  subject text not null,
  -- Whole accounts, and single commitments beside them. No names, no amounts.
  account_ids text[] not null,
  commitment_ids text[] not null,
  views text[] not null,
  actions text[] not null,
  parent_origin text not null,
  as_of timestamptz,
  reference text,
  minted_by text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  -- Of its first exchange, and of its latest read.
  opened_at timestamptz,
  seen_at timestamptz,
  ended_at timestamptz
);
create index embed_sessions_of_embed on embed_sessions (embed_id, created_at desc);
create index embed_sessions_of_subject on embed_sessions (subject);

-- What opens a frame, once and soon. Only digests are kept.
create table embed_codes (
  code_hash text primary key,
  session_id text not null references embed_sessions (id),
  embed_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index embed_codes_by_age on embed_codes (created_at);

-- Refusals are counted, not listed: whoever asks in vain for ever writes one row a day.
create table embed_refusals (
  embed_id text not null references embeds (id),
  code text not null,
  origin text not null,
  day date not null,
  times integer not null,
  last_at timestamptz not null,
  primary key (embed_id, code, origin, day)
);

-- The keys that sign tokens, sealed; the newest signs, those before it are still believed.
create table signing_keys (
  id text primary key,
  sealed text not null,
  public_key text not null,
  created_at timestamptz not null
);

-- Pages of a pinned book that anybody with the link may read. Only the digest of a link is kept.
create table share_links (
  id text primary key,
  token_hash text not null,
  account_id text not null,
  commitment_id text,
  as_of timestamptz not null,
  known_at timestamptz not null,
  parts text[] not null,
  made_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  openings_max integer,
  opened integer not null default 0,
  last_opened_at timestamptz,
  revoked_at timestamptz
);
create unique index share_links_by_token on share_links (token_hash);
create index share_links_of_account on share_links (account_id, created_at desc);
