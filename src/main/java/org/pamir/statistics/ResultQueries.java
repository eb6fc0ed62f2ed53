package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.paging.Criteria;

/** Reads the figures of results of the projects that match, indicator by indicator. */
@ApplicationScoped
class ResultQueries {

  private static final int FETCH = 2_000;

  /**
   * A figure with the indicator it belongs to; without kind where an indicator has no figures.
   *
   * @param indicator tells indicators apart
   * @param country of the project, where it is in no other; null where it is in several
   * @param places countries that the figure names, by a dimension or its locations
   * @param dimensions other parts of the whole, {@code name=value} in small letters
   * @param aggregation null where nobody says
   */
  record Figure(
      String indicator,
      long project,
      String identifier,
      long reporter,
      String reporterRef,
      String country,
      String type,
      String title,
      String measure,
      String unit,
      boolean ascending,
      Boolean aggregation,
      boolean includesChildren,
      String vocabulary,
      String code,
      Integer goal,
      String target,
      int period,
      String kind,
      LocalDate start,
      LocalDate end,
      ResultAmount amount,
      Set<String> places,
      boolean located,
      List<String> dimensions) {}

  /** Hands over the figures in the order of their indicators. */
  void read(Handle handle, Criteria criteria, Consumer<Figure> reader) {
    criteria
        .bindTo(
            handle.createQuery(
                """
                select i.result_id, i.indicator, p.id, p.identifier, p.reporting_organisation_id,
                       o.ref as reporter_ref, c.country, i.type, i.title, i.measure, i.unit, i.ascending, i.aggregation,
                       i.includes_children, i.vocabulary, i.code, i.goal, i.target,
                       v.period, v.kind, v.starts_on, v.ends_on, v.number, v.numerator, v.denominator, nullif(v.countries, '{}') as places,
                       cardinality(v.locations) > 0 as located,
                       case when cardinality(v.locations) > 0 then
                         array(select distinct l.country from project_location l
                               where l.project_id = p.id and l.ref = any(v.locations) and l.country is not null) end as located_in,
                       case when v.dimensions <> '[]' then
                         array(select lower(concat(x ->> 'name', '=', x ->> 'value')) from jsonb_array_elements(v.dimensions) x) end
                         as dimensions
                from project p
                join organisation o on o.id = p.reporting_organisation_id
                join result_indicator i on i.project_id = p.id
                left join result_value v on v.result_id = i.result_id and v.indicator = i.indicator
                cross join lateral (select case when count(*) = 1 then min(a.country) end as country
                                    from participation a where a.project_id = p.id) c
                where p.publication = 'published' and %s
                order by p.id, i.result_id, i.indicator, v.period, v.kind, v.ordinal
                """
                    .formatted(criteria.where())))
        .setFetchSize(FETCH)
        .map((row, context) -> figure(row))
        .forEach(reader);
  }

  private static Figure figure(ResultSet row) throws SQLException {
    Set<String> places = set(row.getArray("places"));
    Set<String> located = set(row.getArray("located_in"));
    if (!located.isEmpty()) {
      places = new HashSet<>(places);
      places.addAll(located);
    }
    String kind = row.getString("kind");
    return new Figure(
        row.getString("result_id") + '/' + row.getInt("indicator"),
        row.getLong("id"),
        row.getString("identifier"),
        row.getLong("reporting_organisation_id"),
        row.getString("reporter_ref"),
        row.getString("country"),
        row.getString("type"),
        row.getString("title"),
        row.getString("measure"),
        row.getString("unit"),
        row.getBoolean("ascending"),
        row.getObject("aggregation", Boolean.class),
        row.getBoolean("includes_children"),
        row.getString("vocabulary"),
        row.getString("code"),
        row.getObject("goal", Integer.class),
        row.getString("target"),
        row.getInt("period"),
        kind,
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        new ResultAmount(
            row.getBigDecimal("number"),
            row.getBigDecimal("numerator"),
            row.getBigDecimal("denominator")),
        places,
        row.getBoolean("located"),
        List.copyOf(set(row.getArray("dimensions"))));
  }

  private static Set<String> set(Array array) throws SQLException {
    if (array == null) {
      return Set.of();
    }
    Set<String> all = new HashSet<>();
    for (String value : (String[]) array.getArray()) {
      all.add(value);
    }
    return all;
  }

  /** By project, those that it or they name as its children. */
  Map<Long, Set<Long>> children(Handle handle, Collection<Long> parents) {
    Map<Long, Set<Long>> children = new HashMap<>();
    if (parents.isEmpty()) {
      return children;
    }
    handle
        .createQuery(
            """
            select p.id as parent, c.id as child
            from project p
            join related_project r on r.project_id = p.id and r.type = 'child'
            join project c on c.identifier = r.identifier
            where p.id = any(:parents)
            union
            select p.id, r.project_id
            from project p join related_project r on r.identifier = p.identifier and r.type = 'parent'
            where p.id = any(:parents)
            """)
        .bind("parents", parents.toArray(Long[]::new))
        .map(
            (row, context) ->
                children
                    .computeIfAbsent(row.getLong("parent"), id -> new HashSet<>())
                    .add(row.getLong("child")))
        .forEach(added -> {});
    return children;
  }
}
