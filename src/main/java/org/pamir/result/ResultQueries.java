package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.Project;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.http.FilterValues;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Lists of results, of one project or across projects. */
@ApplicationScoped
class ResultQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("updatedAt", "r.updated_at", "timestamptz"),
          new SortKey("title", "r.title", "text"),
          new SortKey("type", "r.type", "text"));
  private static final List<SortKey> IN_PROJECT =
      List.of(
          new SortKey("place", "r.ordinal", "numeric"), SORTS.get(0), SORTS.get(1), SORTS.get(2));

  static final String COLUMNS =
      "r.id, p.identifier, r.document, r.approved, r.version, r.revision, r.created_at, r.updated_at";

  private final PageReader pages;
  private final ProjectCriteria projects;
  private final ObjectMapper json;
  private final Jdbi jdbi;

  ResultQueries(PageReader pages, ProjectCriteria projects, ObjectMapper json, Jdbi jdbi) {
    this.jdbi = jdbi;
    this.pages = pages;
    this.projects = projects;
    this.json = json;
  }

  /** In the order of their file, unless asked otherwise. */
  Listing<ResultView> ofProject(Project project, PageParams params) {
    return read(new Criteria().and("r.project_id = ?", project.id()), params, IN_PROJECT);
  }

  /** All of a project, in the order of their file. */
  List<ResultView> all(Project project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + COLUMNS
                        + " from result r join project p on p.id = r.project_id"
                        + " where r.project_id = :project order by r.ordinal, r.id")
                .bind("project", project.id())
                .map((row, context) -> view(row, json))
                .list());
  }

  Listing<ResultView> across(
      ProjectFilter filter, ResultFilter which, PageParams params, Caller caller) {
    return read(projects.of(filter, caller).and(criteria(which)), params, SORTS);
  }

  /**
   * The conditions of a result filter, over {@code r}.
   *
   * @throws org.pamir.shared.problem.InvalidRequestException where a value is not understood
   */
  private static Criteria criteria(ResultFilter which) {
    Criteria criteria = new Criteria();
    FilterValues values = new FilterValues();
    List<String> types = which.type == null ? null : List.of(which.type);
    for (String[] any : values.words("type", types, ResultType.class)) {
      criteria.and("r.type = any(?)", any);
    }
    if (which.indicator != null) {
      criteria.and(
          """
          exists (select 1 from result_indicator i where i.result_id = r.id and i.code = any(?))""",
          Arrays.stream(which.indicator.split(",")).map(String::strip).toArray(String[]::new));
    }
    values.throwIfAny();
    return criteria;
  }

  private Listing<ResultView> read(Criteria criteria, PageParams params, List<SortKey> sorts) {
    return pages.read(
        COLUMNS,
        "result r join project p on p.id = r.project_id",
        criteria,
        PageRequest.of(params, "r.id", "uuid", sorts),
        (row, context) -> view(row, json));
  }

  /** A row with the columns of {@link #COLUMNS}. */
  static ResultView view(ResultSet row, ObjectMapper json) throws SQLException {
    return ResultView.of(
        row.getObject("id", UUID.class),
        row.getString("identifier"),
        ResultRecord.read(row.getString("document"), json),
        ResultRecord.readLocks(row.getString("approved"), json),
        row.getInt("version"),
        row.getLong("revision"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
