package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The countries of IATI's codelist Country, with currency and region; unchanging. */
@ApplicationScoped
public class Countries {
  private final List<Country> countries;
  private final Map<String, Country> byCode;

  public Countries(Codelists codelists) {
    Codelist names = codelists.get("Country");
    countries = new ReferenceFile("countries.csv").read(row -> country(row, names));
    byCode =
        countries.stream()
            .collect(Collectors.toUnmodifiableMap(Country::code, Function.identity()));
  }

  /** All countries, in the order of the codelist. */
  public List<Country> all() {
    return countries;
  }

  /** The countries that the register serves first. */
  public List<Country> hub() {
    return countries.stream().filter(Country::hub).toList();
  }

  /** The country with this upper-case code. */
  public Optional<Country> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  private static Country country(ReferenceRow row, Codelist names) {
    String code = row.text("code");
    CodelistItem item =
        names
            .find(code)
            .orElseThrow(() -> new IllegalStateException("No name for country " + code));
    return new Country(
        code,
        item.names(),
        row.find("currency"),
        Boolean.parseBoolean(row.text("hub")),
        row.find("region"));
  }
}
