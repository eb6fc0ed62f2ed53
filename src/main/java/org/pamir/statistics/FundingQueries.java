package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.postgresql.PGStatement;

/** Reads sums of facts, unrounded: of all projects that meet criteria, or of some of these. */
@ApplicationScoped
class FundingQueries {

  /**
   * Has the server keep the statement's plan from the first time on: planning takes longer than
   * looking a few projects up.
   */
  private static final StatementCustomizer PREPARED =
      new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        }
      };

  /**
   * The sums that answer a question, by one statement: its parts share the projects and what these
   * keep, and are told apart by their first column.
   *
   * @param facts the kinds of fact that its measures are made of
   * @param quality whether flows and what is overdrawn are wanted beside the sums
   * @param only ids of the projects whose part of the sums is wanted; null for all
   */
  FundingSums read(
      Handle handle,
      Criteria projects,
      FundingQuery asked,
      Collection<Measure> facts,
      boolean quality,
      Collection<Long> only) {
    FundingSql text = new FundingSql(projects, asked, only != null, quality);
    Query query = handle.createQuery(text.sql());
    projects.bindTo(query);
    // A name that this question does not use is no fault of another.
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    if (only != null) {
      query.bind("only", only.toArray(Long[]::new)).addCustomizer(PREPARED);
    }
    FundingSums sums = new FundingSums();
    query
        .bind("currency", asked.currency())
        .bind("measures", facts.stream().map(Measure::word).toArray(String[]::new))
        .map(
            (row, context) -> {
              add(row, text, sums);
              return null;
            })
        .list();
    return sums;
  }

  private static void add(ResultSet row, FundingSql text, FundingSums sums) throws SQLException {
    String kind = row.getString("kind");
    String how = row.getString("how");
    switch (row.getString("part")) {
      case FundingSql.SUM -> {
        sums.add(
            new FundingSums.Key(group(row, text), measure(kind), FundingSums.shared(how)),
            amount(row));
        for (int i = 0; i < text.imputable().size(); i++) {
          long count = row.getLong("i" + i);
          if (count > 0) {
            sums.addImputed(text.imputable().get(i).names().get(0), count);
          }
        }
      }
      case FundingSql.PROJECTS -> {
        if (row.getLong("facts") > 0) {
          sums.addProjects(group(row, text), row.getLong("facts"));
        }
      }
      case FundingSql.WHOLE -> sums.addWhole(measure(kind), amount(row));
      case FundingSql.UNCONVERTED ->
          sums.addUnconverted(
              new FundingSums.Unconverted(kind, how),
              new FundingSums.Left(row.getBigDecimal("gross"), row.getLong("facts")));
      case FundingSql.FLOW ->
          sums.addFlows(
              new FundingSums.Flows(kind, how),
              new FundingSums.Sent(row.getLong("facts"), usd(row), row.getLong("provisional")));
      case FundingSql.OVERDRAWN ->
          sums.addOverdrawn(
              how + "\0" + kind, row.getBigDecimal("gross"), row.getBigDecimal("counted"));
      default ->
          sums.addWarning(
              how + "\0" + kind,
              "%s: %s %s USD of what it counts, %s USD went on to projects that are counted too"
                  .formatted(
                      how,
                      kind,
                      LargestRemainder.cents(row.getBigDecimal("gross")).toPlainString(),
                      LargestRemainder.cents(row.getBigDecimal("counted")).toPlainString()));
    }
  }

  private static List<Object> group(ResultSet row, FundingSql text) throws SQLException {
    List<Object> group = new ArrayList<>(text.width());
    for (int i = 0; i < text.width(); i++) {
      Object value = row.getObject("g" + i);
      group.add(value instanceof String word ? FundingSums.shared(word) : value);
    }
    return group;
  }

  private static BigDecimal usd(ResultSet row) throws SQLException {
    BigDecimal usd = row.getBigDecimal("gross");
    return usd == null ? BigDecimal.ZERO : usd;
  }

  private static Measure measure(String kind) {
    return Word.of(Measure.class, kind);
  }

  private static FundingSums.Amount amount(ResultSet row) throws SQLException {
    return new FundingSums.Amount(
            row.getBigDecimal("gross"),
            row.getBigDecimal("counted"),
            row.getLong("facts"),
            row.getLong("provisional"))
        .compact();
  }
}
