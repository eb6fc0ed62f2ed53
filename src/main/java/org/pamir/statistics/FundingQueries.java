package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;

/** Reads sums of facts, unrounded: of all projects that meet criteria, or of some of these. */
@ApplicationScoped
class FundingQueries {

  /**
   * The projects asked for, and what each keeps of a dollar: a project that passed money on to
   * another of them keeps the rest. Only projects with linked flows are in retention; all others
   * keep everything. Materialized, so that it is worked out once: after a large import, until the
   * planner knows of its rows, PostgreSQL would work it out anew for every fact, for minutes.
   */
  private static final String SCOPE =
      """
      with b as materialized (
        select p.id, p.identifier, p.status, p.reporting_organisation_id from project p where %s%s
      ),
      passed as materialized (
        select l.provider_project_id as project_id, l.class, sum(l.usd) as usd
        from flow l
        where l.provider_project_id is not null and l.receiver_project_id is not null and l.usd is not null
          and l.provider_project_id in (select id from b) and l.receiver_project_id in (select id from b)
          and %s
        group by l.provider_project_id, l.class
      ),
      retention as materialized (
        select m.project_id, m.class, g.usd as gross, passed.usd as passed,
               case when g.usd > 0 then 1 - passed.usd / g.usd else 1 end as kept
        from passed
        join project_funding m on m.project_id = passed.project_id and m.class = passed.class
        cross join lateral (select case m.side when 'in' then m.in_usd else m.out_usd end as usd) g
        where %s
      )""";

  /** What some projects bring depends on those that they passed money on to, and on no others. */
  private static final String AMONG =
      """

        and p.id in (select unnest(cast(:only as bigint[])) union
                     select l.receiver_project_id from flow l where l.provider_project_id = any(:only))""";

  private static final String KEPT =
      """
      case when f.measure = 'spent' and f.passed_to in (select id from b) then 0 else coalesce(r.kept, 1) end""";

  private static final String FACTS =
      """
      from b p
      join fact f on f.project_id = p.id and f.measure = any(:measures)
      left join retention r on r.project_id = f.project_id and r.class = f.measure
      """;

  /**
   * Where a fact lies: as it is shared, or, for what nobody shared out, equally in the
   * participating countries.
   */
  private static final String PLACES =
      "cross join lateral (select f.country, f.region, f.basis, 1::numeric as part) pl\n";

  private static final String IMPUTED_PLACES =
      """
      cross join lateral (
        select f.country, f.region, f.basis, 1::numeric as part
        where f.basis <> 'regional' or not exists (select 1 from participation c where c.project_id = f.project_id)
        union all
        select c.country, null, 'imputed', 1 / (count(*) over ())::numeric(40, 30)
        from participation c where f.basis = 'regional' and c.project_id = f.project_id
      ) pl
      """;

  /**
   * The sums that answer a question.
   *
   * @param facts the kinds of fact that its measures are made of
   * @param only ids of the projects whose part of the sums is wanted; null for all
   */
  FundingSums read(
      Handle handle,
      Criteria projects,
      FundingQuery asked,
      Collection<Measure> facts,
      Collection<Long> only) {
    FundingSums sums = new FundingSums();
    Reading reading = new Reading(handle, projects, asked, facts, only);
    groups(reading, sums);
    if (asked.splitsFacts()) {
      wholes(reading, sums);
    }
    unconverted(reading, sums);
    warnings(reading, sums);
    return sums;
  }

  /** One question to one snapshot. */
  private record Reading(
      Handle handle,
      Criteria projects,
      FundingQuery asked,
      Collection<Measure> facts,
      Collection<Long> only) {

    Query query(String sql) {
      Query query =
          handle.createQuery(
              SCOPE.formatted(
                      projects.where(),
                      only == null ? "" : AMONG,
                      wanted("l.provider_project_id"),
                      wanted("m.project_id"))
                  + sql);
      projects.bindTo(query);
      // A name that one query does not use is no fault of another.
      query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
      if (only != null) {
        query.bind("only", only.toArray(Long[]::new));
      }
      return query
          .bind("currency", asked.currency())
          .bind("measures", facts.stream().map(Measure::word).toArray(String[]::new));
    }

    /**
     * Of rows, those of the projects wanted. Said of each table: the planner does not carry it from
     * one to another, and would walk through all rows up to them.
     */
    String wanted(String project) {
      return only == null ? "true" : project + " = any(:only)";
    }

    String value() {
      return asked.currency().equals("USD")
          ? "f.usd"
          : "(f.usd / usd_rate(:currency, f.rate_date))";
    }
  }

