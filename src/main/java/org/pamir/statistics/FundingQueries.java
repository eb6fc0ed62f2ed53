package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pamir.shared.paging.Criteria;

/** Sums of facts, unrounded. */
@ApplicationScoped
class FundingQueries {

  /**
   * One sum.
   *
   * @param group a value a column of the dimensions, in their order
   * @param measure a kind of fact
   * @param counted with retention, so that each dollar is in it once
   */
  record Sum(
      List<Object> group,
      Measure measure,
      String basis,
      BigDecimal gross,
      BigDecimal counted,
      boolean provisional) {}

  /** Everything counted: by kind of fact, over all groups. */
  record Whole(Measure measure, BigDecimal gross, BigDecimal counted, boolean provisional) {}

  /**
   * The projects asked for, and what each keeps of a dollar: a project that passed money on to
   * another of them keeps the rest. Only projects with linked flows are in retention; all others
   * keep everything.
   */
  private static final String SCOPE =
      """
      with b as materialized (select p.id from project p where %s),
      passed as (
        select l.provider_project_id as project_id, l.class, sum(l.usd) as usd
        from flow l
        where l.provider_project_id is not null and l.receiver_project_id is not null and l.usd is not null
          and l.provider_project_id in (select id from b) and l.receiver_project_id in (select id from b)
        group by l.provider_project_id, l.class
      ),
      retention as (
        select m.project_id, m.class, g.usd as gross, passed.usd as passed,
               case when g.usd > 0 then 1 - passed.usd / g.usd else 1 end as kept
        from passed
        join project_funding m on m.project_id = passed.project_id and m.class = passed.class
        cross join lateral (select case m.side when 'in' then m.in_usd else m.out_usd end as usd) g
      )
      """;

  private static final String KEPT =
      """
      case when f.measure = 'spent' and f.passed_to in (select id from b) then 0 else coalesce(r.kept, 1) end""";

