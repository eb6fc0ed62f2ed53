package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.funding.FundingQueries.Table;
import org.pamir.project.ProjectInclude;

/** The rows of money that can be embedded in projects. */
class FundingIncludes {

  @Produces
  @ApplicationScoped
  ProjectInclude commitments(Jdbi jdbi, ListedRows rows) {
    return new Rows("commitments", Table.COMMITMENT, "value_date", jdbi, rows);
  }

  @Produces
  @ApplicationScoped
  ProjectInclude disbursements(Jdbi jdbi, ListedRows rows) {
    return new Rows("disbursements", Table.DISBURSEMENT, "value_date", jdbi, rows);
  }

  @Produces
  @ApplicationScoped
  ProjectInclude budgets(Jdbi jdbi, ListedRows rows) {
    return new Rows("budgets", Table.BUDGET, "period_start", jdbi, rows);
  }

  @Produces
  @ApplicationScoped
  ProjectInclude plannedDisbursements(Jdbi jdbi, ListedRows rows) {
    return new Rows(
        "planned-disbursements", Table.PLANNED_DISBURSEMENT, "period_start", jdbi, rows);
  }

  private record Rows(String name, Table table, String order, Jdbi jdbi, ListedRows rows)
      implements ProjectInclude {

    /**
     * One project is asked for by its id, and many by an array, which PostgreSQL would plan anew
     * each time.
     */
    @Override
    public Map<Long, List<Object>> of(Collection<Long> projectIds) {
      boolean one = projectIds.size() == 1;
      Map<Long, List<Object>> found = new HashMap<>();
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(
                      """
                      select f.project_id, %s from %s f join project p on p.id = f.project_id
                      where f.project_id %s order by f.project_id, f.%s, f.id"""
                          .formatted(
                              table.columns(),
                              table.name().toLowerCase(),
                              one ? "= ?" : "= any(?)",
                              order))
                  .bind(0, one ? projectIds.iterator().next() : projectIds.toArray(Long[]::new))
                  .map(
                      (row, context) ->
                          found
                              .computeIfAbsent(
                                  row.getLong("project_id"), project -> new ArrayList<>())
                              .add(rows.of(table, row)))
                  .forEach(row -> {}));
      return found;
    }
  }
}
