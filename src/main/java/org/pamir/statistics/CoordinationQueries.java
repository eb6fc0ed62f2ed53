package org.pamir.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.AsOf;
import org.pamir.shared.paging.Criteria;
import org.pamir.statistics.Coordination.Overlap;

/** Who works where and when, from the index of projects' parts. */
@ApplicationScoped
class CoordinationQueries {

  static final int ORGANISATIONS = 1_000;
  static final int OVERLAPS = 500;

  /** As many projects are compared with each other. */
  static final int COMPARED = 1_000;

  private static final String UNDER_WAY =
      "p.status in ('implementation', 'finalisation') and coalesce(p.ends_on, 'infinity') >= :today";

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final Clock clock;

  CoordinationQueries(Jdbi jdbi, ObjectMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.json = json;
    this.clock = clock;
  }

  /** An organisation in what matches. */
  record Party(
      String ref,
      Map<String, String> name,
      List<String> roles,
      long projects,
      long active,
      LocalDate from,
      LocalDate to) {}

  List<Party> parties(Criteria criteria) {
    return jdbi.withHandle(
        handle ->
            criteria
                .bindTo(
                    handle.createQuery(
                        """
                        with matching as materialized (
                          select p.id, p.starts_on, p.ends_on, p.reporting_organisation_id, %s as active
                          from project p where p.publication = 'published' and %s
                        ), parties as (
                          select m.*, m.reporting_organisation_id as organisation_id, 'reporting' as role from matching m
                          union all
                          select m.*, o.organisation_id, o.role from matching m join project_organisation o on o.project_id = m.id
                        )
                        select o.ref, o.name, t.* from (
                          select organisation_id, array_agg(distinct role order by role) as roles, count(distinct id) as projects,
                                 count(distinct id) filter (where active) as active, min(starts_on) as starts, max(ends_on) as ends
                          from parties group by organisation_id) t
                        join organisation o on o.id = t.organisation_id
                        order by t.projects desc, o.ref limit :limit
                        """
                            .formatted(UNDER_WAY, criteria.where())))
                .bind("today", today())
                .bind("limit", ORGANISATIONS + 1)
                .map(
                    (row, context) ->
                        new Party(
                            row.getString("ref"),
                            names(row.getString("name")),
                            List.of((String[]) row.getArray("roles").getArray()),
                            row.getLong("projects"),
                            row.getLong("active"),
                            row.getObject("starts", LocalDate.class),
                            row.getObject("ends", LocalDate.class)))
                .list());
  }

  /** How many projects that are not over match, counted up to one more than are compared. */
  long compared(Criteria criteria) {
    return jdbi.withHandle(
        handle ->
            criteria
                .bindTo(
                    handle.createQuery(
                        "select count(*) from (select 1 from project p where p.publication = 'published' and "
                            + UNDER_WAY
                            + " and "
                            + criteria.where()
                            + " limit :limit) m"))
                .bind("today", today())
                .bind("limit", COMPARED + 1)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Where two reporting organisations are under way at once.
   *
   * @param countries those that are asked for, or null
   * @param goals those that are asked for, or null
   */
  List<Overlap> overlaps(Criteria criteria, String[] countries, Integer[] goals) {
    return jdbi.withHandle(
        handle ->
            criteria
                .bindTo(
                    handle.createQuery(
                        """
                        with matching as materialized (
                          select p.id, p.starts_on, p.ends_on, p.reporting_organisation_id as organisation_id
                          from project p where p.publication = 'published' and %s and %s
                          order by p.identifier limit :compared
                        ), places as materialized (
                          -- Most projects name no goal: those are compared by country alone.
                          select m.*, c.country, coalesce(s.goal, 0) as goal
                          from matching m join participation c on c.project_id = m.id
                          left join (select distinct project_id, goal from project_sdg) s on s.project_id = m.id
                          where (:anyCountry or c.country = any(:countries)) and (:anyGoal or s.goal = any(:goals))
                        )
                        select a.ref as one, b.ref as other, t.country, nullif(t.goal, 0) as goal, t.pairs, t.starts, nullif(t.ends, 'infinity') as ends
                        from (
                          select x.organisation_id as one_id, y.organisation_id as other_id, x.country, x.goal, count(*) as pairs,
                                 min(greatest(x.starts_on, y.starts_on)) as starts,
                                 max(least(coalesce(x.ends_on, 'infinity'), coalesce(y.ends_on, 'infinity'))) as ends
                          from places x join places y on y.country = x.country and y.goal = x.goal
                            and x.organisation_id < y.organisation_id
                            and coalesce(x.starts_on, '-infinity') <= coalesce(y.ends_on, 'infinity')
                            and coalesce(y.starts_on, '-infinity') <= coalesce(x.ends_on, 'infinity')
                          group by 1, 2, 3, 4) t
                        join organisation a on a.id = t.one_id join organisation b on b.id = t.other_id
                        order by t.pairs desc, a.ref, b.ref, t.country, t.goal limit :limit
                        """
                            .formatted(UNDER_WAY, criteria.where())))
                .bind("today", today())
                .bind("compared", COMPARED)
                .bind("limit", OVERLAPS)
                .bind("anyCountry", countries == null)
                .bind("countries", countries == null ? new String[0] : countries)
                .bind("anyGoal", goals == null)
                .bind("goals", goals == null ? new Integer[0] : goals)
                .map(
                    (row, context) ->
                        new Overlap(
                            row.getString("one"),
                            row.getString("other"),
                            row.getString("country"),
                            row.getObject("goal", Integer.class),
                            row.getLong("pairs"),
                            row.getObject("starts", LocalDate.class),
                            row.getObject("ends", LocalDate.class)))
                .list());
  }

  /** How many work in a cell. */
  record Work(long active, long organisations) {}

  /**
   * What is under way by country and goal, or theme.
   *
   * @return by {@code country/goal}, or {@code country/theme}; a cell without work is not there
   */
  Map<String, Work> work(Criteria criteria, String[] countries, boolean byTheme) {
    String part =
        byTheme
            ? "(select project_id, theme as cell from project_theme) s"
            : "(select distinct project_id, goal::text as cell from project_sdg) s";
    return jdbi.withHandle(
        handle ->
            criteria
                .bindTo(
                    handle.createQuery(
                        """
                        select c.country || '/' || s.cell as cell, count(*) as active,
                               count(distinct p.reporting_organisation_id) as organisations
                        from project p join participation c on c.project_id = p.id join %s on s.project_id = p.id
                        where p.publication = 'published' and c.country = any(:countries) and %s and %s
                        group by 1
                        """
                            .formatted(part, UNDER_WAY, criteria.where())))
                .bind("today", today())
                .bind("countries", countries)
                .reduceRows(
                    new HashMap<>(),
                    (work, row) -> {
                      work.put(
                          row.getColumn("cell", String.class),
                          new Work(
                              row.getColumn("active", Long.class),
                              row.getColumn("organisations", Long.class)));
                      return work;
                    }));
  }

  /** Of a question about the past, the day of what was known then: the answer stays the same. */
  private LocalDate today() {
    LocalDate now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return AsOf.revision().isEmpty()
        ? now
        : jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select coalesce(max(recorded_at at time zone 'UTC')::date, :now) from revision")
                    .bind("now", now)
                    .mapTo(LocalDate.class)
                    .one());
  }

  private Map<String, String> names(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
