package org.pamir.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text as it sounds, in Latin letters: the function {@code search_key} of the database, for what
 * is not in it. What the letters stand for is told there.
 */
public final class SearchKey {

  private static final String LATIN = "ywxq-_/.:@+&#";
  private static final String AS_LATIN = "ivhk         ";
  private static final String[][] SOUNDS = {
    {"shch", "x"},
    {"sh", "x"},
    {"ch", "q"},
    {"zh", "j"},
    {"kh", "h"},
    {"gh", "g"},
    {"ph", "f"},
    {"ck", "k"},
    {"c", "k"},
    {"dj", "j"}
  };
  private static final String OTHERS =
      "абвгдеёжзийклмнопрстуфхчшщыэіїєґәғқңөұүһўҳӯӣҷҗӊѓќјђћ"
          + "äàáâãåāăąçčćďèéêëēěęğģìíîïıīłñňńòóôõöøőōřšşśșťțùúûüūűýÿžźż"
          + "اآأإىبپتټةثجچحخدډذرړزژږسشښصضطظغفقکكګگلمنڼوؤهیيېۍئځڅ"
          + "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"
          + "\u2013\u2014\u00ab\u00bb\u201c\u201d\u201e\u2026\u060c\u061b\u061f\u00b7\u2022\u2116\u00a0";
  private static final String AS_OTHERS =
      "abvgdeejziiklmnoprstufhqxxieiiegagknouuhohuijjngkjjq"
          + "aaaaaaaaaqqqdeeeeeeeggiiiiiilnnnoooooooorxxxxttuuuuuuiijzz"
          + "aaaaabptthsjqhhddzrrzjgsxxsztzgfkkkgglmnnvvhiiiiizs"
          + "01234567890123456789"
          + "               ";
  private static final String GONE =
      "\u044a\u044c\u0621\u0639\u0640\u064e\u0650\u064f\u0651\u0652\u064b\u02bb\u02bc\u2018\u2019"
          + "\u00b4\u02b9\u2032\u200c\u200d\u00ad\u0301\u0308\u0306";

  /** By letter; a letter that goes stands for nothing. */
  private static final Map<Character, String> LETTERS = new HashMap<>();

  static {
    for (int i = 0; i < OTHERS.length(); i++) {
      LETTERS.put(OTHERS.charAt(i), AS_OTHERS.substring(i, i + 1));
    }
    GONE.chars().forEach(letter -> LETTERS.put((char) letter, ""));
  }

  private static final Pattern DOUBLED = Pattern.compile("([a-z])\\1+");
  private static final Pattern ENDING =
      Pattern.compile("([a-z]{2}[b-df-hj-np-tv-z])[aeiou]{1,3}(?![\\p{L}\\p{N}_])");
  private static final Pattern VOWEL = Pattern.compile("[aeiouv]+|h$");

  private SearchKey() {}

  /** The key of a text, word by word. */
  public static String of(String text) {
    String words = latin(lower(text));
    for (String[] sound : SOUNDS) {
      words = words.replace(sound[0], sound[1]);
    }
    if (!words.chars().allMatch(c -> c < 128)) {
      words = others(words);
    }
    words = DOUBLED.matcher(words.replace("ie", "e")).replaceAll("$1");
    return ENDING.matcher(words).replaceAll("$1");
  }

  /**
   * Letter by letter, as the database does it: a word does not change with what stands beside it.
   */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }

  private static String latin(String words) {
    StringBuilder text = new StringBuilder(words.length());
    for (char letter : words.toCharArray()) {
      int place = LATIN.indexOf(letter);
      if (place >= 0) {
        text.append(AS_LATIN.charAt(place));
      } else if (letter != '\'' && letter != '`') {
        text.append(letter);
      }
    }
    return text.toString();
  }

  private static String others(String words) {
    StringBuilder text = new StringBuilder(words.length());
    String whole =
        words.replace("я", "ia").replace("ю", "iu").replace("ц", "ts").replace("дж", "j");
    for (char letter : whole.toCharArray()) {
      String as = LETTERS.get(letter);
      text.append(as == null ? String.valueOf(letter) : as);
    }
    return text.toString();
  }

  /** What is left of a key where vowels are not written. */
  public static String sound(String key) {
    if (key.isEmpty()) {
      return key;
    }
    String first = "aeiou".indexOf(key.charAt(0)) >= 0 ? "a" : key.substring(0, 1);
    return first + VOWEL.matcher(key.substring(1)).replaceAll("");
  }

  /** The words of a key. */
  public static List<String> words(String key) {
    return Arrays.stream(key.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether two keys are the same word, inflected perhaps. */
  public static boolean alike(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    int shared = 0;
    int shorter = Math.min(a.length(), b.length());
    while (shared < shorter && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    return shared >= 5 && Math.max(a.length(), b.length()) - shared <= 3;
  }

  /**
   * Whether two keys are one or two slips apart: a letter more, less, other or at its neighbour's
   * place.
   */
  public static boolean slipped(String a, String b) {
    int length = Math.min(a.length(), b.length());
    int allowed = length < 4 ? 0 : length < 8 ? 1 : 2;
    return Math.abs(a.length() - b.length()) <= allowed && distance(a, b) <= allowed;
  }

  /** Damerau and Levenshtein's distance, neighbours changing places once. */
  private static int distance(String a, String b) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          row[j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] =
            Math.min(
                Math.min(rows.get(i - 1)[j] + 1, row[j - 1] + 1), rows.get(i - 1)[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], rows.get(i - 2)[j - 2] + 1);
        }
      }
      rows.add(row);
    }
    return rows.get(a.length())[b.length()];
  }
}
