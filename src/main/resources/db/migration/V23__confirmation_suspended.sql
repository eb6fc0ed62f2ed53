-- A country suspends what it has confirmed.
alter table participation drop constraint participation_confirmation_check;
alter table participation add constraint participation_confirmation_check check (confirmation in
  ('unconfirmed', 'confirmed', 'declined', 'suspended'));
