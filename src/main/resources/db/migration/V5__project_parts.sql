-- The parts of a project that are counted or filtered by, taken out of its document in the transaction that writes it.
-- Codes have no foreign keys: published data holds codes that left their list, and what is accepted is kept as it came.
-- A part is written when it changes and not whenever its project is; revision is that of the transaction that wrote it.
create table participation (
  project_id   bigint not null,
  country      text   not null,
  role         text   not null constraint participation_role_check check (role in
                 ('lead', 'participant', 'beneficiary', 'observer')),
  status       text   not null constraint participation_status_check check (status in
                 ('proposed', 'negotiating', 'agreed', 'active', 'suspended', 'withdrawn', 'completed')),
  channel      text   constraint participation_channel_check check (channel in
                 ('government', 'un', 'ngo', 'private', 'other')),
  confirmation text   not null constraint participation_confirmation_check check (confirmation in
                 ('unconfirmed', 'confirmed', 'declined')),
  version      integer not null,
  revision     bigint not null,
  constraint participation_pkey primary key (project_id, country),
  constraint participation_project_fkey foreign key (project_id) references project on delete cascade
);
create index participation_country_idx on participation (country, project_id) include (status);
create index participation_revision_idx on participation (revision);
create table participation_history (like participation, until_revision bigint not null);
create index participation_history_idx on participation_history (project_id, until_revision);
create trigger participation_keep_history after update or delete on participation
  for each row execute function keep_history();

create table project_region (
  project_id bigint not null,
  vocabulary text   not null,
  code       text   not null,
  revision   bigint not null default current_setting('pamir.revision')::bigint,
  constraint project_region_pkey primary key (project_id, vocabulary, code),
  constraint project_region_project_fkey foreign key (project_id) references project on delete cascade
);
create index project_region_code_idx on project_region (code, project_id);
create table project_region_history (like project_region, until_revision bigint not null);
create index project_region_history_idx on project_region_history (project_id, until_revision);
create trigger project_region_keep_history after update or delete on project_region
  for each row execute function keep_history();

-- A share set is all rows of one project and effective date; the set in force at a date is the latest on or before it.
-- A row is a country, or a region with country null; region null as well is the part nobody named.
create table share (
  project_id     bigint  not null,
  effective_from date    not null,
  country        text,
  region         text,
  percentage     numeric not null constraint share_percentage_check check (percentage >= 0),
  revision       bigint not null default current_setting('pamir.revision')::bigint,
  constraint share_key unique nulls not distinct (project_id, effective_from, country, region),
  constraint share_place_check check (country is null or region is null),
  constraint share_project_fkey foreign key (project_id) references project on delete cascade
);
create table share_history (like share, until_revision bigint not null);
create index share_history_idx on share_history (project_id, until_revision);
create trigger share_keep_history after update or delete on share
  for each row execute function keep_history();

create table project_sector (
  project_id bigint not null,
  ordinal    integer not null,
  vocabulary text   not null,
  code       text   collate "C" not null,
  percentage numeric,
  revision   bigint not null default current_setting('pamir.revision')::bigint,
  constraint project_sector_pkey primary key (project_id, ordinal),
  constraint project_sector_project_fkey foreign key (project_id) references project on delete cascade
);
create index project_sector_code_idx on project_sector (code, project_id);
create table project_sector_history (like project_sector, until_revision bigint not null);
create index project_sector_history_idx on project_sector_history (project_id, until_revision);
create trigger project_sector_keep_history after update or delete on project_sector
  for each row execute function keep_history();

create table project_sdg (
  project_id bigint  not null,
  ordinal    integer not null,
  goal       integer not null constraint project_sdg_goal_check check (goal between 1 and 17),
  target     text,
  weight     numeric,
  revision   bigint not null default current_setting('pamir.revision')::bigint,
  constraint project_sdg_pkey primary key (project_id, ordinal),
  constraint project_sdg_project_fkey foreign key (project_id) references project on delete cascade
);
create index project_sdg_goal_idx on project_sdg (goal, project_id);
create index project_sdg_target_idx on project_sdg (target, project_id);
create table project_sdg_history (like project_sdg, until_revision bigint not null);
create index project_sdg_history_idx on project_sdg_history (project_id, until_revision);
create trigger project_sdg_keep_history after update or delete on project_sdg
  for each row execute function keep_history();

create table project_theme (
  project_id bigint not null,
  theme      text   not null,
  revision   bigint not null default current_setting('pamir.revision')::bigint,
  constraint project_theme_pkey primary key (project_id, theme),
  constraint project_theme_project_fkey foreign key (project_id) references project on delete cascade
);
create index project_theme_theme_idx on project_theme (theme, project_id);
create table project_theme_history (like project_theme, until_revision bigint not null);
create index project_theme_history_idx on project_theme_history (project_id, until_revision);
create trigger project_theme_keep_history after update or delete on project_theme
  for each row execute function keep_history();

create table project_organisation (
  project_id      bigint  not null,
  ordinal         integer not null,
  role            text    not null,
  organisation_id bigint  not null,
  revision        bigint not null default current_setting('pamir.revision')::bigint,
  constraint project_organisation_pkey primary key (project_id, ordinal),
  constraint project_organisation_project_fkey foreign key (project_id) references project on delete cascade,
  constraint project_organisation_organisation_fkey foreign key (organisation_id) references organisation
);
create index project_organisation_organisation_idx on project_organisation (organisation_id, role, project_id);
create table project_organisation_history (like project_organisation, until_revision bigint not null);
create index project_organisation_history_idx on project_organisation_history (project_id, until_revision);
create trigger project_organisation_keep_history after update or delete on project_organisation
  for each row execute function keep_history();

create table related_project (
  project_id bigint  not null,
  ordinal    integer not null,
  type       text    not null,
  identifier text    collate "C" not null,
  revision   bigint not null default current_setting('pamir.revision')::bigint,
  constraint related_project_pkey primary key (project_id, ordinal),
  constraint related_project_project_fkey foreign key (project_id) references project on delete cascade
);
create index related_project_identifier_idx on related_project (identifier);
create table related_project_history (like related_project, until_revision bigint not null);
create index related_project_history_idx on related_project_history (project_id, until_revision);
create trigger related_project_keep_history after update or delete on related_project
  for each row execute function keep_history();

create table project_location (
  project_id bigint           not null,
  ordinal    integer          not null,
  latitude   double precision not null,
  longitude  double precision not null,
  revision   bigint not null default current_setting('pamir.revision')::bigint,
  constraint project_location_pkey primary key (project_id, ordinal),
  constraint project_location_project_fkey foreign key (project_id) references project on delete cascade
);
create index project_location_place_idx on project_location (longitude, latitude);
create table project_location_history (like project_location, until_revision bigint not null);
create index project_location_history_idx on project_location_history (project_id, until_revision);
create trigger project_location_keep_history after update or delete on project_location
  for each row execute function keep_history();
