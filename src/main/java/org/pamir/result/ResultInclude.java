package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectInclude;

/** The results that can be embedded in projects. */
@ApplicationScoped
class ResultInclude implements ProjectInclude {

  private final Jdbi jdbi;
  private final ObjectMapper json;

  ResultInclude(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public String name() {
    return "results";
  }

  @Override
  public Map<Long, List<Object>> of(Collection<Long> projectIds) {
    Map<Long, List<Object>> found = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select r.*, p.identifier from result r join project p on p.id = r.project_id
                    where r.project_id = any(:projects) order by r.project_id, r.ordinal, r.id
                    """)
                .bind("projects", projectIds.toArray(Long[]::new))
                .map(
                    (row, context) ->
                        found
                            .computeIfAbsent(row.getLong("project_id"), id -> new ArrayList<>())
                            .add(ResultQueries.view(row, json)))
                .forEach(row -> {}));
    return found;
  }
}
