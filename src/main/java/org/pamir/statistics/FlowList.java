package org.pamir.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
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

  /**
   * What one side said, with what the other says to it. Looked up for the flows of a page alone: a
   * join would have to be made for all that are counted.
   */
  private static final String SAID =
      """
      (select json_build_object('report', w.%1$s_report, 'project', s.identifier, 'amount', s.amount, 'currency', s.currency,
                'valueDate', s.value_date, 'revision', s.revision,
                'answer', (select row_to_json(a) from report_answer a
                           where a.report = w.%1$s_report and a.organisation_id = w.%2$s_organisation_id))
       from (select p.identifier, c.amount, c.currency, c.value_date, c.revision
             from commitment c join project p on p.id = c.project_id where c.id = w.%1$s_report
             union all
             select p.identifier, d.amount, d.currency, d.value_date, d.revision
             from disbursement d join project p on p.id = d.project_id where d.id = w.%1$s_report) s)""";

  private static final String COLUMNS =
      """
      w.class, w.state, w.usd, w.provisional, w.value_date, w.id,
      (select o.ref from organisation o where o.id = w.provider_organisation_id) as provider,
      (select o.ref from organisation o where o.id = w.receiver_organisation_id) as receiver,
      (select p.identifier from project p where p.id = w.provider_project_id) as provider_project,
      (select p.identifier from project p where p.id = w.receiver_project_id) as receiver_project,
      %s as out_said,
      %s as in_said
      """
          .formatted(SAID.formatted("out", "receiver"), SAID.formatted("in", "provider"));

  private final PageReader pages;
  private final ObjectReader json;

  FlowList(PageReader pages, ObjectMapper json) {
    this.pages = pages;
    this.json = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
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
          coalesce((select a.state from report_answer a
                    where a.organisation_id = :organisation
                      and a.report = case :organisation when w.receiver_organisation_id then w.out_report else w.in_report end),
                   'none') = ?""",
          answer);
    }
    criteria.and(
        """
        (w.state = 'provider-only' and w.receiver_organisation_id = :organisation
           and w.provider_project_id in (select id from project where reporting_organisation_id <> :organisation)
         or w.state = 'receiver-only' and w.provider_organisation_id = :organisation
           and w.receiver_project_id in (select id from project where reporting_organisation_id <> :organisation)
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
        "flow w",
        criteria,
        PageRequest.of(params, "w.id", "bigint", SORTS),
        (row, context) -> view(row));
  }

  private FlowView view(ResultSet row) throws SQLException {
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

  private FlowView.Said said(ResultSet row, String side) throws SQLException {
    String text = row.getString(side + "_said");
    if (text == null) {
      return null;
    }
    try {
      JsonNode said = json.readTree(text);
      return new FlowView.Said(
          UUID.fromString(said.get("report").asText()),
          said.get("project").asText(),
          new Money(said.get("amount").decimalValue(), said.get("currency").asText()),
          LocalDate.parse(said.get("valueDate").asText()),
          ReportAnswers.answer(said.get("answer"), said.get("revision").asLong()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
