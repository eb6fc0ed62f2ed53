-- What an organisation is found by: its names, its ref, and the initials of its names where they make three letters or more, since
-- nobody writes European Bank for Reconstruction and Development in full.
create function organisation_words(ref text, name jsonb) returns tsvector
language sql immutable parallel safe as $$
  select coalesce(setweight(public.search_title(string_agg(n.value, ' , ')), 'A'), '')
         || to_tsvector('pg_catalog.simple', public.search_key(ref || ' ' || coalesce(string_agg(i.letters, ' '), '')))
  from jsonb_each_text(name) n
  cross join lateral (
    select case when count(*) > 2 then string_agg(left(w, 1), '' order by o) end as letters
    from regexp_split_to_table(n.value, '[^[:alpha:]]+') with ordinality t (w, o)
    where left(w, 1) <> lower(left(w, 1)) and w <> upper(w)) i
$$;
create index organisation_words_idx on organisation using gin (organisation_words(ref, name));
create index organisation_alias_words_idx on organisation_alias using gin (to_tsvector('pg_catalog.simple', public.search_key(alias)));

-- In the transaction that names an organisation, whichever way it came.
create function note_organisation_words() returns trigger
language plpgsql as $$
begin
  perform add_search_words(array(select organisation_words(n.ref, n.name) from named n));
  return null;
end $$;
create trigger organisation_note_words_of_new after insert on organisation
  referencing new table as named for each statement execute function note_organisation_words();
create trigger organisation_note_words after update on organisation
  referencing new table as named for each statement execute function note_organisation_words();

insert into search_word (word, sound, revision)
select w, search_sound(w), min(revision)
from (select unnest(tsvector_to_array(organisation_words(ref, name))) as w, revision from organisation) t
where w ~ '^[a-z]{3,40}$'
group by w;
