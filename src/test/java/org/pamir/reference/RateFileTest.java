package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pamir.reference.RateFile.Rate;

class RateFileTest {
  private static List<Rate> rates;
  private static Map<String, NavigableMap<LocalDate, BigDecimal>> byCurrency;

  @BeforeAll
  static void read() {
    try (Stream<Rate> stream = new RateFile().stream()) {
      rates = stream.toList();
    }
    byCurrency =
        rates.stream()
            .collect(
                Collectors.groupingBy(
                    Rate::currency,
                    Collectors.toMap(Rate::from, Rate::perUsd, (a, b) -> a, TreeMap::new)));
  }

  @Test
  void everyRateIsPositiveAndHoldsFromTheLastDayOfAMonth() {
    assertThat(rates)
        .allSatisfy(
            rate -> {
              assertThat(rate.perUsd()).isPositive();
              assertThat(rate.from()).isEqualTo(YearMonth.from(rate.from()).atEndOfMonth());
            });
  }

  @Test
  void thereIsOneRateForACurrencyAndMonth() {
    assertThat(rates.stream().map(r -> r.currency() + r.from())).doesNotHaveDuplicates();
  }

  @Test
  void aDollarIsADollarInEachOfThe421Months() {
    assertThat(byCurrency.get("USD"))
        .hasSize(421)
        .allSatisfy((from, perUsd) -> assertThat(perUsd).isEqualByComparingTo("1"));
  }

  /** The National Bank of Kazakhstan's and the Central Bank of Uzbekistan's rates of these days. */
  @Test
  void hasTheOfficialRatesOfTheRegionAtMonthEnds() {
    assertThat(rate("KZT", "2019-12-31")).isEqualTo("382.59");
    assertThat(rate("UZS", "2019-12-31")).isEqualTo("9507.56");
  }

  /** The source's 5200 of 1993 to 2001 is the old manat, 5,000 of which became one in 2009. */
  @Test
  void theTurkmenManatHasNoRate() {
    assertThat(byCurrency).doesNotContainKey("TMT");
  }

  @Test
  void theAfghaniHasRatesFromItsReformToMay2021() {
    assertThat(byCurrency.get("AFN").firstKey()).isEqualTo("2002-10-31");
    assertThat(byCurrency.get("AFN").lastKey()).isEqualTo("2021-05-31");
  }

  @Test
  void theMonthsThatTheSourceMissesStayMissing() {
    assertThat(
            byCurrency
                .get("UZS")
                .subMap(LocalDate.parse("2000-03-01"), LocalDate.parse("2013-01-01")))
        .isEmpty();
    assertThat(byCurrency.get("UZS").firstKey()).isEqualTo("1999-06-30");
  }

  @Test
  void theEuroBeginsWhereItsPredecessorsEnd() {
    assertThat(byCurrency.get("EUR").firstKey()).isEqualTo("1999-01-31");
    for (String predecessor : Set.of("ATS", "BEF", "DEM", "ESP", "FIM", "FRF", "IEP", "ITL")) {
      assertThat(byCurrency.get(predecessor).lastKey()).as(predecessor).isEqualTo("1998-12-31");
    }
  }

  @Test
  void aRedenominatedCurrencyHasNoRateBeforeItsCodeBegan() {
    Map<String, String> first =
        Map.of("TRY", "2005-01-31", "RUB", "1998-01-31", "BYN", "2016-07-31", "AZN", "2006-01-31");
    first.forEach(
        (code, from) -> assertThat(byCurrency.get(code).firstKey()).as(code).isEqualTo(from));
  }

  /**
   * 655.957 CFA francs are one euro by treaty. Month-end figures stand against averages, hence the
   * width.
   */
  @Test
  void theCfaFrancKeepsItsParityWithTheEuro() {
    byCurrency
        .get("EUR")
        .forEach(
            (from, euro) -> {
              BigDecimal franc = byCurrency.get("XOF").get(from);
              if (franc != null) {
                assertThat(franc.divide(euro, MathContext.DECIMAL64).doubleValue())
                    .as("%s", from)
                    .isCloseTo(655.957, within(655.957 * 0.08));
              }
            });
  }

  @Test
  void digitsAreThoseOfTheSourceWithoutTheTailsOfBinaryFractions() {
    // 2422.39899999999 and 0.754379999999999 in the source.
    assertThat(rate("UZS", "2014-12-31")).isEqualTo("2422.399");
    assertThat(rate("XDR", "1990-01-31")).isEqualTo("0.75438");
    assertThat(rate("AUD", "2025-01-31")).isEqualTo("1.6086307967659437");
  }

  private static String rate(String currency, String from) {
    return byCurrency.get(currency).get(LocalDate.parse(from)).toPlainString();
  }
}
