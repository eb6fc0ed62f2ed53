-- Answers to POSTs that carried an Idempotency-Key, so that a retry gets the first one again. A row without a status is
-- a claim: its request is still being carried out, or the server ended in the middle of it.
create table kept_answer (
  caller      text        not null,
  key         text        not null,
  -- SHA-256 of what was asked: the same key with another request is refused.
  fingerprint bytea,
  status      integer,
  headers     jsonb,
  body        bytea,
  created_at  timestamptz not null,
  constraint kept_answer_pkey primary key (caller, key),
  constraint kept_answer_status_check check ((status is null) = (fingerprint is null))
);
create index kept_answer_created_at_idx on kept_answer (created_at);
