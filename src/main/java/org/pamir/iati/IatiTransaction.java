package org.pamir.iati;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Money promised or moved.
 *
 * @param position place among the activity's transactions, from 1, rejected ones counted
 * @param line line in the file, from 1
 * @param ref the publisher's reference, or null; not unique, not even within one activity
 * @param humanitarian null when not said
 * @param type TransactionType code, never null
 * @param date when it happened, never null (the value date stands in for an unusable one, with a
 *     finding)
 * @param value the amount, never null
 * @param descriptions language → text
 * @param provider who gives, or null
 * @param receiver who gets, or null
 * @param disbursementChannel DisbursementChannel code, or null
 * @param sectors at most one a vocabulary
 * @param country recipient country, or null
 * @param region recipient region, or null
 * @param terms what it says in place of the activity's defaults
 * @param kept what has no component here, extensions for example
 */
public record IatiTransaction(
    int position,
    int line,
    String ref,
    Boolean humanitarian,
    String type,
    LocalDate date,
    IatiMoney value,
    Map<String, String> descriptions,
    IatiOrg provider,
    IatiOrg receiver,
    String disbursementChannel,
    List<IatiSector> sectors,
    IatiCountry country,
    IatiRegion region,
    IatiTerms terms,
    List<XmlFragment> kept) {

  public IatiTransaction {
    sectors = List.copyOf(sectors);
    kept = List.copyOf(kept);
  }
}
