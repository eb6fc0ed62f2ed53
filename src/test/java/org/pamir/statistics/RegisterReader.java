package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;

/** Asks the register what a test asks the reference, and holds the two answers side by side. */
@ApplicationScoped
class RegisterReader {

  private final FundingStatistics statistics;
  private final ProjectCriteria criteria;
  private final Jdbi jdbi;

  RegisterReader(FundingStatistics statistics, ProjectCriteria criteria, Jdbi jdbi) {
    this.statistics = statistics;
    this.criteria = criteria;
    this.jdbi = jdbi;
  }

  /** The rates that the register has. */
  ReferenceRates rates() {
    ReferenceRates rates = new ReferenceRates();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select currency, valid_from, per_usd from exchange_rate")
                .map(
                    (row, context) -> {
                      rates.add(
                          row.getString(1), row.getDate(2).toLocalDate(), row.getBigDecimal(3));
                      return true;
                    })
                .list());
    return rates;
  }

  FundingAnswer ask(ReferenceCount.Question question) {
    ProjectFilter filter = new ProjectFilter();
    filter.reportingOrg = List.of(String.join(",", question.organisations()));
    FundingParams params = new FundingParams();
    params.groupBy = String.join(",", question.groupBy());
    params.measure = String.join(",", question.measures());
    params.counting = question.net() ? "net" : "gross";
    params.impute = question.impute() ? "equal" : "none";
    params.currency = question.currency();
    return statistics.answer(criteria.of(filter, Caller.ANONYMOUS), FundingQuery.of(params));
  }

  /** Asks of all projects, net, in US dollars, and compares with the reference. */
  FundingAnswer check(Register register, String measure, String... groupBy) {
    return check(
        register,
        new ReferenceCount.Question(
            organisations(register), List.of(groupBy), List.of(measure), true, false, "USD"));
  }

  FundingAnswer check(Register register, ReferenceCount.Question question) {
    FundingAnswer answer = ask(question);
    AnswerChecks.addsUp(question, answer);
    AnswerChecks.equals(question, new ReferenceCount(register, rates()).answer(question), answer);
    return answer;
  }

  static Set<String> organisations(Register register) {
    return new TreeSet<>(
        register.projects().values().stream().map(Register.Project::organisation).toList());
  }
}
