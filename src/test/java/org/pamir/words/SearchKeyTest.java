package org.pamir.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;
import org.pamir.reference.Codelists;
import org.pamir.reference.Countries;
import org.pamir.reference.Sdgs;
import org.pamir.reference.Themes;

/** Spellings that share a key, here and in the database. */
@QuarkusTest
class SearchKeyTest extends RegisterTest {

  @Test
  void spellingsOfANameInTheScriptsOfTheSixCountriesShareTheirKey() {
    assertThat(List.of("Сырдарья", "Сырдарьи", "Syrdaryo", "Sirdaryo", "Сирдарё", "Syrdarya"))
        .extracting(SearchKey::of)
        .containsOnly("sirdar");
    assertThat(List.of("Худжанд", "Хуҷанд", "Khujand"))
        .extracting(SearchKey::of)
        .containsOnly("hujand");
    assertThat(List.of("Oʻzbekiston", "O'zbekiston", "O‘zbekiston", "Ўзбекистон"))
        .extracting(SearchKey::of)
        .containsOnly("ozbekiston");
    assertThat(List.of("ёлка", "елка")).extracting(SearchKey::of).containsOnly("elk");
    assertThat(List.of("Фарғона", "Farg‘ona")).extracting(SearchKey::of).containsOnly("fargon");
    assertThat(List.of("Türkmenistan", "Turkmenistan", "Түркменистан"))
        .extracting(SearchKey::of)
        .containsOnly("turkmenistan");
  }

  @Test
  void namesWithoutTheirVowelsSoundAlike() {
    assertThat(List.of("دوشنبه", "Dushanbe", "Душанбе"))
        .extracting(name -> SearchKey.sound(SearchKey.of(name)))
        .containsOnly("dxnb");
    assertThat(List.of("تاجیکستان", "Tajikistan", "Тоҷикистон"))
        .extracting(name -> SearchKey.sound(SearchKey.of(name)))
        .containsOnly("tjkstn");
  }

  @Test
  void oneSlipInAShortWordAndTwoInALongOneAreForgiven() {
    assertThat(SearchKey.slipped("vatre", "vater")).isTrue();
    assertThat(SearchKey.slipped("irigaton", "irigation")).isTrue();
    assertThat(SearchKey.slipped("kazahxstan", "kazahstan")).isTrue();
    assertThat(SearchKey.slipped("dam", "dim")).isFalse();
    assertThat(SearchKey.slipped("vater", "vinter")).isFalse();
  }

  /**
   * The migration has the function, Java its twin: every letter, and every name of the reference
   * data.
   */
  @Test
  void theDatabaseMakesTheSameKeys() {
    StringBuilder texts = new StringBuilder();
    for (char letter = ' '; letter < 0x700; letter++) {
      if (!Character.isISOControl(letter) && Character.isDefined(letter)) {
        texts.append("ba").append(letter).append("ab").append(letter).append(" \n");
      }
    }
    Codelists codelists = new Codelists();
    new Countries(codelists).all().forEach(c -> texts.append(c.names()).append('\n'));
    new Sdgs().targets().forEach(target -> texts.append(target.names()).append('\n'));
    new Themes().all().forEach(theme -> texts.append(theme.names()).append('\n'));
    codelists.get("Sector").items().values().forEach(s -> texts.append(s.names()).append('\n'));
    String[] lines = texts.toString().split("\n");

    List<String> keys =
        rows("select search_key(t) from unnest(string_to_array(?, E'\\n')) t", texts.toString());
    List<String> sounds =
        rows(
            "select search_sound(t) from unnest(string_to_array(?, E'\\n')) t",
            String.join("\n", keys));
    for (int i = 0; i < lines.length; i++) {
      assertThat(SearchKey.of(lines[i])).as(lines[i]).isEqualTo(keys.get(i));
      assertThat(SearchKey.sound(keys.get(i))).as(lines[i]).isEqualTo(sounds.get(i));
    }
    assertThat(lines).hasSizeGreaterThan(1_000);
  }
}
