package org.pamir.iati;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pamir.intake.Finding;

/**
 * One activity of a file. Codes are as published, unchecked against their lists; lists keep the
 * file's order and are never null; maps go from language to text.
 *
 * @param position place in the file, from 1
 * @param line line in the file, from 1
 * @param version of the file: 2.01, 2.02 or 2.03
 * @param identifier without surrounding space; null when missing (with a critical finding)
 * @param identifierText exactly as published, or null
 * @param header what stands on the activity element itself
 * @param reportingOrg null when missing (with a finding)
 * @param title language → title
 * @param descriptions in the file's order
 * @param participatingOrgs in the file's order
 * @param otherIdentifiers in the file's order
 * @param status ActivityStatus code, or null (with a finding)
 * @param dates in the file's order
 * @param scope ActivityScope code, or null
 * @param countries recipient countries of the whole activity
 * @param regions recipient regions of the whole activity
 * @param locations in the file's order
 * @param sectors sectors of the whole activity
 * @param tags in the file's order
 * @param policyMarkers in the file's order
 * @param humanitarianScopes in the file's order
 * @param collaborationType CollaborationType code, or null
 * @param terms default flow, finance, aid and tied status
 * @param budgets usable ones
 * @param plannedDisbursements usable ones
 * @param transactions usable ones
 * @param rejected unusable budgets, planned disbursements and transactions
 * @param relatedActivities in the file's order
 * @param documentLinks in the file's order
 * @param kept all that has no component here: contacts, conditions, results, extensions …
 * @param findings what is wrong or odd
 */
public record IatiActivity(
    int position,
    int line,
    String version,
    String identifier,
    String identifierText,
    Header header,
    IatiReportingOrg reportingOrg,
    Map<String, String> title,
    List<IatiDescription> descriptions,
    List<IatiParticipatingOrg> participatingOrgs,
    List<IatiOtherIdentifier> otherIdentifiers,
    String status,
    List<IatiDate> dates,
    String scope,
    List<IatiCountry> countries,
    List<IatiRegion> regions,
    List<IatiLocation> locations,
    List<IatiSector> sectors,
    List<IatiTag> tags,
    List<IatiPolicyMarker> policyMarkers,
    List<IatiHumanitarianScope> humanitarianScopes,
    String collaborationType,
    IatiTerms terms,
    List<IatiBudget> budgets,
    List<IatiPlannedDisbursement> plannedDisbursements,
    List<IatiTransaction> transactions,
    List<IatiRejected> rejected,
    List<IatiRelatedActivity> relatedActivities,
    List<IatiDocumentLink> documentLinks,
    List<XmlFragment> kept,
    List<Finding> findings) {

  /**
   * Attributes of the activity element.
   *
   * @param defaultCurrency ISO 4217 code that stands for a missing one, or null
   * @param language of narratives that name none; {@code en} when neither the activity nor the file
   *     says
   * @param humanitarian null when not said
   * @param hierarchy level in the publisher's own hierarchy; null when not said
   * @param lastUpdated null when not said; UTC is taken where no zone is given
   * @param linkedDataUri or null
   * @param budgetNotProvided BudgetNotProvided code (2.03), or null
   */
  public record Header(
      String defaultCurrency,
      String language,
      Boolean humanitarian,
      Integer hierarchy,
      Instant lastUpdated,
      String linkedDataUri,
      String budgetNotProvided) {}

  public IatiActivity {
    descriptions = List.copyOf(descriptions);
    participatingOrgs = List.copyOf(participatingOrgs);
    otherIdentifiers = List.copyOf(otherIdentifiers);
    dates = List.copyOf(dates);
    countries = List.copyOf(countries);
    regions = List.copyOf(regions);
    locations = List.copyOf(locations);
    sectors = List.copyOf(sectors);
    tags = List.copyOf(tags);
    policyMarkers = List.copyOf(policyMarkers);
    humanitarianScopes = List.copyOf(humanitarianScopes);
    budgets = List.copyOf(budgets);
    plannedDisbursements = List.copyOf(plannedDisbursements);
    transactions = List.copyOf(transactions);
    rejected = List.copyOf(rejected);
    relatedActivities = List.copyOf(relatedActivities);
    documentLinks = List.copyOf(documentLinks);
    kept = List.copyOf(kept);
    findings = List.copyOf(findings);
  }

  /** Number of transactions that could not be used; each has a finding of severity error. */
  public int rejectedTransactions() {
    int count = 0;
    for (IatiRejected row : rejected) {
      if (row.element().equals("transaction")) {
        count++;
      }
    }
    return count;
  }
}
