package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Results on their way out of the register, as a file would report them. */
@ApplicationScoped
public class ResultExports {

  private final ObjectMapper json;

  ResultExports(ObjectMapper json) {
    this.json = json;
  }

  /** The results of these projects by their id, each list in the order of its file. */
  public Map<Long, List<ReportedResult>> of(Handle handle, Collection<Long> projects) {
    Map<Long, List<ReportedResult>> found = new HashMap<>();
    handle
        .createQuery(
            """
            select project_id, ordinal, document, kept from result
            where project_id = any(:projects) order by project_id, ordinal, id
            """)
        .bind("projects", projects.toArray(Long[]::new))
        .map(
            (row, context) ->
                found
                    .computeIfAbsent(row.getLong("project_id"), id -> new ArrayList<>())
                    .add(
                        new ReportedResult(
                            row.getInt("ordinal"),
                            ResultRecord.read(row.getString("document"), json),
                            row.getString("kept"))))
        .forEach(row -> {});
    return found;
  }
}
