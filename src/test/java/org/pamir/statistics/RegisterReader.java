package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;

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

  /** What is kept of flows, and of what is overdrawn, against the rows that there are. */
  void checkQuality(Register register) {
    ProjectFilter filter = new ProjectFilter();
    filter.reportingOrg = List.of(String.join(",", organisations(register)));
    FundingParams params = new FundingParams();
    params.groupBy = "basis";
    Criteria asked = criteria.of(filter, Caller.ANONYMOUS);
    FundingQuality found = statistics.howGood(asked, FundingQuery.of(params));
    assertThat(found.flows().stream().map(Object::toString).toList())
        .isEqualTo(
            rows(
                asked,
                """
                with b as materialized (select p.id from project p where %s)
                select format('Agreeing[measure=%%s, state=%%s, count=%%s, usd=%%s]', class, state, count(*),
                              coalesce(round(sum(usd), 2)::text, 'null'))
                from flow
                where provider_project_id in (select id from b) or receiver_project_id in (select id from b)
                group by class, state order by class, state
                """));
    assertThat(
            found.overdrawn().stream()
                .map(one -> one.project() + " " + one.commitment() + " " + one.drawn())
                .toList())
        .isEqualTo(
            rows(
                asked,
                """
                select concat_ws(' ', p.identifier, c.id, sum(d.amount))
                from project p join commitment c on c.project_id = p.id
                join disbursement d on d.commitment_id = c.id and d.currency = c.currency
                  and case when c.type in ('11', '13') then d.type = '1' else d.type in ('3', '4') end
                where %s
                group by p.identifier, c.id, c.amount having sum(d.amount) > c.amount
                order by p.identifier, c.id limit 100
                """));
  }

  private List<String> rows(Criteria asked, String sql) {
    return jdbi.withHandle(
        handle ->
            asked
                .bindTo(handle.createQuery(sql.formatted(asked.where())))
                .mapTo(String.class)
                .list());
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
