package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money over time: each period by itself and everything up to its end. Periods without money
 * between others are there, with zero.
 */
@Schema(name = "Timeline")
public record Timeline(
    String period,
    List<String> measures,
    String currency,
    String counting,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Point> points,
    Map<String, FundingAnswer.Total> total,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
    boolean provisional,
    List<String> warnings,
    long revision)
    implements Dated {

  /** One period. */
  @Schema(name = "TimelinePoint", additionalProperties = Schema.True.class)
  public record Point(
      Object period,
      @JsonAnyGetter @Schema(hidden = true) Map<String, BigDecimal> amounts,
      Map<String, BigDecimal> cumulative) {}

  /** The timeline of an answer by year or by quarter. */
  static Timeline of(FundingAnswer answer, Dimension period) {
    String name = period.names().get(0);
    Map<Object, Map<String, Object>> byPeriod = new LinkedHashMap<>();
    answer.rows().forEach(row -> byPeriod.put(row.members().get(name), row.members()));
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    List<Point> points = new ArrayList<>();
    for (Object at : between(byPeriod.keySet())) {
      Map<String, BigDecimal> amounts = new LinkedHashMap<>();
      for (String measure : answer.measures()) {
        Object amount = byPeriod.getOrDefault(at, Map.of()).get(measure);
        amounts.put(measure, amount == null ? new BigDecimal("0.00") : (BigDecimal) amount);
        sums.merge(measure, amounts.get(measure), BigDecimal::add);
      }
      points.add(new Point(at, amounts, new LinkedHashMap<>(sums)));
    }
    return new Timeline(
        name,
        answer.measures(),
        answer.currency(),
        answer.counting(),
        points,
        answer.total(),
        answer.unconverted(),
        answer.provisional(),
        answer.warnings(),
        answer.revision());
  }

  private static List<Object> between(java.util.Set<Object> periods) {
    List<Object> all = new ArrayList<>();
    Object last = null;
    for (Object period : periods) {
      for (Object next = last == null ? period : following(last);
          !next.equals(period);
          next = following(next)) {
        all.add(next);
      }
      all.add(period);
      last = period;
    }
    return all;
  }

  private static Object following(Object period) {
    if (period instanceof Integer year) {
      return year + 1;
    }
    String quarter = (String) period;
    int year = Integer.parseInt(quarter.substring(0, 4));
    int number = quarter.charAt(6) - '0';
    return number == 4 ? (year + 1) + "-Q1" : year + "-Q" + (number + 1);
  }
}
