package org.pamir.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.Organisations;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.Word;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.ProblemType;

/**
 * What organisations say to what others report of them. An answer stands beside the report; it
 * changes neither the report nor a figure.
 */
@ApplicationScoped
class ReportAnswers {

  private final Jdbi jdbi;
  private final Organisations organisations;
  private final Revisions revisions;
  private final ObjectMapper json;

  ReportAnswers(Jdbi jdbi, Organisations organisations, Revisions revisions, ObjectMapper json) {
    this.jdbi = jdbi;
    this.organisations = organisations;
    this.revisions = revisions;
    this.json = json;
  }

  /**
   * Accepts or disputes a report. Saying the same again changes nothing.
   *
   * @param organisation id of the organisation that answers
   */
  @Transactional
  public StoredAnswer put(
      long organisation,
      UUID report,
      AnswerRequest said,
      Precondition precondition,
      Caller caller) {
    check(organisation, report, caller);
    Optional<ReportAnswer> found = find(report);
    found.ifPresentOrElse(known -> precondition.check(known.tag()), precondition::checkAbsent);
    if (found.isPresent()
        && found.get().state() == said.state()
        && Objects.equals(found.get().reason(), said.reason())
        && !found.get().outdated()) {
      return new StoredAnswer(found.get(), false);
    }
    Revision revision = revisions.next(caller, Source.API);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into report_answer as a
                      (report, organisation_id, state, reason, caller, answered_at, version, revision)
                    values (:report, :organisation, :state, :reason, :caller, :at, 1, :revision)
                    on conflict (report) do update
                    set organisation_id = excluded.organisation_id, state = excluded.state, reason = excluded.reason,
                        caller = excluded.caller, answered_at = excluded.answered_at, version = a.version + 1,
                        revision = excluded.revision
                    """)
                .bind("report", report)
                .bind("organisation", organisation)
                .bind("state", said.state().word())
                .bind("reason", said.reason())
                .bind("caller", caller.name())
                .bind("at", OffsetDateTime.ofInstant(revision.recordedAt(), ZoneOffset.UTC))
                .bind("revision", revision.number())
                .execute());
    return new StoredAnswer(find(report).orElseThrow(), found.isEmpty());
  }

  /** Takes an answer back. */
  @Transactional
  public void delete(long organisation, UUID report, Precondition precondition, Caller caller) {
    check(organisation, report, caller);
    ReportAnswer known =
        find(report)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("This report is not answered."));
    precondition.check(known.tag());
    revisions.next(caller, Source.API);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from report_answer where report = :report")
                .bind("report", report)
                .execute());
  }

  /** Only the organisation itself answers, and only to what another says of it. */
  private void check(long organisation, UUID report, Caller caller) {
    if (!caller.isHubAdmin()
        && !Objects.equals(organisations.own(caller.organisation()).id(), organisation)) {
      throw ProblemType.FORBIDDEN.because("An organisation answers for itself alone.");
    }
    boolean concerns =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select exists (select 1 from flow w
                                       where w.out_report = :report and w.receiver_organisation_id = :organisation
                                         and w.provider_project_id in (select id from project where reporting_organisation_id <> :organisation))
                            or exists (select 1 from flow w
                                       where w.in_report = :report and w.provider_organisation_id = :organisation
                                         and w.receiver_project_id in (select id from project where reporting_organisation_id <> :organisation))
                        """)
                    .bind("report", report)
                    .bind("organisation", organisation)
                    .mapTo(Boolean.class)
                    .one());
    if (!concerns) {
      throw ProblemType.NOT_FOUND.because("No report " + report + " of this organisation here.");
    }
  }

  private Optional<ReportAnswer> find(UUID report) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select row_to_json(a) as answer, coalesce(c.revision, d.revision) as revision
                    from report_answer a
                    left join commitment c on c.id = a.report
                    left join disbursement d on d.id = a.report
                    where a.report = :report for update of a
                    """)
                .bind("report", report)
                .map(
                    (row, context) ->
                        answer(tree(row.getString("answer")), row.getLong("revision")))
                .findOne());
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer that a row of the table holds as JSON, or null.
   *
   * @param revision of the report that it answers
   */
  static ReportAnswer answer(JsonNode row, long revision) {
    return row == null || row.isNull()
        ? null
        : new ReportAnswer(
            UUID.fromString(row.get("report").asText()),
            Word.of(AnswerState.class, row.get("state").asText()),
            row.hasNonNull("reason") ? row.get("reason").asText() : null,
            row.get("caller").asText(),
            OffsetDateTime.parse(row.get("answered_at").asText()).toInstant(),
            revision > row.get("revision").asLong(),
            row.get("version").asInt(),
            row.get("revision").asLong());
  }
}
