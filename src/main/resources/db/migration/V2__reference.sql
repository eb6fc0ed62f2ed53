-- Code lists, filled at start from the files in reference/, so that SQL can join names and groups.
create table codelist_item (
  list      text    not null,
  code      text    not null,
  name      jsonb   not null,
  category  text,
  withdrawn boolean not null default false,
  constraint codelist_item_pkey primary key (list, code)
);

-- What was loaded, so that a start with unchanged files writes nothing.
create table reference_load (
  name     text not null constraint reference_load_pkey primary key,
  checksum text not null
);

-- per_usd: units of the currency for one US dollar, as published. usd: its reciprocal, worked out once to 24 decimals,
-- so that every conversion afterwards is an exact product.
create table exchange_rate (
  currency   text    not null,
  valid_from date    not null,
  per_usd    numeric not null constraint exchange_rate_per_usd_check check (per_usd > 0),
  usd        numeric generated always as (round(1.000000000000000000000000000000 / per_usd, 24)) stored,
  source     text    not null,
  revision   bigint  not null,
  constraint exchange_rate_pkey primary key (currency, valid_from),
  constraint exchange_rate_revision_fkey foreign key (revision) references revision
);
create index exchange_rate_revision_idx on exchange_rate (revision);
create table exchange_rate_history (like exchange_rate, until_revision bigint not null);
create index exchange_rate_history_idx on exchange_rate_history (currency, valid_from, until_revision);
create trigger exchange_rate_keep_history after update or delete on exchange_rate
  for each row execute function keep_history();
