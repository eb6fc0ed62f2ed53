package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.OrganisationMoved;
import org.pamir.project.ProjectsChanged;

/** Money follows its organisations when those are made one, or told apart. */
@ApplicationScoped
class FundingOrganisations {

  private static final List<String> TABLES =
      List.of("commitment", "disbursement", "planned_disbursement");
  private static final List<String> SIDES = List.of("provider", "receiver");

  private final Jdbi jdbi;
  private final Event<ProjectsChanged> changed;

  FundingOrganisations(Jdbi jdbi, Event<ProjectsChanged> changed) {
    this.jdbi = jdbi;
    this.changed = changed;
  }

  /** Rows keep the refs they were reported with, which mean another organisation now. */
  void follow(@Observes OrganisationMoved moved) {
    Set<Long> projects = new TreeSet<>();
    jdbi.useHandle(
        handle -> {
          for (String table : TABLES) {
            for (String side : SIDES) {
              projects.addAll(moved(handle, table, side, moved));
            }
          }
        });
    if (!projects.isEmpty()) {
      changed.fire(new ProjectsChanged(projects));
    }
  }

  private static List<Long> moved(
      Handle handle, String table, String side, OrganisationMoved moved) {
    return handle
        .createQuery(
            """
            with written as (
              update %1$s set %2$s_organisation_id = :to, revision = :revision
              where %2$s_organisation_id = :from and (:whole or %2$s ->> 'ref' = any(:refs))
              returning project_id)
            select distinct project_id from written
            """
                .formatted(table, side))
        .bind("to", moved.to())
        .bind("from", moved.from())
        .bind("whole", moved.whole())
        .bind("refs", moved.refArray())
        .bind("revision", moved.revision().number())
        .mapTo(Long.class)
        .list();
  }
}
