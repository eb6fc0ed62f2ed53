package org.pamir.quality;

import java.util.List;
import org.pamir.reference.Codelist;
import org.pamir.reference.Codelists;

/** What the code lists know of organisation identifiers: {@code agency-number}. */
final class OrganisationCodes {
  private final Codelist agencies;
  private final List<Codelist> organisations;

  OrganisationCodes(Codelists codelists) {
    agencies = codelists.get("OrganisationRegistrationAgency");
    organisations =
        List.of(codelists.get("IATIOrganisationIdentifier"), codelists.get("CRSChannelCode"));
  }

  /** Whether it begins with the code of an approved agency. */
  boolean hasAgency(String identifier) {
    int first = identifier.indexOf('-');
    int second = first < 0 ? -1 : identifier.indexOf('-', first + 1);
    return second > 0 && agencies.contains(identifier.substring(0, second));
  }

  /**
   * Whether it is an organisation that is known by that identifier, odd as it may be. The ruleset
   * means the publishers of IATI's registry; of these, Pamir knows those of the code lists.
   */
  boolean isKnown(String identifier) {
    return organisations.stream().anyMatch(list -> list.contains(identifier));
  }

  /** Whether it begins with such an organisation's identifier and a hyphen. */
  boolean beginsWithKnown(String identifier) {
    for (int i = identifier.indexOf('-'); i > 0; i = identifier.indexOf('-', i + 1)) {
      if (isKnown(identifier.substring(0, i))) {
        return true;
      }
    }
    return false;
  }
}