  private static final String FACTS =
      """
      from b
      join project p on p.id = b.id
      join fact f on f.project_id = b.id and f.measure = any(:measures)
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

  List<Sum> sums(Handle handle, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    String columns =
        asked.groupBy().stream().map(Dimension::columns).collect(Collectors.joining(", "));
    String weight =
        asked.groupBy().stream()
            .map(Dimension::weight)
            .collect(Collectors.joining(" * ", " * ", ""));
    String part =
        "(" + value(asked) + " * pl.part" + (asked.groupBy().isEmpty() ? "" : weight) + ")";
    int width = asked.groupBy().stream().mapToInt(dimension -> dimension.names().size()).sum();
    String sql =
        SCOPE.formatted(projects.where())
            + "select f.measure as kind, pl.basis as how, sum("
            + part
            + ") as gross, sum("
            + KEPT
            + " * "
            + part
            + ") as counted, bool_or(f.provisional) as provisional"
            + (width == 0 ? "" : ", " + columns)
            + "\n"
            + FACTS
            + places(asked)
            + joins(asked)
            + "where "
            + part
            + " is not null\n"
            + "group by f.measure, pl.basis"
            + (width == 0 ? "" : ", " + columns);
    return bind(handle.createQuery(sql), projects, asked, facts)
        .map(
            (row, context) -> {
              List<Object> group = new ArrayList<>();
              for (int i = 0; i < width; i++) {
                group.add(row.getObject(6 + i));
              }
              return new Sum(
                  group,
                  org.pamir.shared.Word.of(Measure.class, row.getString("kind")),
                  row.getString("how"),
                  row.getBigDecimal("gross"),
                  row.getBigDecimal("counted"),
                  row.getBoolean("provisional"));
            })
        .list();
  }

  /** How many projects have money in each group. */
  Map<List<Object>, Long> projects(
      Handle handle, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    String columns =
        asked.groupBy().stream().map(Dimension::columns).collect(Collectors.joining(", "));
    int width = asked.groupBy().stream().mapToInt(dimension -> dimension.names().size()).sum();
    List<String> names = IntStream.range(0, width).mapToObj(i -> "g" + i).toList();
    String named = String.join("", names.stream().map(name -> ", " + name).toList());
    // Distinct first and counted then: a hash of the groups, where count(distinct) sorts every
    // fact.
    String sql =
        SCOPE.formatted(projects.where())
            + "select count(*) as projects"
            + named
            + " from (select distinct f.project_id"
            + (width == 0 ? "" : ", " + columns)
            + "\n"
            + FACTS
            + places(asked)
            + joins(asked)
            + ") as grouped (project_id"
            + named
            + ")"
            + (width == 0 ? "" : " group by " + String.join(", ", names));
    Map<List<Object>, Long> counts = new LinkedHashMap<>();
    bind(handle.createQuery(sql), projects, asked, facts)
        .map(
            (row, context) -> {
              List<Object> group = new ArrayList<>();
              for (int i = 0; i < width; i++) {
                group.add(row.getObject(2 + i));
              }
              return counts.put(group, row.getLong("projects"));
            })
        .list();
    return counts;
  }

  List<Whole> wholes(
      Handle handle, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    String sql =
        SCOPE.formatted(projects.where())
            + "select f.measure as kind, sum("
            + value(asked)
            + ") as gross, sum("
            + KEPT
            + " * "
            + value(asked)
            + ") as counted,"
            + " bool_or(f.provisional) as provisional\n"
            + FACTS
            + "where "
            + value(asked)
            + " is not null group by f.measure";
    return bind(handle.createQuery(sql), projects, asked, facts)
        .map(
            (row, context) ->
                new Whole(
                    org.pamir.shared.Word.of(Measure.class, row.getString("kind")),
                    row.getBigDecimal("gross"),
                    row.getBigDecimal("counted"),
                    row.getBoolean("provisional")))
        .list();
  }

  List<FundingAnswer.Unconverted> unconverted(
      Handle handle, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    String sql =
        SCOPE.formatted(projects.where())
            + "select f.measure as kind, f.currency, sum(f.amount) as amount, count(distinct f.source) as count\n"
            + FACTS
            + "where "
            + value(asked)
            + " is null group by f.measure, f.currency order by f.measure, f.currency";
    return bind(handle.createQuery(sql), projects, asked, facts)
        .map(
            (row, context) ->
                new FundingAnswer.Unconverted(
                    row.getString("kind"),
                    row.getString("currency"),
                    LargestRemainder.cents(row.getBigDecimal("amount")),
                    row.getLong("count")))
        .list();
  }

  /** The dimensions whose weights had to be made up for some project. */
  List<String> imputed(
      Handle handle, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    return asked.groupBy().stream()
        .filter(dimension -> dimension.imputed() != null)
        .filter(
            dimension ->
                bind(
                        handle.createQuery(
                            SCOPE.formatted(projects.where())
                                + "select coalesce(bool_or("
                                + dimension.imputed()
                                + "), false)\n"
                                + FACTS
                                + dimension.join()),
                        projects,
                        asked,
                        facts)
                    .mapTo(Boolean.class)
                    .one())
        .map(dimension -> dimension.names().get(0))
        .toList();
  }

  /**
   * Projects whose figures need a reader's care: reductions beyond what was given, more passed on
   * than came in.
   */
  List<String> warnings(
      Handle handle, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    String sql =
        SCOPE.formatted(projects.where())
            + """
            select p.identifier, m.class, g.usd as gross, coalesce(r.passed, 0) as passed
            from b
            join project p on p.id = b.id
            join project_funding m on m.project_id = b.id and m.class = any(:measures)
            cross join lateral (select case m.side when 'in' then m.in_usd else m.out_usd end as usd) g
            left join retention r on r.project_id = m.project_id and r.class = m.class
            where g.usd < 0 or r.kept not between 0 and 1 or r.gross <= 0
            order by p.identifier, m.class limit 100
            """;
    return bind(handle.createQuery(sql), projects, asked, facts)
        .map(
            (row, context) ->
                "%s: %s %s USD of what it counts, %s USD went on to projects that are counted too"
                    .formatted(
                        row.getString("identifier"),
                        row.getString("class"),
                        LargestRemainder.cents(row.getBigDecimal("gross")).toPlainString(),
                        LargestRemainder.cents(row.getBigDecimal("passed")).toPlainString()))
        .list();
  }

  private static String value(FundingQuery asked) {
    return asked.currency().equals("USD") ? "f.usd" : "(f.usd / usd_rate(:currency, f.rate_date))";
  }

  private static String places(FundingQuery asked) {
    return asked.imputed() ? IMPUTED_PLACES : PLACES;
  }

  private static String joins(FundingQuery asked) {
    return asked.groupBy().stream().map(Dimension::join).collect(Collectors.joining("\n")) + "\n";
  }

  private static Query bind(
      Query query, Criteria projects, FundingQuery asked, Collection<Measure> facts) {
    projects.bindTo(query);
    // A name that one query does not use is no fault of another.
    query.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
    return query
        .bind("currency", asked.currency())
        .bind("measures", facts.stream().map(Measure::word).toArray(String[]::new));
  }
}
