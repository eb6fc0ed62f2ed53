-- Organisations and projects that changed since their look-alikes were looked for: a queue, worked off in the background by
-- whichever instance is first.
create table look_alike_due (
  kind     text        not null constraint look_alike_due_kind_check check (kind in ('organisation', 'project')),
  id       bigint      not null,
  noted_at timestamptz not null default now(),
  constraint look_alike_due_pkey primary key (kind, id)
);
create index look_alike_due_noted_idx on look_alike_due (noted_at);

create function note_look_alikes() returns trigger
language plpgsql as $$
begin
  if tg_table_name = 'organisation' then
    insert into look_alike_due (kind, id, noted_at) select 'organisation', id, clock_timestamp() from written order by id
    on conflict (kind, id) do update set noted_at = excluded.noted_at;
  else
    insert into look_alike_due (kind, id, noted_at) select 'project', project_id, clock_timestamp() from written order by project_id
    on conflict (kind, id) do update set noted_at = excluded.noted_at;
  end if;
  return null;
end $$;
create trigger organisation_note_look_alikes_of_new after insert on organisation
  referencing new table as written for each statement execute function note_look_alikes();
create trigger organisation_note_look_alikes after update on organisation
  referencing new table as written for each statement execute function note_look_alikes();
-- A project's words change with all that it can be alike in but its money.
create trigger project_search_note_look_alikes_of_new after insert on project_search
  referencing new table as written for each statement execute function note_look_alikes();
create trigger project_search_note_look_alikes after update on project_search
  referencing new table as written for each statement execute function note_look_alikes();

-- The names of organisations as they sound; derived, like an index.
create table organisation_key (
  organisation_id bigint not null,
  key             text   collate "C" not null,
  constraint organisation_key_pkey primary key (organisation_id, key),
  constraint organisation_key_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index organisation_key_trigram_idx on organisation_key using gin (key gin_trgm_ops);
-- A ref without the agency or list that gave it: XM-DAC-46004 and 46004.
create index organisation_ref_number_idx on organisation (substring(ref from '[0-9]{4,}$'));

-- Pairs that may be the same, found in the background; derived, like a cache, so without a history.
create table organisation_look_alike (
  one_id   bigint  not null,
  other_id bigint  not null,
  likeness numeric not null,
  reasons  jsonb   not null,
  constraint organisation_look_alike_pkey primary key (one_id, other_id),
  constraint organisation_look_alike_order_check check (one_id < other_id),
  constraint organisation_look_alike_one_fkey foreign key (one_id) references organisation on delete cascade,
  constraint organisation_look_alike_other_fkey foreign key (other_id) references organisation on delete cascade
);
create index organisation_look_alike_other_idx on organisation_look_alike (other_id);
create index organisation_look_alike_likeness_idx on organisation_look_alike (likeness, one_id, other_id);

create table project_look_alike (
  one_id   bigint  not null,
  other_id bigint  not null,
  likeness numeric not null,
  reasons  jsonb   not null,
  constraint project_look_alike_pkey primary key (one_id, other_id),
  constraint project_look_alike_order_check check (one_id < other_id),
  constraint project_look_alike_one_fkey foreign key (one_id) references project on delete cascade,
  constraint project_look_alike_other_fkey foreign key (other_id) references project on delete cascade
);
create index project_look_alike_other_idx on project_look_alike (other_id);

insert into look_alike_due (kind, id) select 'organisation', id from organisation;
insert into look_alike_due (kind, id) select 'project', project_id from project_search;
