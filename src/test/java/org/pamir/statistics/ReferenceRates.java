package org.pamir.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rule 6: the latest rate on or before a date, at most 396 days old; beyond the last day that any
 * rate has, the newest one, provisionally.
 */
final class ReferenceRates {

  private static final int STALE = 396;

  private final Map<String, TreeMap<LocalDate, Fraction>> perUsd = new HashMap<>();
  private LocalDate newest = LocalDate.MIN;

  void add(String currency, LocalDate from, BigDecimal unitsPerUsd) {
    perUsd.computeIfAbsent(currency, key -> new TreeMap<>()).put(from, Fraction.of(unitsPerUsd));
    newest = from.isAfter(newest) ? from : newest;
  }

  /** Units of the currency for one US dollar, or null where no rate tells. */
  Fraction perUsd(String currency, LocalDate date) {
    if (currency.equals("USD")) {
      return Fraction.ONE;
    }
    Map.Entry<LocalDate, Fraction> latest =
        perUsd.getOrDefault(currency, new TreeMap<>()).floorEntry(date);
    LocalDate known = date.isAfter(newest) ? newest : date;
    return latest == null || latest.getKey().plusDays(STALE).isBefore(known)
        ? null
        : latest.getValue();
  }

  Fraction usd(BigDecimal amount, String currency, LocalDate date) {
    Fraction rate = perUsd(currency, date);
    return rate == null ? null : Fraction.of(amount).over(rate);
  }

  boolean provisional(String currency, LocalDate date) {
    return !currency.equals("USD") && date.isAfter(newest);
  }
}
