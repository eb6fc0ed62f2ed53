package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Texts;

/** The counts and findings of imports, as they grow. */
@ApplicationScoped
class ImportSteps {
  private static final int MESSAGE_LENGTH = 1_000;

  private final Jdbi jdbi;

  ImportSteps(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Adds a step in the transaction at hand, which must not commit where this throws.
   *
   * @param done activities that this worker knows to be done before the step
   * @param bytes of the file that are read
   * @throws ClaimLostException where another worker has gone on with it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(ImportClaim claim, int done, ImportStep step, long bytes) {
    jdbi.useHandle(
        handle -> {
          int before =
              handle
                  .createQuery(
                      """
                      update import
                      set bytes = greatest(bytes, :bytes),
                          activities = activities + :created + :updated + :unchanged,
                          created = created + :created, updated = updated + :updated,
                          unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
                          transactions = transactions + :transactions,
                          rejected_transactions = rejected_transactions + :rejectedTransactions,
                          lacking = lacking + :lacking, withdrawn = withdrawn + :withdrawn,
                          findings = findings + :findings, attempts = 0
                      where id = :id and worker = :worker and activities + rejected = :done
                      returning findings - :findings
                      """)
                  .bind("id", claim.id())
                  .bind("worker", claim.worker())
                  .bind("done", done)
                  .bind("bytes", bytes)
                  .bind("created", step.created())
                  .bind("updated", step.updated())
                  .bind("unchanged", step.unchanged())
                  .bind("rejected", step.rejected())
                  .bind("transactions", step.transactions())
                  .bind("rejectedTransactions", step.rejectedTransactions())
                  .bind("lacking", step.lacking())
                  .bind("withdrawn", step.withdrawn())
                  .bind("findings", step.findings().size())
                  .mapTo(Integer.class)
                  .findOne()
                  .orElseThrow(ClaimLostException::new);
          if (!step.findings().isEmpty()) {
            find(handle, claim.id(), before, step);
          }
        });
  }

  private static void find(Handle handle, UUID id, int before, ImportStep step) {
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

  private static String[] text(ImportStep step, Function<Finding, String> member) {
    return step.findings().stream()
        .map(member)
        .map(text -> text == null ? null : Texts.storable(Texts.cut(text, MESSAGE_LENGTH)))
        .toArray(String[]::new);
  }

  private static Integer[] number(ImportStep step, ToIntFunction<Finding> member) {
    return step.findings().stream()
        .map(member::applyAsInt)
        .map(number -> number == 0 ? null : number)
        .toArray(Integer[]::new);
  }
}
