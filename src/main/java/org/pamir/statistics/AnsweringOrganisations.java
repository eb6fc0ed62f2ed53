package org.pamir.statistics;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.OrganisationMoved;

/**
 * Answers to reports follow the organisations that gave them when those are made one, or told
 * apart.
 */
@ApplicationScoped
class AnsweringOrganisations {

  /** The rows of all reports that name an organisation under these refs. */
  private static final String NAMED =
      """
      report in (select id from commitment where provider ->> 'ref' = any(:refs) and provider_organisation_id = :to
                 union all select id from commitment where receiver ->> 'ref' = any(:refs) and receiver_organisation_id = :to
                 union all select id from disbursement where provider ->> 'ref' = any(:refs) and provider_organisation_id = :to
                 union all select id from disbursement where receiver ->> 'ref' = any(:refs) and receiver_organisation_id = :to)""";

  /** Reports that were written anew for their refs alone: an answer to them is not out of date. */
  private static final String SAME =
      """
      update report_answer a set revision = :revision
      from (select c.id, h.revision from commitment c join commitment_history h on h.id = c.id
            where c.revision = :revision and h.until_revision = :revision
            union all
            select d.id, h.revision from disbursement d join disbursement_history h on h.id = d.id
            where d.revision = :revision and h.until_revision = :revision) before
      where a.report = before.id and a.revision >= before.revision and a.revision < :revision
      """;

  private final Jdbi jdbi;

  AnsweringOrganisations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** After the reports themselves. */
  void follow(@Observes @Priority(Interceptor.Priority.APPLICATION + 800) OrganisationMoved moved) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  "update report_answer set organisation_id = :to, revision = :revision"
                      + " where organisation_id = :from and (:whole or "
                      + NAMED
                      + ")")
              .bind("to", moved.to())
              .bind("from", moved.from())
              .bind("whole", moved.whole())
              .bind("refs", moved.refArray())
              .bind("revision", moved.revision().number())
              .execute();
          handle.createUpdate(SAME).bind("revision", moved.revision().number()).execute();
        });
  }
}
