-- Spellings that differ have trigrams in common. A trusted extension: the owner of a database may create it.
create extension if not exists pg_trgm;

-- A text as it sounds, in Latin letters, whatever script it was written in: Сырдарья, Syr Darya and Sirdaryo share their words.
-- x stands for sh, q for ch, j for zh and dzh; y is i, w is v, c is k; letters are not doubled, and a word of four letters or
-- more loses the vowels it ends in, which is where inflexions differ. SearchKey.java does the same, for what is not in the
-- database; a test holds the two together.
create function search_key(words text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  words := translate(lower(words), 'ywxq-_/.:@+&#''`', 'ivhk         ');
  words := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(words,
    'shch', 'x'), 'sh', 'x'), 'ch', 'q'), 'zh', 'j'), 'kh', 'h'), 'gh', 'g'), 'ph', 'f'), 'ck', 'k'), 'c', 'k'), 'dj', 'j');
  if octet_length(words) <> length(words) then
    words := replace(replace(replace(replace(words, 'я', 'ia'), 'ю', 'iu'), 'ц', 'ts'), 'дж', 'j');
    words := translate(words,
      'абвгдеёжзийклмнопрстуфхчшщыэіїєґәғқңөұүһўҳӯӣҷҗӊѓќјђћ'
      || 'äàáâãåāăąçčćďèéêëēěęğģìíîïıīłñňńòóôõöøőōřšşśșťțùúûüūűýÿžźż'
      || 'اآأإىبپتټةثجچحخدډذرړزژږسشښصضطظغفقکكګگلمنڼوؤهیيېۍئځڅ'
      || '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩'
      || U&'\2013\2014\00ab\00bb\201c\201d\201e\2026\060c\061b\061f\00b7\2022\2116\00a0'
      -- What follows is taken out: signs that only soften, vowel signs, apostrophes, joiners, accents by themselves.
      || U&'\044a\044c\0621\0639\0640\064e\0650\064f\0651\0652\064b\02bb\02bc\2018\2019\00b4\02b9\2032\200c\200d\00ad\0301\0308\0306',
      'abvgdeejziiklmnoprstufhqxxieiiegagknouuhohuijjngkjjq'
      || 'aaaaaaaaaqqqdeeeeeeeggiiiiiilnnnoooooooorxxxxttuuuuuuiijzz'
      || 'aaaaabptthsjqhhddzrrzjgsxxsztzgfkkkgglmnnvvhiiiiizs'
      || '01234567890123456789'
      || '               ');
  end if;
  words := regexp_replace(replace(words, 'ie', 'e'), '([a-z])\1+', '\1', 'g');
  return regexp_replace(words, '([a-z]{2}[^aeiou\W\d_])[aeiou]{1,3}\M', '\1', 'g');
end $$;

-- What is left of a key where vowels are not written (Dari, Pashto), or are written otherwise: its consonants, and a mark where it
-- begins with a vowel.
create function search_sound(key text) returns text
language sql immutable strict parallel safe as $$
  select case when key ~ '^[aeiou]' then 'a' else left(key, 1) end
         || regexp_replace(substr(key, 2), '[aeiouv]+|h$', '', 'g')
$$;

-- Names are qualified in what indexes are made of: those are built and analysed with an empty search_path.
--
-- The words of a text by stem (Russian for Cyrillic words, English for Latin ones), as keys.
create function search_stems(words text) returns text
language sql immutable strict parallel safe as $$
  select coalesce(public.search_key(array_to_string(tsvector_to_array(to_tsvector('pg_catalog.russian', words)), ' ')), '')
$$;

-- A short text, such as a title: its words as they stand and by stem, and neighbours written as one, as Syr Darya is by some.
create function search_title(words text) returns tsvector
language sql immutable strict parallel safe as $$
  select to_tsvector('pg_catalog.simple', k.key || ' ' || public.search_stems(words) || ' ' || coalesce((
           select string_agg(k.each[i] || k.each[i + 1], ' ') from generate_series(1, least(cardinality(k.each), 200) - 1) i), ''))
  from (select key, string_to_array(regexp_replace(btrim(key), '\s+', ' ', 'g'), ' ') as each
        from (select public.search_key(words) as key) s) k
$$;
