package org.pamir.words;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.pamir.reference.Codelists;
import org.pamir.reference.Countries;
import org.pamir.reference.Sdgs;
import org.pamir.reference.Themes;

/**
 * Countries, goals, themes and sectors by their names in all the languages that the register knows
 * them in: a question in Russian so finds what is described in English, by its codes. Projects have
 * these codes among their words, such as {@code country:kg}.
 */
@ApplicationScoped
public class Concepts {

  /** A word that so many sectors have in their names says little about any. */
  private static final int TOO_MANY_SECTORS = 6;

  private static final int LONGEST_NAME = 4;

  /** As they are called at home and by neighbours, where the code list has English and Russian. */
  private static final Map<String, List<String>> FURTHER =
      Map.of(
          "KG",
          List.of(
              "Kyrgyz Republic",
              "Киргизия",
              "Кыргызская Республика",
              "Qirgʻiziston",
              "Қирғизистон",
              "Қырғызстан",
              "قرغیزستان",
              "قرقیزستان"),
          "KZ",
          List.of("Қазақстан", "Qozogʻiston", "Қозоғистон", "قزاقستان"),
          "TJ",
          List.of("Тоҷикистон", "Tojikiston", "Тожикистон", "Tadjikistan", "تاجیکستان"),
          "TM",
          List.of("Türkmenistan", "Түркіменстан", "Turkmaniston", "ترکمنستان", "Туркмения"),
          "UZ",
          List.of("Oʻzbekiston", "Ўзбекистон", "Өзбекстан", "Узбекистон", "ازبکستان", "اوزبکستان"),
          "AF",
          List.of(
              "Афғонистон", "Ауғанстан", "Ооганстан", "Afgʻoniston", "Owganystan", "افغانستان"));

  /**
   * A name.
   *
   * @param words its keys
   * @param code among the words of projects
   * @param text as it is written
   */
  private record Name(List<String> words, String code, String text) {}

  private final List<Name> names = new ArrayList<>();
  private final List<Name> sectors = new ArrayList<>();

  public Concepts(Countries countries, Codelists codelists, Sdgs sdgs, Themes themes) {
    countries.all().forEach(c -> add(names, c.names().values(), "country:" + lower(c.code())));
    FURTHER.forEach((country, further) -> add(names, further, "country:" + lower(country)));
    sdgs.goals().forEach(goal -> add(names, goal.names().values(), "sdg:" + goal.code()));
    themes.all().forEach(theme -> add(names, theme.names().values(), "theme:" + theme.code()));
    names.removeIf(name -> name.words().isEmpty() || name.words().size() > LONGEST_NAME);
    codelists.get("SectorCategory").items().values().stream()
        .filter(item -> item.code().matches("[0-9]{3}"))
        .forEach(item -> add(sectors, item.names().values(), "sector:" + item.code()));
    codelists.get("Sector").items().values().stream()
        .filter(item -> item.code().matches("[0-9]{5}"))
        .forEach(item -> add(sectors, item.names().values(), "sector:" + item.code()));
  }

  private static void add(List<Name> names, Collection<String> texts, String code) {
    for (String text : texts) {
      names.add(
          new Name(
              SearchKey.words(SearchKey.of(text)).stream()
                  .filter(word -> word.length() > 2)
                  .toList(),
              code,
              text));
    }
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /**
   * Adds to each word the codes of what it names, alone or together with the others.
   *
   * @param keys of the words of a question
   * @return by the place of the word
   */
  List<Set<String>> of(List<String> keys) {
    List<Set<String>> codes = new ArrayList<>();
    keys.forEach(key -> codes.add(new LinkedHashSet<>()));
    for (Name name : names) {
      List<Integer> places = places(name, keys, SearchKey::alike);
      if (places.isEmpty()) {
        places = places(name, keys, Concepts::nearly);
      }
      places.forEach(place -> codes.get(place).add(name.code()));
    }
    for (int i = 0; i < keys.size(); i++) {
      codes.get(i).addAll(sectors(keys.get(i)));
      if (i > 0
          && keys.get(i).matches("1?[0-9]")
          && keys.get(i - 1).matches("sdg|tsur|goal|tsel")) {
        codes.get(i).add("sdg:" + keys.get(i));
        codes.get(i - 1).add("sdg:" + keys.get(i));
      }
    }
    return codes;
  }

  /** A name of something, as it is written. */
  public record Named(String code, String name) {}

  /** The countries, goals and themes that have a name which begins so, each by one name. */
  public List<Named> beginning(String key) {
    Map<String, Named> found = new java.util.LinkedHashMap<>();
    for (Name name : names) {
      if (String.join(" ", name.words()).startsWith(key)) {
        found.putIfAbsent(name.code(), new Named(name.code(), name.text()));
      }
    }
    return List.copyOf(found.values());
  }

  /** Where the words of a name stand; none unless all do. */
  private static List<Integer> places(
      Name name, List<String> keys, BiPredicate<String, String> same) {
    List<Integer> places = new ArrayList<>();
    for (String word : name.words()) {
      int place = -1;
      for (int i = 0; i < keys.size() && place < 0; i++) {
        place = same.test(word, keys.get(i)) ? i : -1;
      }
      if (place < 0) {
        return List.of();
      }
      places.add(place);
    }
    return places;
  }

  /** Names are long, so that what sounds like one, or slips by a letter, is it. */
  private static boolean nearly(String word, String key) {
    return word.length() > 6
        && key.length() > 5
        && (SearchKey.slipped(word, key) || SearchKey.sound(word).equals(SearchKey.sound(key)));
  }

  private Set<String> sectors(String key) {
    Set<String> found = new LinkedHashSet<>();
    if (key.length() < 5) {
      return found;
    }
    for (Name sector : sectors) {
      if (sector.words().stream().anyMatch(word -> SearchKey.alike(word, key))
          // A group stands for its members.
          && !(sector.code().length() > 10
              && found.contains(sector.code().substring(0, "sector:000".length())))) {
        found.add(sector.code());
      }
    }
    return found.size() > TOO_MANY_SECTORS ? Set.of() : found;
  }
}
