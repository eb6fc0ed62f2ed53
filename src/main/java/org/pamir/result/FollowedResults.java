package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pamir.project.FollowedPart;

/** Results, for those who follow what changes. */
@ApplicationScoped
class FollowedResults implements FollowedPart {

  private static final String SELECT =
      "select r.project_id, "
          + ResultQueries.COLUMNS
          + " from result r join project p on p.id = r.project_id where ";
  private static final String ORDER = " order by r.project_id, r.id";

  private final ObjectMapper json;

  FollowedResults(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String thing() {
    return "result";
  }

  @Override
  public String table() {
    return "result";
  }

  @Override
  public String path() {
    return "results";
  }

  @Override
  public List<Part> ofProjects(Handle handle, Collection<Long> projects) {
    return read(
        handle
            .createQuery(SELECT + "r.project_id = any(:projects)" + ORDER)
            .bind("projects", projects.toArray(Long[]::new)));
  }

  @Override
  public List<Part> ofIds(Handle handle, Collection<String> ids) {
    return read(
        handle
            .createQuery(SELECT + "r.id = any(cast(:ids as uuid[]))" + ORDER)
            .bind("ids", ids.toArray(String[]::new)));
  }

  private List<Part> read(Query query) {
    return query
        .map(
            (row, context) ->
                new Part(
                    row.getLong("project_id"), row.getString("id"), ResultQueries.view(row, json)))
        .list();
  }
}
