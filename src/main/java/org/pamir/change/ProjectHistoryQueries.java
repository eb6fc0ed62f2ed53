package org.pamir.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** The revisions of a project, as pages. */
@ApplicationScoped
class ProjectHistoryQueries {

  private static final List<SortKey> SORTS =
      List.of(new SortKey("revision", "h.revision", "bigint"));

  private static final String REVISIONS =
      """
      (select c.revision, r.recorded_at, r.caller, r.source, r.request_id,
              json_agg(json_strip_nulls(json_build_object('thing', c.thing, 'id', c.id, 'action', c.action))
                       order by c.thing <> 'project', c.thing, c.id) as changes
       from project_change(:project) c join revision r on r.number = c.revision
       group by c.revision, r.recorded_at, r.caller, r.source, r.request_id) h""";

  /** While it was a draft, its revisions are its organisation's own. */
  private static final String NO_DRAFT =
      """
      not exists (
        select 1 from (select revision, null::bigint as until, publication from public.project where id = :project
                       union all
                       select revision, until_revision, publication from public.project_history where id = :project) v
        where v.publication = 'draft' and v.revision <= h.revision and coalesce(v.until > h.revision, true))""";

  private final Jdbi jdbi;
  private final PageReader pages;
  private final ObjectMapper json;

  ProjectHistoryQueries(Jdbi jdbi, PageReader pages, ObjectMapper json) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.json = json;
  }

  /** The newest first, where nothing else is asked for. */
  Listing<ProjectRevision> of(long project, boolean drafts, PageParams params) {
    PageParams sorted = new PageParams();
    sorted.limit = params.limit;
    sorted.cursor = params.cursor;
    sorted.sort = params.sort == null ? "-revision" : params.sort;
    Criteria criteria = new Criteria().bind("project", project);
    if (!drafts) {
      criteria.and(NO_DRAFT);
    }
    return pages.read(
        "h.*",
        REVISIONS,
        criteria,
        PageRequest.of(sorted, "h.revision", "bigint", SORTS),
        (row, context) ->
            new ProjectRevision(
                row.getLong("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("caller"),
                row.getString("source"),
                row.getString("request_id"),
                changes(row.getString("changes"))));
  }

  /** The last revision up to this one that changed the project or its money. */
  long last(long project, long until) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select coalesce(max(revision), 0) from project_change(:project) where revision <= :until")
                .bind("project", project)
                .bind("until", until)
                .mapTo(Long.class)
                .one());
  }

  private List<ProjectRevision.Change> changes(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
