package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportFormat;
import org.pamir.intake.ImportOrder;
import org.pamir.organisation.OrganisationReports;

/** Writes some organisations within the transaction at hand. */
@ApplicationScoped
class OrganisationWriter {
  private final OrganisationReports organisations;

  OrganisationWriter(OrganisationReports organisations) {
    this.organisations = organisations;
  }

  ImportFormat.Outcome write(List<MappedOrganisation> batch, ImportOrder order) {
    Map<String, OrganisationReports.Outcome> outcomes =
        organisations.write(
            batch.stream().map(MappedOrganisation::report).toList(),
            order.dryRun(),
            order.caller());
    int created = 0;
    int updated = 0;
    Map<String, List<Finding>> findings = new HashMap<>();
    for (MappedOrganisation organisation : batch) {
      OrganisationReports.Outcome outcome = outcomes.get(organisation.identifier());
      created += outcome.created() ? 1 : 0;
      updated += outcome.updated() ? 1 : 0;
      findings.put(organisation.identifier(), findings(organisation, outcome));
    }
    return new ImportFormat.Outcome(created, updated, 0, 0, findings);
  }

  private static List<Finding> findings(
      MappedOrganisation organisation, OrganisationReports.Outcome outcome) {
    List<Finding> findings = new ArrayList<>();
    if (!outcome.typeKnown()) {
      findings.add(
          organisation.finding(
              Rule.CODE_NOT_KNOWN,
              "Type " + Findings.quote(organisation.report().type()) + " is not known",
              "left out"));
    }
    for (String alias : outcome.refused()) {
      findings.add(
          organisation.finding(
              Rule.ALIAS_NOT_TAKEN,
              "Identifier "
                  + Findings.quote(alias)
                  + " means another organisation, or is a hub-admin's to give",
              "left out"));
    }
    return findings;
  }
}
