package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pamir.funding.FundingQueries.Table;
import org.pamir.project.FollowedPart;

/** The rows of money, for those who follow what changes. */
class FollowedMoney {

  @Produces
  @ApplicationScoped
  FollowedPart commitments(ListedRows rows) {
    return new Rows(Table.COMMITMENT, "commitment", rows);
  }

  @Produces
  @ApplicationScoped
  FollowedPart disbursements(ListedRows rows) {
    return new Rows(Table.DISBURSEMENT, "disbursement", rows);
  }

  @Produces
  @ApplicationScoped
  FollowedPart budgets(ListedRows rows) {
    return new Rows(Table.BUDGET, "budget", rows);
  }

  @Produces
  @ApplicationScoped
  FollowedPart plannedDisbursements(ListedRows rows) {
    return new Rows(Table.PLANNED_DISBURSEMENT, "planned-disbursement", rows);
  }

  private record Rows(Table of, String thing, ListedRows rows) implements FollowedPart {

    @Override
    public String table() {
      return of.name().toLowerCase();
    }

    @Override
    public String path() {
      return thing + "s";
    }

    @Override
    public List<Part> ofProjects(Handle handle, Collection<Long> projects) {
      return read(
          handle
              .createQuery(query("f.project_id = any(:projects)"))
              .bind("projects", projects.toArray(Long[]::new)));
    }

    @Override
    public List<Part> ofIds(Handle handle, Collection<String> ids) {
      return read(
          handle
              .createQuery(query("f.id = any(cast(:ids as uuid[]))"))
              .bind("ids", ids.toArray(String[]::new)));
    }

    private String query(String condition) {
      return "select f.project_id, "
          + of.columns()
          + " from "
          + table()
          + " f join project p on p.id = f.project_id where "
          + condition
          + " order by f.project_id, f.id";
    }

    private List<Part> read(Query query) {
      return query
          .map(
              (row, context) ->
                  new Part(row.getLong("project_id"), row.getString("id"), rows.of(of, row)))
          .list();
    }
  }
}
