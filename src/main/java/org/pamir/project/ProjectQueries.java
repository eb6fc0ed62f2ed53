package org.pamir.project;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Projects and lists of them, straight from their documents. */
@ApplicationScoped
class ProjectQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("identifier", "p.identifier", "text"),
          new SortKey("updatedAt", "p.updated_at", "timestamptz"),
          new SortKey("createdAt", "p.created_at", "timestamptz"),
          new SortKey("start", "coalesce(p.starts_on, 'infinity')", "date"),
          new SortKey("end", "coalesce(p.ends_on, 'infinity')", "date"));

  private final Jdbi jdbi;
  private final PageReader pages;
  private final ProjectAccess access;
  private final ProjectCriteria criteria;
  private final ProjectRepresentation representation;

  ProjectQueries(
      Jdbi jdbi,
      PageReader pages,
      ProjectAccess access,
      ProjectCriteria criteria,
      ProjectRepresentation representation) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.access = access;
    this.criteria = criteria;
    this.representation = representation;
  }

  /**
   * A project as a caller wants to see it.
   *
   * @param body JSON
   */
  record Shown(ServedProject project, String body) {}

  /**
   * The project, where this caller may see it: no entity of what only leaves, and one connection
   * for it and what is embedded in it.
   *
   * @throws org.pamir.shared.problem.InvalidRequestException where a parameter is not understood
   */
  Optional<Shown> find(String identifier, RepresentationParams shown, Caller caller) {
    return jdbi.withHandle(
        handle ->
            find(handle, identifier, caller)
                .map(
                    project ->
                        new Shown(
                            project,
                            representation
                                .of(Map.of(project.id(), project.document()), shown)
                                .get(0))));
  }

  private Optional<ServedProject> find(Handle handle, String identifier, Caller caller) {
    return handle
        .createQuery("select " + ServedProject.COLUMNS + " from project p where p.identifier = ?")
        .bind(0, identifier)
        .map((row, context) -> ServedProject.of(row))
        .findOne()
        // Most projects are no drafts, and need no look-up.
        .filter(project -> !project.draft() || access.of(caller).owns(project.reporter()));
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where a parameter is not understood
   */
  Listing<RawValue> list(
      ProjectFilter filter, PageParams params, RepresentationParams shown, Caller caller) {
    representation.check(shown);
    return pages
        .read(
            "p.id, p.document",
            "project p",
            criteria.of(filter, caller),
            PageRequest.of(params, "p.identifier", "text", SORTS),
            (row, context) -> Map.entry(row.getLong("id"), row.getString("document")))
        .with(
            items -> {
              Map<Long, String> documents = new LinkedHashMap<>();
              items.forEach(item -> documents.put(item.getKey(), item.getValue()));
              return representation.of(documents, shown).stream().map(RawValue::new).toList();
            });
  }
}
