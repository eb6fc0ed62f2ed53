package org.pamir.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pamir.funding.BudgetView;
import org.pamir.funding.CommitmentView;
import org.pamir.funding.DisbursementView;
import org.pamir.funding.PlannedDisbursementView;
import org.pamir.project.ProjectInclude;
import org.pamir.project.ProjectRequest;
import org.pamir.result.ResultView;

/** Reads all that the register holds of some projects, a few statements for all of them. */
@ApplicationScoped
class ProjectReader {

  private final QualityQueries queries;
  private final Map<String, ProjectInclude> includes = new HashMap<>();
  private final ObjectMapper json;

  ProjectReader(QualityQueries queries, @Any Instance<ProjectInclude> includes, ObjectMapper json) {
    this.queries = queries;
    this.json = json;
    includes.forEach(include -> this.includes.put(include.name(), include));
  }

  /** Those of these projects that are there. */
  List<ProjectRecord> read(Collection<Long> ids) {
    Map<Long, List<Object>> commitments = includes.get("commitments").of(ids);
    Map<Long, List<Object>> disbursements = includes.get("disbursements").of(ids);
    Map<Long, List<Object>> budgets = includes.get("budgets").of(ids);
    Map<Long, List<Object>> planned = includes.get("planned-disbursements").of(ids);
    Map<Long, List<Object>> results = includes.get("results").of(ids);
    List<ProjectRecord> projects = new ArrayList<>();
    for (QualityQueries.Document found : queries.documents(ids)) {
      projects.add(
          new ProjectRecord(
              found.id(),
              project(found.document()),
              found.kept(),
              rows(commitments.get(found.id()), CommitmentView.class),
              rows(disbursements.get(found.id()), DisbursementView.class),
              rows(budgets.get(found.id()), BudgetView.class),
              rows(planned.get(found.id()), PlannedDisbursementView.class),
              rows(results.get(found.id()), ResultView.class)));
    }
    return projects;
  }

  private ProjectRequest project(String document) {
    try {
      return json.readValue(document, ProjectRequest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored project cannot be read", e);
    }
  }

  private static <T> List<T> rows(List<Object> rows, Class<T> type) {
    return rows == null ? List.of() : rows.stream().map(type::cast).toList();
  }
}
