package org.pamir.likeness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Pairs of projects that may be the same, with what was decided of them. */
@ApplicationScoped
class ProjectLookAlikeQueries {

  private static final List<SortKey> SORTS =
      List.of(new SortKey("likeness", "-coalesce(l.likeness, 0)", "numeric"));

  /** What was decided stays, also where the two are not alike any more. */
  private static final String PAIRS =
      """
      (select coalesce(k.one_id, d.one_id) as one_id, coalesce(k.other_id, d.other_id) as other_id, k.likeness, k.reasons,
              coalesce(d.state, 'proposed') as state, d.reason, d.caller, d.decided_at
       from project_look_alike k full join project_link d on d.one_id = k.one_id and d.other_id = k.other_id) l
      join project a on a.id = l.one_id join project b on b.id = l.other_id""";

  private static final String COLUMNS =
      """
      l.likeness, l.reasons, l.state, l.reason, l.caller, l.decided_at,
      a.identifier as one, a.document ->> 'reportingOrg' as one_org, a.document ->> 'title' as one_title,
      b.identifier as other, b.document ->> 'reportingOrg' as other_org, b.document ->> 'title' as other_title""";

  private final PageReader pages;
  private final ObjectMapper json;
  private final Jdbi jdbi;

  ProjectLookAlikeQueries(PageReader pages, ObjectMapper json, Jdbi jdbi) {
    this.pages = pages;
    this.json = json;
    this.jdbi = jdbi;
  }

  /**
   * @param which of the projects, one of which is in the pair
   * @param of the id of a project that is in it, or null
   */
  Listing<ProjectLookAlikeView> list(
      Criteria which, List<String[]> states, Long of, PageParams params) {
    Criteria criteria = new Criteria();
    for (String[] any : states) {
      criteria.and("l.state = any(?)", any);
    }
    if (of != null) {
      criteria.and("? in (l.one_id, l.other_id)", of);
    }
    // A project that was made a draft or withdrawn since is not shown beside the other.
    criteria.and("a.publication = 'published' and b.publication = 'published'");
    criteria.andExists("project p where p.id in (l.one_id, l.other_id)", which);
    return pages.read(
        COLUMNS,
        PAIRS,
        criteria,
        PageRequest.of(params, "(l.one_id || '-' || l.other_id)", "text", SORTS),
        (row, context) -> view(row));
  }

  /** The pair as it is now. */
  ProjectLookAlikeView get(long one, long other) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select %s
                    from (select d.one_id, d.other_id, k.likeness, k.reasons, d.state, d.reason, d.caller, d.decided_at
                          from project_link d left join project_look_alike k on k.one_id = d.one_id and k.other_id = d.other_id
                          where d.one_id = :one and d.other_id = :other) l
                    join project a on a.id = l.one_id join project b on b.id = l.other_id
                    """
                        .formatted(COLUMNS))
                .bind("one", Math.min(one, other))
                .bind("other", Math.max(one, other))
                .map((row, context) -> view(row))
                .one());
  }

  private ProjectLookAlikeView view(ResultSet row) throws SQLException {
    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new ProjectLookAlikeView(
        new ProjectLookAlikeView.Side(
            row.getString("one"),
            row.getString("one_org"),
            read(row.getString("one_title"), new TypeReference<>() {})),
        new ProjectLookAlikeView.Side(
            row.getString("other"),
            row.getString("other_org"),
            read(row.getString("other_title"), new TypeReference<>() {})),
        Word.of(LookAlikeState.class, row.getString("state")),
        row.getBigDecimal("likeness"),
        read(row.getString("reasons"), new TypeReference<>() {}),
        row.getString("reason"),
        row.getString("caller"),
        decided == null ? null : decided.toInstant());
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
