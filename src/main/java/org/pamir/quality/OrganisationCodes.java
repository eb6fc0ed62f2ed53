package org.pamir.quality;

import java.util.List;
import java.util.regex.Pattern;
import org.pamir.reference.Codelist;
import org.pamir.reference.Codelists;

/** What the code lists know of organisation identifiers: {@code agency-number}. */
final class OrganisationCodes {
  // What publishers of the registry were called before there were agencies: the DAC's donor and
  // agency, such as GB-1 or US-GOV-11, and the UN's 41AAA.
  private static final Pattern OLD = Pattern.compile("[A-Z]{2}(-GOV)?-\\d{1,3}|41[A-Z]{3}");

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
   * means the publishers of IATI's registry; of these, Pamir knows those of the code lists, and
   * those by their form that joined before there were agencies.
   */
  boolean isKnown(String identifier) {
    return OLD.matcher(identifier).matches()
        || organisations.stream().anyMatch(list -> list.contains(identifier));
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
