package org.pamir.statistics;

import java.util.List;
import org.pamir.shared.Word;

/**
 * What a statistic may be grouped by: fixed SQL over a fact {@code f}, its project {@code p} and
 * its place {@code pl}.
 *
 * <p>The weights of the parts of one dimension sum to 1 for each fact, so that rows add up to the
 * total; those of an overlapping dimension do not, and its overlap is told.
 */
enum Dimension implements Word {
  COUNTRY("pl.country, pl.region", "", "1", "country", "region"),
  YEAR("extract(year from f.date)::integer", "", "1", "year"),
  QUARTER("to_char(f.date, 'YYYY-\"Q\"Q')", "", "1", "quarter"),
  SDG(
      "g.goal",
      """
      left join lateral (
        select s.goal, sum(case when s.weights = s.n and s.whole > 0 then s.weight / s.whole else 1 / s.n::numeric(40, 30) end) as weight,
               bool_or(s.weights < s.n and s.n > 1) as imputed
        from (select s.goal, s.weight, count(*) over () as n, count(s.weight) over () as weights,
                     sum(s.weight) over () as whole
              from project_sdg s where s.project_id = p.id) s
        group by s.goal) g on true
      """,
      "coalesce(g.weight, 1)",
      "sdg"),
  TARGET(
      "t.target",
      """
      left join lateral (
        select s.target, sum(case when s.weights = s.n and s.whole > 0 then s.weight / s.whole else 1 / s.n::numeric(40, 30) end) as weight,
               bool_or(s.weights < s.n and s.n > 1) as imputed
        from (select s.target, s.weight, count(*) over () as n, count(s.weight) over () as weights,
                     sum(s.weight) over () as whole
              from project_sdg s where s.project_id = p.id) s
        group by s.target) t on true
      """,
      "coalesce(t.weight, 1)",
      "target"),
  SECTOR(
      "sc.code",
      Dimension.SECTORS.formatted("s.code", "s.code", "sc"),
      "coalesce(sc.weight, 1)",
      "sector"),
  SECTOR_GROUP(
      "sg.code",
      Dimension.SECTORS.formatted("left(s.code, 3) as code", "left(s.code, 3)", "sg"),
      "coalesce(sg.weight, 1)",
      "sectorGroup"),
  PROVIDER(
      "po.ref", "left join organisation po on po.id = f.provider_organisation_id", "1", "provider"),
  RECEIVER(
      "ro.ref", "left join organisation ro on ro.id = f.receiver_organisation_id", "1", "receiver"),
  /** Grouped by where the money came in, which {@link Origins} then follows upstream. */
  ORIGIN(
      "oo.ref, case when f.measure in ('pledged', 'committed', 'disbursed') then f.passed_from end",
      "left join organisation oo on oo.id = f.provider_organisation_id",
      "1",
      "origin",
      "passedFrom"),
  REPORTING_ORG(
      "rp.ref", "join organisation rp on rp.id = p.reporting_organisation_id", "1", "reportingOrg"),
  KIND(
      "case when f.type in ('2', '11') then '2' when f.type in ('12', '13') then '12' else f.type end",
      "",
      "1",
      "kind"),
  FLOW("f.flow", "", "1", "flow"),
  FINANCE("f.finance", "", "1", "finance"),
  STATUS("p.status", "", "1", "status"),
  THEME("th.theme", new Parts("project_theme", "th", "th.project_id = p.id"), "1", "theme"),
  GROUPING(
      "gr.code",
      new Parts(
          "(select m.project_id, m.share, g.code from grouping_project m join grouping g on g.id = m.grouping_id)",
          "gr",
          "gr.project_id = p.id"),
      "coalesce(gr.share, 100) * 0.01",
      "grouping"),
  BASIS("pl.basis", "", "1", "basis"),
  /** What the reporting organisation says of the country's participation. */
  PARTICIPATION("pa.status", Parts.participation("pa"), "1", "participation"),
  /** What the country says of its participation. */
  CONFIRMATION("pc.confirmation", Parts.participation("pc"), "1", "confirmation");

  /** Sectors of DAC 5-digit codes; percentages that miss 100 are scaled, missing ones are equal. */
  private static final String SECTORS =
      """
      left join lateral (
        select %s, sum(case when s.given = s.n and s.whole > 0 then s.percentage / s.whole
                            else 1 / s.n::numeric(40, 30) end) as weight,
               bool_or(s.given < s.n and s.n > 1) as imputed
        from (select s.code, s.percentage, count(*) over () as n, count(s.percentage) over () as given,
                     sum(s.percentage) over () as whole
              from project_sector s where s.project_id = p.id and s.vocabulary = '1') s
        group by %s) %s on true
      """;

  /**
   * Parts of a fact's project, of which there may be none.
   *
   * @param rows a table, or a query in its place
   * @param condition that ties them to the project
   */
  private record Parts(String rows, String alias, String condition) {

    static Parts participation(String alias) {
      return new Parts(
          "participation",
          alias,
          "%1$s.project_id = p.id and %1$s.country = pl.country".formatted(alias));
    }

    String join() {
      return "left join " + rows + ' ' + alias + " on " + condition;
    }

    /** Looked up fact by fact, where there are few: the planner would rather read all rows. */
    String joinOfFew() {
      return "left join lateral (select * from %s %s where %s offset 0) %2$s on true"
          .formatted(rows, alias, condition);
    }
  }

  private final String columns;
  private final String join;
  private final String joinOfFew;
  private final String weight;
  private final List<String> names;

  Dimension(String columns, String join, String weight, String... names) {
    this(columns, join, join, weight, names);
  }

  Dimension(String columns, Parts parts, String weight, String... names) {
    this(columns, parts.join(), parts.joinOfFew(), weight, names);
  }

  Dimension(String columns, String join, String joinOfFew, String weight, String[] names) {
    this.columns = columns;
    this.join = join;
    this.joinOfFew = joinOfFew;
    this.weight = weight;
    this.names = List.of(names);
  }

  String columns() {
    return columns;
  }

  /**
   * @param few whether few facts are meant
   */
  String join(boolean few) {
    return few ? joinOfFew : join;
  }

  String weight() {
    return weight;
  }

  /** The members of a row, one a column. */
  List<String> names() {
    return names;
  }

  /** Whether one project may be in several groups whole. */
  boolean overlaps() {
    return this == THEME || this == GROUPING;
  }

  /** SQL that tells whether weights were made up, or null where there are none to make up. */
  String imputed() {
    return switch (this) {
      case SDG -> "g.imputed";
      case TARGET -> "t.imputed";
      case SECTOR -> "sc.imputed";
      case SECTOR_GROUP -> "sg.imputed";
      default -> null;
    };
  }
}
