package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.OrganisationMoved;

/** Projects follow their organisations when those are made one, or told apart. */
@ApplicationScoped
class ProjectOrganisations {

  private final Jdbi jdbi;
  private final ProjectParts parts;
  private final Event<ProjectsChanged> changed;

  ProjectOrganisations(Jdbi jdbi, ProjectParts parts, Event<ProjectsChanged> changed) {
    this.jdbi = jdbi;
    this.parts = parts;
    this.changed = changed;
  }

  /** Documents stay as they were said: their refs mean another organisation now. */
  void follow(@Observes OrganisationMoved moved) {
    Set<Long> projects = new TreeSet<>();
    jdbi.useHandle(
        handle -> {
          projects.addAll(reported(handle, moved));
          projects.addAll(taken(handle, moved));
        });
    if (!projects.isEmpty()) {
      parts.rebuild(projects);
      changed.fire(new ProjectsChanged(projects));
    }
  }

  private static Set<Long> reported(Handle handle, OrganisationMoved moved) {
    return handle
        .createQuery(
            """
            with written as (
              update project set reporting_organisation_id = :to, revision = :revision
              where reporting_organisation_id = :from and (:whole or document ->> 'reportingOrg' = any(:refs))
              returning id)
            select id from written
            """)
        .bind("to", moved.to())
        .bind("from", moved.from())
        .bind("whole", moved.whole())
        .bind("refs", moved.refArray())
        .bind("revision", moved.revision().number())
        .mapTo(Long.class)
        .set();
  }

  /** Those in which the organisation has a part. */
  private static Set<Long> taken(Handle handle, OrganisationMoved moved) {
    return handle
        .createQuery(
            """
            select distinct o.project_id
            from project_organisation o join project p on p.id = o.project_id
            where o.organisation_id = :from
              and (:whole or exists (
                select 1 from json_array_elements(p.document -> 'organisations') x
                where coalesce(x ->> 'ref', x -> 'name' ->> 'en') = any(:refs)))
            """)
        .bind("from", moved.from())
        .bind("whole", moved.whole())
        .bind("refs", moved.refArray())
        .mapTo(Long.class)
        .set();
  }
}
