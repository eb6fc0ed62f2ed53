package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.reference.Countries;
import org.pamir.reference.Country;
import org.pamir.reference.Theme;
import org.pamir.reference.Themes;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.problem.InvalidRequestException;

/** Who else works on it, at the same time, and where nobody does. */
@ApplicationScoped
class CoordinationStatistics {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private final CoordinationQueries queries;
  private final FundingStatistics funding;
  private final ProjectCriteria projects;
  private final Countries countries;
  private final Themes themes;
  private final Revisions revisions;

  CoordinationStatistics(
      CoordinationQueries queries,
      FundingStatistics funding,
      ProjectCriteria projects,
      Countries countries,
      Themes themes,
      Revisions revisions) {
    this.queries = queries;
    this.funding = funding;
    this.projects = projects;
    this.countries = countries;
    this.themes = themes;
    this.revisions = revisions;
  }

  /**
   * Money is that of the countries and goals that are asked for, and not all of their projects'.
   */
  Coordination parties(ProjectFilter filter, Caller caller) {
    Criteria criteria = projects.of(filter, caller);
    List<FundingAnswer> answers =
        funding.answers(
            criteria,
            List.of(
                query("country,sdg,reporting-org", "committed"),
                query("country,sdg,provider", "committed")));
    Map<String, BigDecimal> reported = sums(answers.get(0), filter, "reportingOrg");
    Map<String, BigDecimal> provided = sums(answers.get(1), filter, "provider");
    List<CoordinationQueries.Party> found = queries.parties(criteria);
    return new Coordination(
        found.stream()
            .limit(CoordinationQueries.ORGANISATIONS)
            .map(
                party ->
                    new Coordination.Row(
                        party.ref(),
                        party.name(),
                        party.roles(),
                        party.projects(),
                        party.active(),
                        party.from(),
                        party.to(),
                        reported.getOrDefault(party.ref(), ZERO),
                        provided.getOrDefault(party.ref(), ZERO)))
            .toList(),
        found.size() <= CoordinationQueries.ORGANISATIONS,
        answers.get(0).unconverted(),
        answers.get(0).provisional(),
        answers.get(0).warnings(),
        answers.get(0).revision());
  }

  Coordination.Overlaps overlaps(ProjectFilter filter, Caller caller) {
    Criteria criteria = projects.of(filter, caller);
    long revision = revisions.current();
    String[] goals = values(filter.sdg);
    List<Coordination.Overlap> found =
        queries.overlaps(
            criteria,
            values(filter.country),
            goals == null
                ? null
                : Arrays.stream(goals).map(Integer::valueOf).toArray(Integer[]::new));
    return new Coordination.Overlaps(
        found,
        queries.compared(criteria) <= CoordinationQueries.COMPARED
            && found.size() < CoordinationQueries.OVERLAPS,
        revision);
  }

  /**
   * @param by sdg or theme
   * @param state nobody, unfunded or served; null for all
   * @throws InvalidRequestException where one of them is none of these
   */
  Coordination.Gaps gaps(ProjectFilter filter, String by, String state, Caller caller) {
    boolean theme = isTheme(by);
    if (state != null && !List.of("nobody", "unfunded", "served").contains(state)) {
      throw new InvalidRequestException("state", "must be nobody, unfunded or served");
    }
    Criteria criteria = projects.of(filter, caller);
    String[] asked = values(filter.country);
    String[] where =
        asked == null
            ? countries.hub().stream().map(Country::code).toArray(String[]::new)
            : Arrays.stream(asked).distinct().toArray(String[]::new);
    FundingAnswer money =
        funding.answer(
            criteria, query(theme ? "country,theme" : "country,sdg", "budgeted,committed"));
    Map<String, FundingAnswer.Row> sums = new HashMap<>();
    for (FundingAnswer.Row row : money.rows()) {
      sums.put(
          row.members().get("country") + "/" + row.members().get(theme ? "theme" : "sdg"), row);
    }
    Map<String, CoordinationQueries.Work> work = queries.work(criteria, where, theme);
    List<Coordination.Cell> cells = new ArrayList<>();
    for (String country : where) {
      for (String what : cells(filter, theme)) {
        Coordination.Cell cell =
            cell(
                country,
                what,
                theme,
                work.getOrDefault(country + "/" + what, new CoordinationQueries.Work(0, 0)),
                sums.get(country + "/" + what));
        if (state == null || state.equals(cell.state())) {
          cells.add(cell);
        }
      }
    }
    return new Coordination.Gaps(
        cells, money.unconverted(), money.provisional(), money.warnings(), money.revision());
  }

  private static boolean isTheme(String by) {
    if (by != null && !by.equals("sdg") && !by.equals("theme")) {
      throw new InvalidRequestException("by", "must be sdg or theme");
    }
    return "theme".equals(by);
  }

  private List<String> cells(ProjectFilter filter, boolean theme) {
    String[] asked = values(theme ? filter.theme : filter.sdg);
    if (asked != null) {
      return Arrays.stream(asked).distinct().toList();
    }
    return theme
        ? themes.all().stream().map(Theme::code).toList()
        : IntStream.rangeClosed(1, 17).mapToObj(String::valueOf).toList();
  }

  private static Coordination.Cell cell(
      String country,
      String what,
      boolean theme,
      CoordinationQueries.Work work,
      FundingAnswer.Row money) {
    BigDecimal budgeted = amount(money, "budgeted");
    BigDecimal committed = amount(money, "committed");
    String state =
        budgeted.signum() > 0 && committed.signum() <= 0
            ? "unfunded"
            : work.active() == 0 ? "nobody" : "served";
    return new Coordination.Cell(
        country,
        theme ? null : Integer.valueOf(what),
        theme ? what : null,
        state,
        work.active(),
        work.organisations(),
        budgeted,
        committed);
  }

  private static BigDecimal amount(FundingAnswer.Row row, String measure) {
    return row == null || row.members().get(measure) == null
        ? ZERO
        : (BigDecimal) row.members().get(measure);
  }

  private static Map<String, BigDecimal> sums(
      FundingAnswer answer, ProjectFilter filter, String member) {
    String[] countries = values(filter.country);
    String[] goals = values(filter.sdg);
    Map<String, BigDecimal> sums = new HashMap<>();
    for (FundingAnswer.Row row : answer.rows()) {
      Object organisation = row.members().get(member);
      if (organisation != null
          && (countries == null || Arrays.asList(countries).contains(row.members().get("country")))
          && (goals == null
              || Arrays.asList(goals).contains(String.valueOf(row.members().get("sdg"))))) {
        sums.merge((String) organisation, amount(row, "committed"), BigDecimal::add);
      }
    }
    return sums;
  }

  /**
   * All values of a parameter that is there, whether by comma or repeated; null where it is not.
   */
  private static String[] values(List<String> parameter) {
    return parameter == null || parameter.isEmpty()
        ? null
        : parameter.stream().flatMap(any -> Arrays.stream(any.split(","))).toArray(String[]::new);
  }

  private static FundingQuery query(String groupBy, String measure) {
    FundingParams params = new FundingParams();
    params.groupBy = groupBy;
    params.measure = measure;
    return FundingQuery.of(params);
  }
}
