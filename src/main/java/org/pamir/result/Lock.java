package org.pamir.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A period that was approved: what it said, and what gave that its meaning, must be said again by
 * every later version of its result.
 *
 * @param indicator what it measures, without periods
 * @param period as it was approved
 */
record Lock(Indicator indicator, Indicator.Period period, Approval approval) {

  static Lock of(Indicator indicator, Indicator.Period period, Approval approval) {
    return new Lock(indicator.meaning(), period.with(null), approval);
  }

  private boolean isOf(Indicator said) {
    return said.meaning().equals(indicator);
  }

  boolean isOf(Indicator said, Indicator.Period asked) {
    return isOf(said) && asked.with(null).equals(period);
  }

  /** Whether these indicators say what was approved. */
  boolean isKeptBy(List<Indicator> said) {
    return said.stream()
        .anyMatch(one -> one.periods().stream().anyMatch(period -> isOf(one, period)));
  }

  /** In words, for who is told of it. */
  String named() {
    return "the period "
        + period.start()
        + " to "
        + period.end()
        + " of the indicator \""
        + ResultRequest.name(indicator.title())
        + "\"";
  }

  /** Indicators with the approvals of their periods. */
  static List<Indicator> show(List<Indicator> said, List<Lock> approved) {
    if (approved.isEmpty()) {
      return said;
    }
    return said.stream()
        .map(
            one ->
                one.with(
                    one.periods().stream()
                        .map(
                            period ->
                                approved.stream()
                                    .filter(lock -> lock.isOf(one, period))
                                    .findFirst()
                                    .map(lock -> period.with(lock.approval()))
                                    .orElse(period))
                        .toList()))
        .toList();
  }

  /**
   * These indicators with what was approved in the place of what they say instead: the period of
   * the same days in the indicator of the same title, or one more.
   */
  List<Indicator> keptIn(List<Indicator> said) {
    if (isKeptBy(said)) {
      return said;
    }
    List<Indicator> kept = new ArrayList<>();
    boolean placed = false;
    for (Indicator one : said) {
      if (placed || !one.title().equals(indicator.title())) {
        kept.add(one);
        continue;
      }
      placed = true;
      List<Indicator.Period> periods = new ArrayList<>();
      boolean replaced = false;
      for (Indicator.Period known : one.periods()) {
        boolean same =
            Objects.equals(known.start(), period.start())
                && Objects.equals(known.end(), period.end());
        if (!same || replaced) {
          periods.add(known);
        } else {
          periods.add(period);
          replaced = true;
        }
      }
      if (!replaced) {
        periods.add(period);
      }
      kept.add(
          new Indicator(
              indicator.title(),
              one.description(),
              indicator.measure(),
              indicator.unit(),
              indicator.ascending(),
              one.aggregation(),
              indicator.includesChildren(),
              indicator.references(),
              one.documents(),
              indicator.baselines(),
              periods));
    }
    if (!placed) {
      kept.add(indicator.with(List.of(period)));
    }
    return kept;
  }
}
