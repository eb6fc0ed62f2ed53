package org.pamir.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;

/** Organisations, for those who follow what changes. */
@ApplicationScoped
public class FollowedOrganisations {

  private final Organisations directory;
  private final OrganisationQueries queries;

  FollowedOrganisations(Organisations directory, OrganisationQueries queries) {
    this.directory = directory;
    this.queries = queries;
  }

  /** Which of {@code organisation o} a caller may know of. */
  public Criteria seen(Caller caller) {
    return directory.seen(caller);
  }

  /** Those of these that are seen, as the handle's moment shows them, by ref. */
  public Map<String, OrganisationView> of(Handle handle, Collection<String> refs, Criteria seen) {
    Criteria asked = seen.copy().and("o.ref = any(?)", refs.toArray(String[]::new));
    return asked
        .bindTo(
            handle.createQuery(
                "select "
                    + OrganisationQueries.COLUMNS
                    + " from organisation o where "
                    + asked.where()))
        .map((row, context) -> queries.view(row))
        .stream()
        .collect(Collectors.toMap(OrganisationView::ref, view -> view));
  }

  /**
   * Refs of organisations that these projects or their money name and that a draft was the first to
   * name: whether they are seen hangs on who names them.
   */
  public Set<String> firstNamedByDrafts(Handle handle, Collection<Long> projects) {
    return handle
        .createQuery(
            """
            select o.ref
            from (
              select reporting_organisation_id as id from project where id = any(:projects)
              union select organisation_id from project_organisation where project_id = any(:projects)
              union select provider_organisation_id from commitment where project_id = any(:projects)
              union select receiver_organisation_id from commitment where project_id = any(:projects)
              union select provider_organisation_id from disbursement where project_id = any(:projects)
              union select receiver_organisation_id from disbursement where project_id = any(:projects)
              union select provider_organisation_id from planned_disbursement where project_id = any(:projects)
              union select receiver_organisation_id from planned_disbursement where project_id = any(:projects)
            ) named
            join draft_organisation d on d.organisation_id = named.id
            join organisation o on o.id = named.id
            """)
        .bind("projects", projects.toArray(Long[]::new))
        .mapTo(String.class)
        .set();
  }
}
