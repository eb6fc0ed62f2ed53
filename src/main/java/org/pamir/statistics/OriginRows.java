package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces, in sums grouped by origin, the provider and the project it came through by the origins
 * behind them.
 */
final class OriginRows {

  private OriginRows() {}

  static List<FundingSums.Sum> followed(
      List<FundingSums.Sum> sums, FundingQuery asked, Origins origins) {
    int column = column(asked);
    List<FundingSums.Sum> result = new ArrayList<>();
    for (FundingSums.Sum sum : sums) {
      shares(sum.group(), column, sum.measure().word(), origins)
          .forEach(
              (origin, share) ->
                  result.add(
                      new FundingSums.Sum(
                          replaced(sum.group(), column, origin),
                          sum.measure(),
                          sum.basis(),
                          new FundingSums.Amount(
                              sum.amount().gross().multiply(share),
                              sum.amount().counted().multiply(share),
                              sum.amount().facts(),
                              sum.amount().provisional()))));
    }
    return result;
  }

  /**
   * Projects are counted under each origin of their money; one that reaches a row by two ways
   * counts there twice.
   */
  static Map<List<Object>, Long> counted(
      Map<List<Object>, Long> counts, FundingQuery asked, Origins origins) {
    int column = column(asked);
    Map<List<Object>, Long> result = new LinkedHashMap<>();
    counts.forEach(
        (group, projects) ->
            shares(group, column, Measure.COMMITTED.word(), origins)
                .keySet()
                .forEach(
                    origin -> result.merge(replaced(group, column, origin), projects, Long::sum)));
    return result;
  }

  private static Map<String, BigDecimal> shares(
      List<Object> group, int column, String measure, Origins origins) {
    String provider = (String) group.get(column);
    Long from = (Long) group.get(column + 1);
    if (from != null) {
      return origins.of(from, measure, provider);
    }
    Map<String, BigDecimal> itself = new LinkedHashMap<>();
    itself.put(provider, BigDecimal.ONE);
    return itself;
  }

  private static List<Object> replaced(List<Object> group, int column, String origin) {
    List<Object> result = new ArrayList<>(group);
    result.set(column, origin);
    result.remove(column + 1);
    return result;
  }

  private static int column(FundingQuery asked) {
    int column = 0;
    for (Dimension dimension : asked.groupBy()) {
      if (dimension == Dimension.ORIGIN) {
        return column;
      }
      column += dimension.names().size();
    }
    throw new IllegalArgumentException("Not grouped by origin");
  }
}
