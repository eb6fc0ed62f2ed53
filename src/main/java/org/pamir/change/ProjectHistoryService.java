package org.pamir.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.pamir.project.Project;
import org.pamir.project.ProjectAccess;
import org.pamir.project.ProjectRepresentation;
import org.pamir.project.ProjectService;
import org.pamir.shared.AsOf;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;

/** Tells what happened to a project. */
@ApplicationScoped
class ProjectHistoryService {

  private final ProjectService projects;
  private final ProjectAccess access;
  private final ProjectRepresentation representation;
  private final ProjectHistoryQueries queries;
  private final Revisions revisions;
  private final Clock clock;

  ProjectHistoryService(
      ProjectService projects,
      ProjectAccess access,
      ProjectRepresentation representation,
      ProjectHistoryQueries queries,
      Revisions revisions,
      Clock clock) {
    this.projects = projects;
    this.access = access;
    this.representation = representation;
    this.queries = queries;
    this.revisions = revisions;
    this.clock = clock;
  }

  Listing<ProjectRevision> history(String identifier, PageParams page, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    return queries.of(project.id(), access.of(caller).owns(project), page);
  }

  /**
   * What differs between two moments; where the project was not there yet, or was a draft that this
   * caller does not see, everything has come since.
   *
   * @param from null for the moment before the last change
   * @param to null for now
   */
  ProjectDiff diff(String identifier, Instant from, Instant to, Caller caller) {
    // Who may not see it now learns nothing of what it was.
    Project project = projects.getProject(identifier, caller);
    Instant end = to == null ? clock.instant() : to;
    if (from != null && from.isAfter(end)) {
      throw new InvalidRequestException("from", "must not lie after to");
    }
    long last = revisions.at(end);
    long first = from == null ? queries.last(project.id(), last) - 1 : revisions.at(from);
    return new ProjectDiff(
        from,
        end,
        first,
        last,
        FieldChanges.between(at(first, identifier, caller), at(last, identifier, caller)));
  }

  private JsonNode at(long revision, String identifier, Caller caller) {
    AsOf.read(revision);
    return projects
        .findProject(identifier, caller)
        .map(representation::whole)
        .orElse(JsonNodeFactory.instance.objectNode());
  }
}