  /**
   * Sums by group, and how many projects have money in each, in one pass over the facts: first by
   * project, then over projects.
   */
  private static void groups(Reading reading, FundingSums sums) {
    FundingQuery asked = reading.asked();
    List<Dimension> imputable =
        asked.groupBy().stream().filter(dimension -> dimension.imputed() != null).toList();
    int width = asked.groupBy().stream().mapToInt(dimension -> dimension.names().size()).sum();
    String names = IntStream.range(0, width).mapToObj(i -> ", g" + i).collect(Collectors.joining());
    String columns =
        asked.groupBy().stream().map(d -> ", " + d.columns()).collect(Collectors.joining());
    String part =
        reading.value()
            + " * pl.part"
            + asked.groupBy().stream().map(d -> " * " + d.weight()).collect(Collectors.joining());
    String made =
        imputable.stream()
            .map(dimension -> ", bool_or(coalesce(%s, false))".formatted(dimension.imputed()))
            .collect(Collectors.joining());
    String sql =
        """
        , grouped (project_id, kind, how, gross, counted, facts, provisional%1$s%2$s) as materialized (
        select f.project_id, f.measure, pl.basis, sum(%3$s), sum(%4$s * %3$s), count(%3$s),
               count(%3$s) filter (where f.provisional)%5$s%6$s
        %7$s%8$s%9$s
        where %10$s
        group by f.project_id, f.measure, pl.basis%5$s)
        select kind, how, sum(gross), sum(counted), sum(facts), sum(provisional), null::bigint as projects%1$s%11$s
        from grouped where facts > 0 group by kind, how%1$s
        union all
        select null, null, null, null, null, null, count(*)%1$s%12$s
        from (select distinct project_id%1$s from grouped) d%13$s
        """
            .formatted(
                names,
                numbered(imputable, ", i%d"),
                part,
                KEPT,
                columns,
                made,
                FACTS,
                asked.imputed() ? IMPUTED_PLACES : PLACES,
                asked.groupBy().stream().map(Dimension::join).collect(Collectors.joining("\n")),
                reading.wanted("f.project_id"),
                numbered(imputable, ", count(*) filter (where i%d)"),
                numbered(imputable, ", null::bigint"),
                width == 0 ? "" : " group by " + names.substring(2));
    reading
        .query(sql)
        .map(
            (row, context) -> {
              List<Object> group = new ArrayList<>(width);
              for (int i = 0; i < width; i++) {
                group.add(row.getObject(8 + i));
              }
              if (row.getString("kind") == null) {
                if (row.getLong("projects") > 0) {
                  sums.addProjects(group, row.getLong("projects"));
                }
                return null;
              }
              sums.add(
                  new FundingSums.Key(group, measure(row), row.getString("how")), amount(row, 3));
              for (int i = 0; i < imputable.size(); i++) {
                long count = row.getLong(8 + width + i);
                if (count > 0) {
                  sums.addImputed(imputable.get(i).names().get(0), count);
                }
              }
              return null;
            })
        .list();
  }

  private static String numbered(List<Dimension> dimensions, String pattern) {
    return IntStream.range(0, dimensions.size())
        .mapToObj(i -> pattern.formatted(i))
        .collect(Collectors.joining());
  }

  private static void wholes(Reading reading, FundingSums sums) {
    reading
        .query(
            """

            select f.measure as kind, sum(%1$s), sum(%2$s * %1$s), count(%1$s), count(%1$s) filter (where f.provisional)
            %3$s
            where %1$s is not null and %4$s group by f.measure
            """
                .formatted(reading.value(), KEPT, FACTS, reading.wanted("f.project_id")))
        .map(
            (row, context) -> {
              sums.addWhole(measure(row), amount(row, 2));
              return null;
            })
        .list();
  }

  private static void unconverted(Reading reading, FundingSums sums) {
    reading
        .query(
            """

            select f.measure as kind, f.currency, sum(f.amount) as amount, count(distinct f.source) as count
            %s
            where %s is null and %s group by f.measure, f.currency
            """
                .formatted(FACTS, reading.value(), reading.wanted("f.project_id")))
        .map(
            (row, context) -> {
              sums.addUnconverted(
                  new FundingSums.Unconverted(row.getString("kind"), row.getString("currency")),
                  new FundingSums.Left(row.getBigDecimal("amount"), row.getLong("count")));
              return null;
            })
        .list();
  }

  /**
   * Projects whose figures need a reader's care: reductions beyond what was given, more passed on
   * than came in.
   */
  private static void warnings(Reading reading, FundingSums sums) {
    reading
        .query(
            """

            select p.identifier, m.class, g.usd as gross, coalesce(r.passed, 0) as passed
            from b p
            join project_funding m on m.project_id = p.id and m.class = any(:measures)
            cross join lateral (select case m.side when 'in' then m.in_usd else m.out_usd end as usd) g
            left join retention r on r.project_id = m.project_id and r.class = m.class
            where (g.usd < 0 or r.kept not between 0 and 1 or r.gross <= 0) and %s
            """
                .formatted(reading.wanted("m.project_id")))
        .map(
            (row, context) -> {
              String identifier = row.getString("identifier");
              String kind = row.getString("class");
              sums.addWarning(
                  identifier + "\0" + kind,
                  "%s: %s %s USD of what it counts, %s USD went on to projects that are counted too"
                      .formatted(
                          identifier,
                          kind,
                          LargestRemainder.cents(row.getBigDecimal("gross")).toPlainString(),
                          LargestRemainder.cents(row.getBigDecimal("passed")).toPlainString()));
              return null;
            })
        .list();
  }

  private static Measure measure(ResultSet row) throws SQLException {
    return Word.of(Measure.class, row.getString("kind"));
  }

  /** Four columns: gross, counted, how many, how many of them provisional. */
  private static FundingSums.Amount amount(ResultSet row, int first) throws SQLException {
    BigDecimal gross = row.getBigDecimal(first);
    return new FundingSums.Amount(
        gross, row.getBigDecimal(first + 1), row.getLong(first + 2), row.getLong(first + 3));
  }
}
