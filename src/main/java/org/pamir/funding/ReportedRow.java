package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A row of money as a file reports it; what its table has no column for is null. Written as JSON
 * its members are the columns.
 *
 * @param ordinal place in the project's file
 * @param type as the table keeps it
 * @param status of a budget
 * @param kept what has no column, as a JSON array of {@code {path, name, xml}}, or null
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReportedRow(
    int ordinal,
    String type,
    String status,
    String reference,
    LocalDate date,
    LocalDate periodStart,
    LocalDate periodEnd,
    BigDecimal amount,
    String currency,
    LocalDate valueDate,
    Party provider,
    Party receiver,
    String flow,
    String finance,
    String aid,
    String tied,
    Boolean humanitarian,
    Map<String, String> description,
    List<Allocation.Country> countries,
    List<Allocation.Region> regions,
    List<Allocation.Sector> sectors,
    @JsonRawValue String kept) {

  /** A budget. */
  public static ReportedRow budget(
      int ordinal,
      BudgetType type,
      BudgetStatus status,
      LocalDate start,
      LocalDate end,
      BigDecimal amount,
      String currency,
      LocalDate valueDate) {
    return period(
        ordinal, type, status.word(), start, end, amount, currency, valueDate, null, null);
  }

  /** A planned disbursement. */
  public static ReportedRow planned(
      int ordinal,
      BudgetType type,
      LocalDate start,
      LocalDate end,
      BigDecimal amount,
      String currency,
      LocalDate valueDate,
      Party provider,
      Party receiver) {
    return period(ordinal, type, null, start, end, amount, currency, valueDate, provider, receiver);
  }

  /** The same with what has no column kept beside it. */
  public ReportedRow with(String kept) {
    return kept == null
        ? this
        : new ReportedRow(
            ordinal,
            type,
            status,
            reference,
            date,
            periodStart,
            periodEnd,
            amount,
            currency,
            valueDate,
            provider,
            receiver,
            flow,
            finance,
            aid,
            tied,
            humanitarian,
            description,
            countries,
            regions,
            sectors,
            kept);
  }

  private static ReportedRow period(
      int ordinal,
      BudgetType type,
      String status,
      LocalDate start,
      LocalDate end,
      BigDecimal amount,
      String currency,
      LocalDate valueDate,
      Party provider,
      Party receiver) {
    return new ReportedRow(
        ordinal,
        type.word(),
        status,
        null,
        null,
        start,
        end,
        amount,
        currency,
        valueDate,
        provider,
        receiver,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
