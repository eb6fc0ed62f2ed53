package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money in countries by whether they have agreed: by what reporting organisations say of the
 * participation, and by what the country itself says.
 */
@Schema(name = "ParticipationStatistics")
public record Agreement(
    String measure,
    String currency,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Row> rows,
    Map<String, FundingAnswer.Total> total,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  private static final Set<String> AGREED = Set.of("agreed", "active", "completed");
  private static final BigDecimal ZERO = new BigDecimal("0.00");

  /**
   * One country; money of regions is in nobody's row.
   *
   * @param agreed in projects where the participation is agreed, active or completed
   * @param notAgreed in all others
   * @param status by the participation's status
   * @param confirmation by what the country says
   */
  @Schema(name = "ParticipationRow")
  public record Row(
      String country,
      BigDecimal agreed,
      BigDecimal notAgreed,
      Map<String, BigDecimal> status,
      Map<String, BigDecimal> confirmation) {

    private Row plus(String inStatus, String inConfirmation, BigDecimal amount) {
      boolean has = AGREED.contains(inStatus);
      status.merge(inStatus, amount, BigDecimal::add);
      confirmation.merge(inConfirmation, amount, BigDecimal::add);
      return new Row(
          country,
          has ? agreed.add(amount) : agreed,
          has ? notAgreed : notAgreed.add(amount),
          status,
          confirmation);
    }
  }

  /** The agreement that an answer by country, participation and confirmation tells. */
  static Agreement of(FundingAnswer answer, Measure measure) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (FundingAnswer.Row row : answer.rows()) {
      String country = (String) row.members().get("country");
      if (country != null) {
        String status = (String) row.members().get("participation");
        String confirmation = (String) row.members().get("confirmation");
        rows.put(
            country,
            rows.getOrDefault(
                    country,
                    new Row(country, ZERO, ZERO, new LinkedHashMap<>(), new LinkedHashMap<>()))
                .plus(
                    // Money that names a country which the project does not list as a participant.
                    status == null ? "none" : status,
                    confirmation == null ? "none" : confirmation,
                    (BigDecimal) row.members().get(measure.word())));
      }
    }
    return new Agreement(
        measure.word(),
        answer.currency(),
        List.copyOf(rows.values()),
        answer.total(),
        answer.unconverted(),
        answer.provisional(),
        answer.warnings(),
        answer.revision());
  }
}
