-- Every instance hears of each revision at its commit, so that it knows without asking whether what it answered still holds.
create function tell_revision() returns trigger
language plpgsql as $$
begin
  perform pg_notify('pamir_revision', new.number::text);
  return null;
end $$;
create trigger revision_tell after insert on revision for each row execute function tell_revision();
