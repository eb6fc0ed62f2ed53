package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The counts and findings of imports, as they grow. */
@ApplicationScoped
class ImportSteps {
  private final Jdbi jdbi;
  private final ImportFindings findings;

  ImportSteps(Jdbi jdbi, ImportFindings findings) {
    this.jdbi = jdbi;
    this.findings = findings;
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
          int before = count(handle, claim, done, step, bytes);
          findings.add(handle, claim.id(), before, step.findings());
        });
  }

  /**
   * The last step, which adds what was found of the file itself, and how many findings are not
   * listed.
   *
   * @throws ClaimLostException as {@link #add} does
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void end(ImportClaim claim, int done, List<Finding> ofFile, long bytes) {
    jdbi.useHandle(
        handle -> {
          List<Finding> last = new ArrayList<>(ofFile);
          findings.unlisted(handle, claim.id()).ifPresent(last::add);
          int before = count(handle, claim, done, ImportStep.found(last), bytes);
          findings.list(handle, claim.id(), before, last);
        });
  }

  /** Answers how many findings there were before the step. */
  private static int count(
      Handle handle, ImportClaim claim, int done, ImportStep step, long bytes) {
    return handle
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
  }
}
