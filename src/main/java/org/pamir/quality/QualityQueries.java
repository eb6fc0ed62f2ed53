package org.pamir.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What is judged, and what is kept of it. */
@ApplicationScoped
class QualityQueries {

  private final Jdbi jdbi;

  QualityQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A project as it is kept. */
  record Document(long id, String document, String kept) {}

  List<Document> documents(Collection<Long> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, document, kept from project where id = any(:ids) order by id")
                .bind("ids", ids.toArray(Long[]::new))
                .map(
                    (row, context) ->
                        new Document(
                            row.getLong("id"), row.getString("document"), row.getString("kept")))
                .list());
  }

  /**
   * Published projects of an organisation that have no score, or one from before this time.
   *
   * @param limit how many at most
   */
  List<Long> unjudged(long organisation, Instant since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.id from project p
                    left join project_quality q on q.project_id = p.id
                    where p.reporting_organisation_id = :organisation and p.publication = 'published'
                      and (q.score is null or q.judged_at < :since)
                    order by p.identifier limit :limit
                    """)
                .bind("organisation", organisation)
                .bind("since", at(since))
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
  }

  /** What is known of an organisation's published projects. */
  record Summary(
      int projects,
      int judged,
      Integer score,
      int lowest,
      long critical,
      long error,
      long warning,
      long advisory) {}

  Summary summary(long organisation) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) as projects, count(q.score) as judged, floor(avg(q.score)) as score,
                           coalesce(min(q.score), 0) as lowest,
                           coalesce(sum(q.critical), 0) as critical, coalesce(sum(q.error), 0) as error,
                           coalesce(sum(q.warning), 0) as warning, coalesce(sum(q.advisory), 0) as advisory
                    from project p
                    left join project_quality q on q.project_id = p.id and q.score is not null
                    where p.reporting_organisation_id = :organisation and p.publication = 'published'
                    """)
                .bind("organisation", organisation)
                .map(
                    (row, context) ->
                        new Summary(
                            row.getInt("projects"),
                            row.getInt("judged"),
                            row.getObject("score") == null ? null : row.getInt("score"),
                            row.getInt("lowest"),
                            row.getLong("critical"),
                            row.getLong("error"),
                            row.getLong("warning"),
                            row.getLong("advisory")))
                .one());
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
