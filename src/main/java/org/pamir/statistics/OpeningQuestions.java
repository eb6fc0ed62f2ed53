package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.reference.Countries;
import org.pamir.reference.Country;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;

/**
 * What the views of the dashboard ask where nothing is filtered, and of each of the hub's
 * countries, as anybody may see it.
 */
@ApplicationScoped
class OpeningQuestions {

  /** Dimensions and measures of the cards of the first view, its totals and its map first. */
  private static final List<String[]> OVERVIEW =
      List.of(
          new String[] {"country", "pledged,committed,disbursed"},
          new String[] {"country,sdg,year", "budgeted,committed,pledged"},
          new String[] {"year", "committed,disbursed"},
          new String[] {"provider,country", "committed"},
          new String[] {"country,sdg", "committed"},
          new String[] {"sdg", "committed"},
          new String[] {"country,participation,confirmation", "committed"});

  /** Those of a country's page and profile beside them. */
  private static final List<String[]> COUNTRY =
      List.of(
          new String[] {"country,year", "committed,disbursed"},
          new String[] {"country,provider", "committed,disbursed"},
          new String[] {"country", "pledged,committed,disbursed,spent,budgeted"});

  private final Countries countries;
  private final ProjectCriteria projects;

  OpeningQuestions(Countries countries, ProjectCriteria projects) {
    this.countries = countries;
    this.projects = projects;
  }

  List<KeptSums.Question> all() {
    List<KeptSums.Question> all = new ArrayList<>(overview(new ProjectFilter()));
    for (Country country : countries.hub()) {
      ProjectFilter filter = new ProjectFilter();
      filter.country = List.of(country.code());
      all.addAll(overview(filter));
      all.addAll(questions(projects.of(filter, Caller.ANONYMOUS), COUNTRY));
    }
    return all;
  }

  private List<KeptSums.Question> overview(ProjectFilter filter) {
    Criteria criteria = projects.of(filter, Caller.ANONYMOUS);
    List<KeptSums.Question> questions = new ArrayList<>(questions(criteria, OVERVIEW));
    questions.addAll(
        questions(
            GroupingTotalsQueries.members(criteria, null),
            List.<String[]>of(new String[] {"grouping", "committed"})));
    questions.add(
        FundingStatistics.quality(
            criteria, query("basis", "pledged,committed,disbursed,spent,budgeted")));
    return questions;
  }

  private static List<KeptSums.Question> questions(Criteria criteria, List<String[]> asked) {
    return asked.stream()
        .map(one -> FundingStatistics.question(criteria, query(one[0], one[1])))
        .toList();
  }

  private static FundingQuery query(String groupBy, String measure) {
    FundingParams params = new FundingParams();
    params.groupBy = groupBy;
    params.measure = measure;
    return FundingQuery.of(params);
  }
}
