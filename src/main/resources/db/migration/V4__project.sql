-- The words a project is found by: titles and descriptions in all their languages, unstemmed, because no one
-- dictionary fits them.
create function project_words(document json) returns tsvector
language sql immutable as $$
  select to_tsvector('pg_catalog.simple', coalesce(string_agg(t.value, ' '), ''))
  from (select value from json_each_text(coalesce(document -> 'title', '{}'))
        union all
        select value from json_each_text(coalesce(document -> 'description', '{}'))
        union all
        select document ->> 'identifier') t
$$;

-- Handed out in blocks, so that an import asks once for many projects.
create sequence project_id_seq increment 50;

-- A project is kept whole, as the document that is served; the columns beside it are what is sorted and filtered by.
-- The document is json and not jsonb: it is served as written, with the order of its members and its exact numbers.
create table project (
  id                        bigint      constraint project_pkey primary key,
  identifier                text        collate "C" not null constraint project_identifier_key unique
                                        constraint project_identifier_check check (length(identifier) between 1 and 500),
  reporting_organisation_id bigint      not null,
  status                    text        not null constraint project_status_check check (status in
                              ('pipeline', 'implementation', 'finalisation', 'closed', 'cancelled', 'suspended')),
  publication               text        not null constraint project_publication_check check (publication in
                              ('draft', 'published', 'withdrawn')),
  starts_on                 date,
  ends_on                   date,
  cross_border              boolean     not null,
  humanitarian              boolean     not null,
  document                  json        not null,
  -- IATI elements the register has no place for, [{name, xml}], so that an export gives them back.
  kept                      json,
  search                    tsvector    generated always as (project_words(document)) stored,
  version                   integer     not null,
  revision                  bigint      not null,
  created_at                timestamptz not null,
  updated_at                timestamptz not null,
  constraint project_reporting_organisation_fkey foreign key (reporting_organisation_id) references organisation,
  constraint project_revision_fkey foreign key (revision) references revision
);
create index project_reporting_organisation_idx on project (reporting_organisation_id, identifier);
create index project_revision_idx on project (revision);
create index project_updated_at_idx on project (updated_at, identifier);
create index project_created_at_idx on project (created_at, identifier);
create index project_starts_on_idx on project (coalesce(starts_on, 'infinity'), identifier);
create index project_ends_on_idx on project (coalesce(ends_on, 'infinity'), identifier);
create index project_search_idx on project using gin (search);
create table project_history (like project, until_revision bigint not null);  -- search is kept, not generated again
create index project_history_idx on project_history (id, until_revision);
create index project_history_identifier_idx on project_history (identifier, until_revision);
create trigger project_keep_history after update or delete on project
  for each row execute function keep_history();
