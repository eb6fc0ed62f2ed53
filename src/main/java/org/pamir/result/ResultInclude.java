package org.pamir.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
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
  public Map<Long, JsonNode> of(Collection<Long> projectIds) {
    Map<Long, JsonNode> found = new HashMap<>();
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
                        ((ArrayNode)
                                found.computeIfAbsent(
                                    row.getLong("project_id"), id -> json.createArrayNode()))
                            .add(json.<JsonNode>valueToTree(ResultQueries.view(row, json))))
                .forEach(row -> {}));
    return found;
  }
}
