package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountriesTest {
  private final Codelists codelists = new Codelists();
  private final Countries countries = new Countries(codelists);

  @Test
  void theSixHubCountriesHaveTheirOwnCurrencies() {
    Map<String, String> currencies =
        countries.hub().stream()
            .collect(Collectors.toMap(Country::code, c -> c.currency().orElseThrow()));

    assertThat(currencies)
        .containsOnly(
            entry("KZ", "KZT"),
            entry("KG", "KGS"),
            entry("TJ", "TJS"),
            entry("TM", "TMT"),
            entry("UZ", "UZS"),
            entry("AF", "AFN"));
  }

  @Test
  void theCentralAsianFiveAreInRegion619AndAfghanistanIn679() {
    assertThat(countries.hub())
        .allSatisfy(
            country ->
                assertThat(country.region()).contains(country.code().equals("AF") ? "679" : "619"));
  }

  @Test
  void everyCountryOfTheCodelistIsThereInItsOrder() {
    assertThat(countries.all())
        .extracting(Country::code)
        .containsExactlyElementsOf(codelists.get("Country").items().keySet());
  }

  @Test
  void currenciesAndRegionsAreCodesOfTheirListsAndNotWithdrawn() {
    assertThat(countries.all())
        .allSatisfy(
            country -> {
              assertThat(country.currency().stream()).allMatch(code -> isCurrent("Currency", code));
              assertThat(country.region().stream()).allMatch(code -> isCurrent("Region", code));
            });
  }

  @Test
  void namesCountriesInEnglishAndRussian() {
    assertThat(countries.find("KG").orElseThrow().names())
        .containsExactly(entry("en", "Kyrgyzstan"), entry("ru", "Кыргызстан"));
  }

  @Test
  void findsNoCountryUnderACodeThatIsNone() {
    assertThat(countries.find("ZZ")).isEmpty();
    assertThat(countries.find("kg")).isEmpty();
  }

  private boolean isCurrent(String list, String code) {
    return codelists.get(list).find(code).filter(item -> !item.withdrawn()).isPresent();
  }
}
