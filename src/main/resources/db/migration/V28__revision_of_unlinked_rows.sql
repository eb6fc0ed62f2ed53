-- A row that loses its pledge or its commitment, because that is deleted, is not what it was: it gets the revision that did it, and a
-- version of its own. Without, its old state and its new one both claimed the same revisions.
create function revise_unlinked() returns trigger
language plpgsql as $$
begin
  new.revision := current_setting('pamir.revision')::bigint;
  new.version := old.version + 1;
  new.updated_at := (select recorded_at from public.revision where number = new.revision);
  return new;
end $$;

create trigger commitment_revise_unlinked before update of pledge_id on commitment
  for each row when (old.pledge_id is not null and new.pledge_id is null and new.revision = old.revision)
  execute function revise_unlinked();
create trigger disbursement_revise_unlinked before update of commitment_id on disbursement
  for each row when (old.commitment_id is not null and new.commitment_id is null and new.revision = old.revision)
  execute function revise_unlinked();
