package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.Organisations;
import org.pamir.shared.Caller;
import org.pamir.shared.problem.ProblemType;

/** Which projects a caller sees and changes. */
@ApplicationScoped
public class ProjectAccess {

  private static final String NOT_YOURS =
      "This project is not your organisation's to write. An editor registers identifiers that begin with its organisation's"
          + " ref or an alias of it, and changes its organisation's projects.";

  private final Organisations organisations;
  private final Jdbi jdbi;

  ProjectAccess(Organisations organisations, Jdbi jdbi) {
    this.organisations = organisations;
    this.jdbi = jdbi;
  }

  /** What this caller may do, for as long as no organisation changes. */
  public ProjectRights of(Caller caller) {
    return new ProjectRights(
        caller, caller.organisation() == null ? null : organisations.own(caller.organisation()));
  }

  /**
   * The ids of the organisations that report these projects, by identifier; what is not there is
   * left out. Nothing is locked: an import writes each project in a transaction of its own.
   */
  public Map<String, Long> reporters(Collection<String> identifiers) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select identifier, reporting_organisation_id from project
                    where identifier = any(:identifiers)
                    """)
                .bind("identifiers", identifiers.toArray(String[]::new))
                .reduceRows(
                    new HashMap<>(),
                    (found, row) -> {
                      found.put(
                          row.getColumn("identifier", String.class),
                          row.getColumn("reporting_organisation_id", Long.class));
                      return found;
                    }));
  }

  boolean sees(Project project, Caller caller) {
    // Most projects are no drafts, and need no look-up.
    return project.publication() != Publication.DRAFT || of(caller).owns(project);
  }

  /**
   * Before a project is said to be reported by this organisation.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 where the caller does not write for it
   */
  void checkReporter(String reportingOrg, Caller caller) {
    if (!of(caller).reports(reportingOrg)) {
      throw ProblemType.FORBIDDEN.because(
          "An editor writes projects that its own organisation reports, and no others.");
    }
  }

  /**
   * Before a project is registered or changed.
   *
   * @param found the project that is there, seen by the caller or not
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 where it is another's, there or not
   */
  void checkWrite(Optional<Project> found, String identifier, Caller caller) {
    if (!of(caller).writes(found.map(Project::reportingOrganisationId).orElse(null), identifier)) {
      throw ProblemType.FORBIDDEN.because(NOT_YOURS);
    }
  }
}
