package org.pamir.funding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectInclude;

/** The rows of money that can be embedded in projects. */
class FundingIncludes {

  @Produces
  @ApplicationScoped
  ProjectInclude commitments(Rows rows, CommitmentRepository commitments) {
    return rows.include("commitments", commitments, "valueDate, id", CommitmentView::of);
  }

  @Produces
  @ApplicationScoped
  ProjectInclude disbursements(Rows rows, DisbursementRepository disbursements) {
    return rows.include("disbursements", disbursements, "valueDate, id", DisbursementView::of);
  }

  @Produces
  @ApplicationScoped
  ProjectInclude budgets(Rows rows, BudgetRepository budgets) {
    return rows.include("budgets", budgets, "periodStart, id", BudgetView::of);
  }

  @Produces
  @ApplicationScoped
  ProjectInclude plannedDisbursements(Rows rows, PlannedDisbursementRepository planned) {
    return rows.include(
        "planned-disbursements", planned, "periodStart, id", PlannedDisbursementView::of);
  }

  /** Reads the rows of many projects at once. */
  @ApplicationScoped
  static class Rows {

    private final ObjectMapper json;
    private final Jdbi jdbi;

    Rows(ObjectMapper json, Jdbi jdbi) {
      this.json = json;
      this.jdbi = jdbi;
    }

    <E extends FundingRow, V> ProjectInclude include(
        String name,
        PanacheRepositoryBase<E, UUID> repository,
        String order,
        BiFunction<E, String, V> view) {
      return new ProjectInclude() {
        @Override
        public String name() {
          return name;
        }

        @Override
        public Map<Long, JsonNode> of(Collection<Long> projectIds) {
          return read(repository, order, view, projectIds);
        }
      };
    }

    @Transactional
    <E extends FundingRow, V> Map<Long, JsonNode> read(
        PanacheRepositoryBase<E, UUID> repository,
        String order,
        BiFunction<E, String, V> view,
        Collection<Long> projectIds) {
      Map<Long, String> identifiers = identifiers(projectIds);
      Map<Long, JsonNode> result = new HashMap<>();
      for (E row : repository.list("projectId in ?1 order by projectId, " + order, projectIds)) {
        ArrayNode rows =
            (ArrayNode) result.computeIfAbsent(row.projectId(), id -> json.createArrayNode());
        rows.add(json.<JsonNode>valueToTree(view.apply(row, identifiers.get(row.projectId()))));
      }
      return result;
    }

    private Map<Long, String> identifiers(Collection<Long> projectIds) {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery("select id, identifier from project where id = any(:ids)")
                  .bind("ids", projectIds.toArray(Long[]::new))
                  .reduceRows(
                      new HashMap<>(),
                      (found, row) -> {
                        found.put(
                            row.getColumn("id", Long.class),
                            row.getColumn("identifier", String.class));
                        return found;
                      }));
    }
  }
}
