package org.pamir.iati;

import java.time.LocalDate;
import java.util.List;

/**
 * Money needed in a period.
 *
 * @param line line in the file, from 1
 * @param type BudgetType code: 1 original, 2 revised; 1 when not said
 * @param status BudgetStatus code: 1 indicative, 2 committed; 1 when not said
 * @param start first day
 * @param end last day
 * @param value the amount
 * @param kept what has no component here, extensions for example
 */
public record IatiBudget(
    int line,
    String type,
    String status,
    LocalDate start,
    LocalDate end,
    IatiMoney value,
    List<XmlFragment> kept) {

  public IatiBudget {
    kept = List.copyOf(kept);
  }
}
