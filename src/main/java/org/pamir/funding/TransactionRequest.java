package org.pamir.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.pamir.shared.Money;

/** What promises and payments have in common (IATI transaction). */
interface TransactionRequest {

  /** The IATI TransactionType code, or null where kind and direction name none. */
  String type();

  String reference();

  LocalDate date();

  Money value();

  LocalDate valueDate();

  Party provider();

  Party receiver();

  String flow();

  String finance();

  String aid();

  String tied();

  Boolean humanitarian();

  Map<String, String> description();

  List<Allocation.Country> countries();

  List<Allocation.Region> regions();

  List<Allocation.Sector> sectors();
}
