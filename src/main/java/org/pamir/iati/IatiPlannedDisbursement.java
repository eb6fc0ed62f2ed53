package org.pamir.iati;

import java.time.LocalDate;
import java.util.List;

/**
 * Money scheduled to be paid.
 *
 * @param line line in the file, from 1
 * @param type BudgetType code: 1 original, 2 revised; null when not said
 * @param start first day
 * @param end last day, or null
 * @param value the amount
 * @param provider who pays, or null
 * @param receiver who is paid, or null
 * @param kept what has no component here, extensions for example
 */
public record IatiPlannedDisbursement(
    int line,
    String type,
    LocalDate start,
    LocalDate end,
    IatiMoney value,
    IatiOrg provider,
    IatiOrg receiver,
    List<XmlFragment> kept) {

  public IatiPlannedDisbursement {
    kept = List.copyOf(kept);
  }
}
