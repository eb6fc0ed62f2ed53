-- The words that titles, places and names of organisations are made of, as keys: where a misspelt word finds its neighbours. Words
-- are only added; revision is that in which one was first met.
create table search_word (
  word     text   collate "C" not null constraint search_word_pkey primary key,
  sound    text   collate "C" not null,
  revision bigint not null
);
create index search_word_sound_idx on search_word (sound);
create index search_word_trigram_idx on search_word using gin (word gin_trgm_ops);
create view past.search_word as
  select * from public.search_word where revision <= current_setting('pamir.as_of')::bigint;

create function add_search_words(words tsvector[]) returns void
language sql volatile as $$
  insert into search_word (word, sound, revision)
  select w, search_sound(w), current_setting('pamir.revision')::bigint
  from (select distinct unnest(tsvector_to_array(v)) as w from unnest(words) v) t
  where w ~ '^[a-z]{3,40}$'
  order by w
  on conflict (word) do nothing
$$;
