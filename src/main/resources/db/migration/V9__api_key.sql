-- Keys of callers. The key itself is shown once and never stored: only its SHA-256, which is enough because a key is
-- 256 random bits and not a password.
create table api_key (
  id           uuid        not null constraint api_key_pkey primary key,
  name         text        not null,
  prefix       text        not null,
  hash         bytea       not null constraint api_key_hash_key unique,
  organisation text,
  country      text,
  roles        text[]      not null,
  created_at   timestamptz not null,
  expires_at   timestamptz,
  revoked_at   timestamptz
);
