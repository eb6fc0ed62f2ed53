package org.pamir.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.pamir.project.ProjectRetold;
import org.pamir.project.ProjectsChanged;
import org.pamir.project.ReportAdded;

/**
 * The scores that are kept. A write to a project takes its score away, within its own transaction
 * and under the revision's lock; judging claims a project first, under the same lock, and keeps the
 * score only where the claim is still there: so no score outlives what it was made from.
 */
@ApplicationScoped
class QualityRepository {

  private final Jdbi jdbi;
  private final Clock clock;

  QualityRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void forget(@Observes ProjectsChanged changed) {
    forget(changed.ids());
  }

  void forget(@Observes ProjectRetold retold) {
    forget(List.of(retold.id()));
  }

  void forget(@Observes ReportAdded added) {
    forget(List.of(added.project()));
  }

  private void forget(Collection<Long> projects) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from project_quality where project_id = any(:ids)")
                .bind("ids", projects.toArray(Long[]::new))
                .execute());
  }

  /** Says that these projects are about to be read and judged. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void claim(Collection<Long> projects) {
    jdbi.useHandle(
        handle -> {
          // Whoever has taken a score away, or is about to, is done with it.
          lock(handle);
          handle
              .createUpdate(
                  """
                  insert into project_quality (project_id, judged_at)
                  select id, :at from project where id = any(:ids)
                  on conflict (project_id) do update set score = null, judged_at = excluded.judged_at
                  """)
              .bind("at", QualityQueries.at(clock.instant()))
              .bind("ids", projects.toArray(Long[]::new))
              .execute();
        });
  }

  private static void lock(Handle handle) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtext('pamir.revision'))")
        .mapTo(Integer.class)
        .list();
  }

  /** Keeps scores, of those that nobody has written to since they were claimed. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void keep(List<Judgement> judgements) {
    jdbi.useHandle(
        handle -> {
          // One transaction may take several scores away, in any order.
          lock(handle);
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  update project_quality
                  set score = :score, critical = :critical, error = :error, warning = :warning,
                      advisory = :advisory
                  where project_id = :project and score is null
                  """);
          for (Judgement judgement : judgements) {
            batch
                .bind("project", judgement.project())
                .bind("score", judgement.score().score())
                .bind("critical", judgement.count(Severity.CRITICAL))
                .bind("error", judgement.count(Severity.ERROR))
                .bind("warning", judgement.count(Severity.WARNING))
                .bind("advisory", judgement.count(Severity.ADVISORY))
                .add();
          }
          batch.execute();
        });
  }
}
