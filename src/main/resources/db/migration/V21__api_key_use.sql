-- Who made a key, and when it was last used: to the minute, so that reading costs no write a request.
alter table api_key
  add column created_by   text,
  add column last_used_at timestamptz,
  add constraint api_key_roles_check check (
    cardinality(roles) > 0 and roles <@ array['editor', 'focal-point', 'hub-admin']);
create index api_key_created_at_idx on api_key (created_at, id);
