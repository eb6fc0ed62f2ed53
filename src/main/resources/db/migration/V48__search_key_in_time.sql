-- Letters that stand doubled are written once, two at a time until none is left. A pattern that takes any number of them at once tries each
-- number for each letter and looks at all of them each time: a word of a thousand letters kept the database, and all other writers,
-- busy for half a minute. Every key is as it was.
create or replace function search_key(words text) returns text
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
  words := replace(words, 'ie', 'e');
  while words ~ '([a-z])\1' loop
    words := regexp_replace(words, '([a-z])\1', '\1', 'g');
  end loop;
  return regexp_replace(words, '([a-z]{2}[^aeiou\W\d_])[aeiou]{1,3}\M', '\1', 'g');
end $$;
