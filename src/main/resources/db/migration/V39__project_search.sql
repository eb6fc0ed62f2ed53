set local statement_timeout = 0;

-- What a project is found by, beside the project: a search reads no documents, and a write that changes no words writes none.
create table project_search (
  project_id bigint   not null constraint project_search_pkey primary key,
  -- The words of its titles.
  title      tsvector not null,
  -- Those (weight A), its identifier, places, and organisations that have no ref (B), its codes and organisations as words such as
  -- country:kg and org:17 (C), its description by stem (D). So an organisation can change its name without its projects.
  words      tsvector not null,
  revision   bigint   not null default current_setting('pamir.revision')::bigint,
  constraint project_search_project_fkey foreign key (project_id) references project on delete cascade
);
create table project_search_history (like project_search, until_revision bigint not null);
create index project_search_history_idx on project_search_history (project_id, until_revision);
create trigger project_search_keep_history after update or delete on project_search
  for each row execute function keep_history();
select make_past_view('project_search');

-- The words of projects, from their documents and parts.
create function project_words(ids bigint[])
returns table (project_id bigint, title tsvector, words tsvector)
language sql stable as $$
  select t.id, t.title,
         t.title
         || setweight(to_tsvector('pg_catalog.simple', search_key(t.identifier)), 'B')
         || setweight(search_title(t.names), 'B')
         || coalesce((select string_agg('''' || c.code || ''':1C', ' ')::tsvector from (
              select 'country:' || lower(x.country) from participation x where x.project_id = t.id
              union select 'sdg:' || x.goal from project_sdg x where x.project_id = t.id
              union select 'theme:' || x.theme from project_theme x where x.project_id = t.id
              union select 'sector:' || s.code from project_sector x, lateral (values (x.code), (left(x.code, 3))) s (code)
                    where x.project_id = t.id and x.vocabulary in ('1', '2') and x.code ~ '^[0-9]{3,5}$'
              union select 'org:' || x.organisation_id from project_organisation x where x.project_id = t.id
              union select 'org:' || t.reporter) c (code)), '')
         || array_to_tsvector(array_remove(string_to_array(search_stems(t.description), ' '), ''))
  from (
    select p.id, p.identifier, p.reporter,
           setweight(search_title(coalesce((
             select left(string_agg(e.value, ' , '), 20000) from jsonb_each_text(p.d -> 'title') e), '')), 'A') as title,
           coalesce((
             select left(string_agg(n.value, ' , '), 20000)
             from (select o -> 'name' as name from jsonb_array_elements(p.d -> 'organisations') o where o ->> 'ref' is null
                   union all
                   select l -> 'name' from jsonb_array_elements(p.d -> 'locations') l) x,
             jsonb_each_text(x.name) n where jsonb_typeof(x.name) = 'object'), '') as names,
           coalesce((select left(string_agg(e.value, ' , '), 50000) from jsonb_each_text(p.d -> 'description') e), '')
             as description
    -- As jsonb a document is parsed once.
    from (select id, identifier, reporting_organisation_id as reporter, document::jsonb as d from project
          where id = any(ids) offset 0) p
  ) t
$$;

insert into project_search (project_id, title, words, revision)
select w.project_id, w.title, w.words, p.revision from project p, project_words(array[p.id]) w;
create index project_search_title_idx on project_search using gin (title);
create index project_search_words_idx on project_search using gin (words);
analyze project_search;
insert into search_word (word, sound, revision)
select w, search_sound(w), min(revision)
from (select unnest(tsvector_to_array(title)) as w, revision from project_search) t
where w ~ '^[a-z]{3,40}$'
group by w
on conflict (word) do nothing;
