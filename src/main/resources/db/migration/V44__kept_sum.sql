-- Sums that took long to count, so that they outlast a restart and serve all instances. They are brought along from their
-- revision on; a row may be deleted at any time, and is then counted anew.
create table kept_sum (
  -- A hash of the question as it is put to the database: a question that is put otherwise has other sums.
  question text        constraint kept_sum_pkey primary key,
  revision bigint      not null,
  kept_at  timestamptz not null,
  -- FundingSums as JSON, compressed with gzip.
  sums     bytea       not null
);
create index kept_sum_kept_at_idx on kept_sum (kept_at);
