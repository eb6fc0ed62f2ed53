package org.pamir.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Reads {@code value} elements: an amount, a currency and the date of exchange. */
final class ValueParser {
  private final ActivityScope scope;
  private final XmlCursor cursor;
  private BigDecimal amount;
  private String currency;
  private LocalDate date;
  private Rule fault;
  private boolean seen;

  ValueParser(ActivityScope scope) {
    this.scope = scope;
    cursor = scope.cursor();
  }

  /** Forgets the value read before. */
  void begin() {
    amount = null;
    currency = null;
    date = null;
    fault = null;
    seen = false;
  }

  /**
   * Reads the element to its end. An unusable amount is a finding here and a {@link #fault} after.
   */
  void read(String defaultCurrency) throws XMLStreamException {
    seen = true;
    currency = cursor.attribute("currency");
    date = scope.date("value-date");
    if (currency == null && defaultCurrency == null) {
      scope.find(
          Rule.CURRENCY_MISSING,
          "Neither the value nor the activity names a currency",
          "left without a currency");
    }
    if (date == null) {
      scope.find(
          Rule.VALUE_DATE_MISSING, "No usable value-date", "defaulted to the date of the row");
    }
    Findings findings = scope.findings();
    String path = cursor.path();
    Location at = cursor.location();
    String text = cursor.text().strip();
    fault = text.isEmpty() ? Rule.VALUE_MISSING : Numbers.fault(text);
    if (fault == null) {
      amount = Numbers.parse(text);
      return;
    }
    String message =
        switch (fault) {
          case VALUE_MISSING -> "The value is empty";
          case VALUE_OUT_OF_RANGE ->
              "Value " + Findings.quote(text) + " has over " + Numbers.MAX_DIGITS + " digits";
          default -> "Value " + Findings.quote(text) + " is not a number";
        };
    findings.add(fault, at, path, message, "the row is rejected");
  }

  /** The exchange date, or null. */
  LocalDate date() {
    return date;
  }

  /**
   * Why there is no usable amount; null when there is one. A missing element becomes a finding
   * here.
   */
  Rule fault(Location row, String path) {
    if (!seen) {
      scope.findings().add(Rule.VALUE_MISSING, row, path, "No value", "the row is rejected");
      return Rule.VALUE_MISSING;
    }
    return fault;
  }

  /** The value, dated by the row where it has no date of its own. */
  IatiMoney money(LocalDate fallback) {
    return new IatiMoney(amount, currency, date != null ? date : fallback);
  }
}
