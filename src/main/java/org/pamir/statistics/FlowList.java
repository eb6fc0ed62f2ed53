package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.pamir.shared.Money;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;
import org.pamir.shared.problem.InvalidRequestException;

/** Flows one by one, as pages. */
@ApplicationScoped
class FlowList {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("valueDate", "w.value_date", "date"),
          new SortKey("usd", "coalesce(w.usd, 0)", "numeric"));

  private static final String COLUMNS =
      """
      w.class, w.state, w.usd, w.provisional, w.value_date, w.id,
      po.ref as provider, ro.ref as receiver, pp.identifier as provider_project, rp.identifier as receiver_project,
      w.out_report, o.identifier as out_project, o.amount as out_amount, o.currency as out_currency, o.value_date as out_date,
      w.in_report, i.identifier as in_project, i.amount as in_amount, i.currency as in_currency, i.value_date as in_date,
      ao.report as out_answer_report, ao.state as out_answer_state, ao.reason as out_answer_reason, ao.caller as out_answer_caller,
      ao.answered_at as out_answer_answered_at, ao.version as out_answer_version, ao.revision as out_answer_revision,
      o.revision > ao.revision as out_answer_outdated,
      ai.report as in_answer_report, ai.state as in_answer_state, ai.reason as in_answer_reason, ai.caller as in_answer_caller,
      ai.answered_at as in_answer_answered_at, ai.version as in_answer_version, ai.revision as in_answer_revision,
      i.revision > ai.revision as in_answer_outdated
      """;

  private static final String TABLES =
      """
      flow w
      left join organisation po on po.id = w.provider_organisation_id
      left join organisation ro on ro.id = w.receiver_organisation_id
      left join project pp on pp.id = w.provider_project_id
      left join project rp on rp.id = w.receiver_project_id
      left join report o on o.id = w.out_report
      left join report i on i.id = w.in_report
      left join report_answer ao on ao.report = w.out_report and ao.organisation_id = w.receiver_organisation_id
      left join report_answer ai on ai.report = w.in_report and ai.organisation_id = w.provider_organisation_id
      """;

  private final PageReader pages;

  FlowList(PageReader pages) {
    this.pages = pages;
  }

  /** Flows that leave or reach the projects that match, in these states and of these kinds. */
  Listing<FlowView> list(Criteria projects, String state, String measure, PageParams params) {
    // The filter's conditions speak of p; a flow belongs to the projects at both its ends.
    Criteria ends =
        new Criteria()
            .andExists(
                "project p where p.id in (w.provider_project_id, w.receiver_project_id)", projects);
    return read(among(ends, state, measure), params);
  }

  /**
   * What others say of an organisation: flows that they report with it at the other end, and that
   * it does not report itself.
   *
   * @param organisation id of the organisation
   * @param answer accepted, disputed or none: what it says to them; null for all
   */
  Listing<FlowView> reportedByOthers(long organisation, String answer, PageParams params) {
    Criteria criteria = new Criteria();
    if (answer != null) {
      if (!answer.equals("none") && Word.of(AnswerState.class, answer) == null) {
        throw new InvalidRequestException("answer", "must be accepted, disputed or none");
      }
      criteria.and(
          """
          coalesce(case :organisation when w.receiver_organisation_id then ao.state end,
                   case :organisation when w.provider_organisation_id then ai.state end, 'none') = ?""",
          answer);
    }
    criteria.and(
        """
        (w.state = 'provider-only' and w.receiver_organisation_id = :organisation
           and o.project_id in (select id from project where reporting_organisation_id <> :organisation)
         or w.state = 'receiver-only' and w.provider_organisation_id = :organisation
           and i.project_id in (select id from project where reporting_organisation_id <> :organisation)
         or w.state = 'disputed' and :organisation in (w.provider_organisation_id, w.receiver_organisation_id))""");
    criteria.bind("organisation", organisation);
    return read(criteria, params);
  }

  private Criteria among(Criteria criteria, String state, String measure) {
    if (state != null) {
      for (String word : state.split(",", -1)) {
        if (Word.of(FlowState.class, word) == null) {
          throw new InvalidRequestException(
              "state",
              "must be of "
                  + String.join(", ", Arrays.stream(FlowState.values()).map(Word::word).toList()));
        }
      }
      criteria.and("w.state = any(?)", state.split(","));
    }
    if (measure != null) {
      List<String> known = List.of("pledged", "committed", "disbursed");
      if (!known.containsAll(List.of(measure.split(",", -1)))) {
        throw new InvalidRequestException("measure", "must be of " + String.join(", ", known));
      }
      criteria.and("w.class = any(?)", measure.split(","));
    }
    return criteria;
  }

  private Listing<FlowView> read(Criteria criteria, PageParams params) {
    return pages.read(
        COLUMNS,
        TABLES,
        criteria,
        PageRequest.of(params, "w.id", "bigint", SORTS),
        (row, context) -> view(row));
  }

  private static FlowView view(ResultSet row) throws SQLException {
    FlowView.Said out = said(row, "out");
    FlowView.Said in = said(row, "in");
    boolean comparable =
        out != null && in != null && out.value().currency().equals(in.value().currency());
    BigDecimal usd = row.getBigDecimal("usd");
    return new FlowView(
        row.getString("class"),
        Word.of(FlowState.class, row.getString("state")),
        new FlowView.Side(row.getString("provider"), row.getString("provider_project")),
        new FlowView.Side(row.getString("receiver"), row.getString("receiver_project")),
        out,
        in,
        comparable ? in.value().amount().subtract(out.value().amount()) : null,
        usd == null ? null : LargestRemainder.cents(usd),
        row.getBoolean("provisional"));
  }

  private static FlowView.Said said(ResultSet row, String side) throws SQLException {
    UUID report = row.getObject(side + "_report", UUID.class);
    return report == null
        ? null
        : new FlowView.Said(
            report,
            row.getString(side + "_project"),
            new Money(row.getBigDecimal(side + "_amount"), row.getString(side + "_currency")),
            row.getObject(side + "_date", LocalDate.class),
            ReportAnswers.answer(row, side + "_answer_"));
  }
}
