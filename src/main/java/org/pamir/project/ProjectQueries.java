package org.pamir.project;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Lists of projects, straight from their documents. */
@ApplicationScoped
class ProjectQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("identifier", "p.identifier", "text"),
          new SortKey("updatedAt", "p.updated_at", "timestamptz"),
          new SortKey("createdAt", "p.created_at", "timestamptz"),
          new SortKey("start", "coalesce(p.starts_on, 'infinity')", "date"),
          new SortKey("end", "coalesce(p.ends_on, 'infinity')", "date"));

  private final PageReader pages;
  private final ProjectCriteria criteria;
  private final ProjectRepresentation representation;

  ProjectQueries(PageReader pages, ProjectCriteria criteria, ProjectRepresentation representation) {
    this.pages = pages;
    this.criteria = criteria;
    this.representation = representation;
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
