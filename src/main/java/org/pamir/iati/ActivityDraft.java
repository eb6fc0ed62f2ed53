package org.pamir.iati;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pamir.intake.Finding;

/**
 * An activity while it is being read; elements come in any order. Fields as in {@link
 * IatiActivity}.
 */
final class ActivityDraft {
  final int position;
  final int line;
  final int column;
  final String version;

  String identifier;
  String identifierText;
  String defaultCurrency;
  String language;
  Boolean humanitarian;
  Integer hierarchy;
  Instant lastUpdated;
  String linkedDataUri;
  String budgetNotProvided;
  IatiReportingOrg reportingOrg;
  Map<String, String> title = Map.of();
  String status;
  String scope;
  String collaborationType;
  String flowType;
  String financeType;
  String tiedStatus;
  final List<IatiDescription> descriptions = new ArrayList<>();
  final List<IatiParticipatingOrg> participatingOrgs = new ArrayList<>();
  final List<IatiOtherIdentifier> otherIdentifiers = new ArrayList<>();
  final List<IatiDate> dates = new ArrayList<>();
  final List<IatiCountry> countries = new ArrayList<>();
  final List<IatiRegion> regions = new ArrayList<>();
  final List<IatiLocation> locations = new ArrayList<>();
  final List<IatiSector> sectors = new ArrayList<>();
  final List<IatiTag> tags = new ArrayList<>();
  final List<IatiPolicyMarker> policyMarkers = new ArrayList<>();
  final List<IatiHumanitarianScope> humanitarianScopes = new ArrayList<>();
  final List<IatiAidType> aidTypes = new ArrayList<>();
  final List<IatiBudget> budgets = new ArrayList<>();
  final List<IatiPlannedDisbursement> plannedDisbursements = new ArrayList<>();
  final List<IatiTransaction> transactions = new ArrayList<>();
  final List<IatiRejected> rejected = new ArrayList<>();
  final List<IatiRelatedActivity> relatedActivities = new ArrayList<>();
  final List<IatiDocumentLink> documentLinks = new ArrayList<>();

  ActivityDraft(int position, int line, int column, String version) {
    this.position = position;
    this.line = line;
    this.column = column;
    this.version = version;
  }

  IatiActivity finish(List<XmlFragment> kept, List<Finding> findings) {
    return new IatiActivity(
        position,
        line,
        version,
        identifier,
        identifierText,
        new IatiActivity.Header(
            defaultCurrency,
            language,
            humanitarian,
            hierarchy,
            lastUpdated,
            linkedDataUri,
            budgetNotProvided),
        reportingOrg,
        title,
        descriptions,
        participatingOrgs,
        otherIdentifiers,
        status,
        dates,
        scope,
        countries,
        regions,
        locations,
        sectors,
        tags,
        policyMarkers,
        humanitarianScopes,
        collaborationType,
        new IatiTerms(flowType, financeType, aidTypes, tiedStatus),
        budgets,
        plannedDisbursements,
        transactions,
        rejected,
        relatedActivities,
        documentLinks,
        kept,
        findings);
  }
}
