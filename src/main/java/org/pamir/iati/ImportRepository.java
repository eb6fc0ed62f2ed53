package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Caller;

/** Imports, their counts and their findings. */
@ApplicationScoped
class ImportRepository {
  private static final int MESSAGE_LENGTH = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;

  ImportRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What is new since the last time. */
  record Step(
      int created,
      int updated,
      int unchanged,
      int rejected,
      int transactions,
      int rejectedTransactions,
      List<Finding> findings) {}

  @Transactional
  UUID begin(String name, Long totalBytes, boolean dryRun, Caller caller) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into import (id, status, name, caller, dry_run, total_bytes, created_at)
                    values (:id, 'running', :name, :caller, :dryRun, :totalBytes, :at)
                    """)
                .bind("id", id)
                .bind("name", name)
                .bind("caller", caller.name())
                .bind("dryRun", dryRun)
                .bind("totalBytes", totalBytes)
                .bind("at", Timestamp.from(clock.instant()))
                .execute());
    return id;
  }

  /** Adds a step in the transaction at hand, or in one of its own. */
  @Transactional
  void add(UUID id, Step step, long bytes) {
    jdbi.useHandle(
        handle -> {
          int findings = step.findings().size();
          int before =
              handle
                  .createQuery(
                      """
                      update import
                      set bytes = :bytes, activities = activities + :created + :updated + :unchanged,
                          created = created + :created, updated = updated + :updated,
                          unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                          transactions = transactions + :transactions,
                          rejected_transactions = rejected_transactions + :rejectedTransactions,
                          findings = findings + :findings
                      where id = :id
                      returning findings - :findings
                      """)
                  .bind("id", id)
                  .bind("bytes", bytes)
                  .bind("created", step.created())
                  .bind("updated", step.updated())
                  .bind("unchanged", step.unchanged())
                  .bind("rejected", step.rejected())
                  .bind("transactions", step.transactions())
                  .bind("rejectedTransactions", step.rejectedTransactions())
                  .bind("findings", findings)
                  .mapTo(Integer.class)
                  .one();
          if (findings > 0) {
            handle
                .createUpdate(
                    """
                    insert into import_finding
                      (import_id, ordinal, activity, line, col, path, severity, rule, ruleset, message, action)
                    select :id, :before + n, activity, line, col, path, severity, rule, ruleset, message, action
                    from unnest(:activities, :lines, :columns, :paths, :severities, :rules, :rulesets, :messages, :actions)
                      with ordinality
                      as f (activity, line, col, path, severity, rule, ruleset, message, action, n)
                    """)
                .bind("id", id)
                .bind("before", before)
                .bind("activities", text(step, Finding::activity))
                .bind("lines", number(step, Finding::line))
                .bind("columns", number(step, Finding::column))
                .bind("paths", text(step, Finding::path))
                .bind("severities", text(step, f -> f.severity().name().toLowerCase()))
                .bind("rules", text(step, Finding::rule))
                .bind("rulesets", text(step, Finding::ruleset))
                .bind("messages", text(step, Finding::message))
                .bind("actions", text(step, Finding::action))
                .execute();
          }
        });
  }

  private static String[] text(Step step, java.util.function.Function<Finding, String> member) {
    return step.findings().stream()
        .map(member)
        .map(text -> text == null ? null : Texts.storable(Texts.cut(text, MESSAGE_LENGTH)))
        .toArray(String[]::new);
  }

  private static Integer[] number(Step step, java.util.function.ToIntFunction<Finding> member) {
    return step.findings().stream().map(member::applyAsInt).toArray(Integer[]::new);
  }

  /** Ends an import, with what went wrong or null. */
  @Transactional
  void finish(UUID id, ImportStatus status, String problem, long bytes) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update import set status = :status, problem = :problem, bytes = :bytes, finished_at = :at
                    where id = :id
                    """)
                .bind("id", id)
                .bind("status", status.word())
                .bind("problem", problem == null ? null : Texts.storable(problem))
                .bind("bytes", bytes)
                .bind("at", Timestamp.from(clock.instant()))
                .execute());
  }
}
