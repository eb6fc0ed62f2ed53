package org.pamir.statistics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pamir.shared.paging.Criteria;

/**
 * The text of the statement that answers a question about money: fixed pieces, chosen by what is
 * asked. Its rows have a {@code part} that says what they tell:
 *
 * <ul>
 *   <li>{@link #SUM}: of a group, a kind of fact and a basis ({@code how}), its amounts
 *   <li>{@link #PROJECTS}: of a group, how many projects have money in it
 *   <li>{@link #WHOLE}: of a kind of fact, everything, where groups split or repeat facts
 *   <li>{@link #UNCONVERTED}: of a kind of fact and a currency ({@code how}), what has no rate
 *   <li>{@link #WARNING}: of a kind of fact and a project ({@code how}), that its figures need care
 *   <li>{@link #FLOW}: of a class of flows and a state ({@code how}), how many and how much
 *   <li>{@link #OVERDRAWN}: of a commitment ({@code kind}) of a project ({@code how}), what it
 *       holds and what is drawn on it
 * </ul>
 */
final class FundingSql {

  static final String SUM = "sum";
  static final String PROJECTS = "projects";
  static final String WHOLE = "whole";
  static final String UNCONVERTED = "unconverted";
  static final String WARNING = "warning";
  static final String FLOW = "flow";
  static final String OVERDRAWN = "overdrawn";

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
                     select l.receiver_project_id from flow l where l.provider_project_id = any(:only)%s)""";

  /** Of a flow, whichever side is asked for. */
  private static final String AND_PROVIDERS =
      " union\n select l.provider_project_id from flow l where l.receiver_project_id = any(:only)";

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

  private final Criteria projects;
  private final FundingQuery asked;
  private final boolean some;
  private final boolean quality;
  private final List<Dimension> imputable;
  private final int width;

  /**
   * @param some whether only what some projects bring is wanted, whose ids are bound as {@code
   *     only}
   * @param quality whether flows and what is overdrawn are wanted beside the sums
   */
  FundingSql(Criteria projects, FundingQuery asked, boolean some, boolean quality) {
    this.projects = projects;
    this.asked = asked;
    this.some = some;
    this.quality = quality;
    this.imputable =
        asked.groupBy().stream().filter(dimension -> dimension.imputed() != null).toList();
    this.width = asked.groupBy().stream().mapToInt(dimension -> dimension.names().size()).sum();
  }

  /** The dimensions whose weights may be made up; column {@code i0} … counts where they were. */
  List<Dimension> imputable() {
    return imputable;
  }

  /** How many columns {@code g0} … name a group. */
  int width() {
    return width;
  }

  String sql() {
    return SCOPE.formatted(
            some ? projects.whereOfFew() : projects.where(),
            some ? AMONG.formatted(quality ? AND_PROVIDERS : "") : "",
            wanted("l.provider_project_id"),
            wanted("m.project_id"))
        + groups()
        + (asked.splitsFacts() ? whole() : "")
        + unconverted()
        + warnings()
        + (quality ? flows() + overdrawn() : "");
  }

  /**
   * Of rows, those of the projects wanted. Said of each table: the planner does not carry it from
   * one to another, and would walk through all rows up to them.
   */
  private String wanted(String project) {
    return some ? project + " = any(:only)" : "true";
  }

  private String value() {
    return asked.currency().equals("USD") ? "f.usd" : "(f.usd / usd_rate(:currency, f.rate_date))";
  }

  /**
   * Sums by group, and how many projects have money in each, in one pass over the facts: first by
   * project, then over projects.
   */
  private String groups() {
    String names = columns(", g%d");
    String part =
        value()
            + " * pl.part"
            + asked.groupBy().stream().map(d -> " * " + d.weight()).collect(Collectors.joining());
    return """
        , grouped (project_id, kind, how, gross, counted, facts, provisional%1$s%2$s) as materialized (
        select f.project_id, f.measure, pl.basis, sum(%3$s), sum(%4$s * %3$s), count(%3$s),
               count(%3$s) filter (where f.provisional)%5$s%6$s
        %7$s%8$s%9$s
        where %10$s
        group by f.project_id, f.measure, pl.basis%5$s)
        select 'sum' as part, kind, how, sum(gross) as gross, sum(counted) as counted, sum(facts)::bigint as facts,
               sum(provisional)::bigint as provisional%1$s%11$s
        from grouped where facts > 0 group by kind, how%1$s
        union all
        select 'projects', null, null, null, null, count(*), null%1$s%12$s
        from (select distinct project_id%1$s from grouped) d%13$s
        """
        .formatted(
            names,
            imputable(", i%d"),
            part,
            KEPT,
            asked.groupBy().stream().map(d -> ", " + d.columns()).collect(Collectors.joining()),
            imputable.stream()
                .map(dimension -> ", bool_or(coalesce(%s, false))".formatted(dimension.imputed()))
                .collect(Collectors.joining()),
            FACTS,
            asked.imputed() ? IMPUTED_PLACES : PLACES,
            asked.groupBy().stream().map(d -> d.join(some)).collect(Collectors.joining("\n")),
            wanted("f.project_id"),
            imputable(", count(*) filter (where i%1$d) as i%1$d"),
            imputable(", null"),
            width == 0 ? "" : " group by " + names.substring(2));
  }

  private String whole() {
    return """
        union all
        select 'whole', f.measure, null, sum(%1$s), sum(%2$s * %1$s), count(%1$s), count(%1$s) filter (where f.provisional)%5$s
        %3$s
        where %1$s is not null and %4$s group by f.measure
        """
        .formatted(value(), KEPT, FACTS, wanted("f.project_id"), nothing());
  }

  private String unconverted() {
    return """
        union all
        select 'unconverted', f.measure, f.currency, sum(f.amount), null, count(distinct f.source), null%s
        %s
        where %s is null and %s group by f.measure, f.currency
        """
        .formatted(nothing(), FACTS, value(), wanted("f.project_id"));
  }

  /**
   * Projects whose figures need a reader's care: reductions beyond what was given, more passed on
   * than came in.
   */
  private String warnings() {
    return """
        union all
        select 'warning', m.class, p.identifier, g.usd, coalesce(r.passed, 0), null, null%s
        from b p
        join project_funding m on m.project_id = p.id and m.class = any(:measures)
        cross join lateral (select case m.side when 'in' then m.in_usd else m.out_usd end as usd) g
        left join retention r on r.project_id = m.project_id and r.class = m.class
        where (g.usd < 0 or r.kept not between 0 and 1 or r.gross <= 0) and %s
        """
        .formatted(nothing(), wanted("m.project_id"));
  }

  private String flows() {
    return """
        union all
        select 'flow', l.class, l.state, sum(l.usd), null, count(*), count(l.usd)%s
        from flow l
        where (l.provider_project_id in (select id from b) or l.receiver_project_id in (select id from b)) and %s
        group by l.class, l.state
        """
        .formatted(
            nothing(),
            some
                ? "(l.provider_project_id = any(:only) or l.receiver_project_id = any(:only))"
                : "true");
  }

  /** What is drawn is compared in the commitment's currency, where it was drawn in that. */
  private String overdrawn() {
    return """
        union all
        select 'overdrawn', c.id || ' ' || c.currency, p.identifier, c.amount, sum(d.amount), null, null%s
        from b p
        join commitment c on c.project_id = p.id
        join disbursement d on d.commitment_id = c.id and d.currency = c.currency
          and case when c.type in ('11', '13') then d.type = '1' else d.type in ('3', '4') end
        where %s
        group by p.identifier, c.id, c.amount, c.currency having sum(d.amount) > c.amount
        """
        .formatted(nothing(), wanted("c.project_id"));
  }

  /** In place of the columns that only sums of groups have. */
  private String nothing() {
    return columns(", null") + imputable(", null");
  }

  private String columns(String pattern) {
    return numbered(width, pattern);
  }

  private String imputable(String pattern) {
    return numbered(imputable.size(), pattern);
  }

  private static String numbered(int count, String pattern) {
    return IntStream.range(0, count)
        .mapToObj(i -> pattern.formatted(i))
        .collect(Collectors.joining());
  }
}
