package org.pamir.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;
import org.pamir.funding.BudgetRequest;
import org.pamir.funding.BudgetService;
import org.pamir.funding.CommitmentRequest;
import org.pamir.funding.CommitmentService;
import org.pamir.funding.DisbursementRequest;
import org.pamir.funding.DisbursementService;
import org.pamir.funding.PlannedDisbursementRequest;
import org.pamir.funding.PlannedDisbursementService;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Source;

/** Writes the demonstration data's money; each entry names its {@code project}. */
@ApplicationScoped
class DemoMoney {

  private final Jdbi jdbi;
  private final DemoFile files;
  private final CommitmentService commitments;
  private final DisbursementService disbursements;
  private final BudgetService budgets;
  private final PlannedDisbursementService plannedDisbursements;

  DemoMoney(
      Jdbi jdbi,
      DemoFile files,
      CommitmentService commitments,
      DisbursementService disbursements,
      BudgetService budgets,
      PlannedDisbursementService plannedDisbursements) {
    this.jdbi = jdbi;
    this.files = files;
    this.commitments = commitments;
    this.disbursements = disbursements;
    this.budgets = budgets;
    this.plannedDisbursements = plannedDisbursements;
  }

  void commitment(ObjectNode entry) {
    commitments.create(
        project(entry),
        files.request(entry, CommitmentRequest.class),
        Caller.REGISTER,
        Source.DEMO);
  }

  /** A payment draws on the commitment of its project that has the reference it names. */
  void disbursement(ObjectNode entry) {
    // The kind of a payment tells its direction.
    entry.remove("direction");
    JsonNode reference = entry.remove("commitmentReference");
    if (reference != null) {
      entry.put("commitment", commitmentId(project(entry), reference.textValue()));
    }
    disbursements.create(
        project(entry),
        files.request(entry, DisbursementRequest.class),
        Caller.REGISTER,
        Source.DEMO);
  }

  void budget(ObjectNode entry) {
    budgets.create(
        project(entry), files.request(entry, BudgetRequest.class), Caller.REGISTER, Source.DEMO);
  }

  void plannedDisbursement(ObjectNode entry) {
    plannedDisbursements.create(
        project(entry),
        files.request(entry, PlannedDisbursementRequest.class),
        Caller.REGISTER,
        Source.DEMO);
  }

  private String commitmentId(String project, String reference) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select cast(c.id as text) from commitment c join project p on p.id = c.project_id
                    where p.identifier = :project and c.reference = :reference
                    """)
                .bind("project", project)
                .bind("reference", reference)
                .mapTo(String.class)
                .one());
  }

  private static String project(ObjectNode entry) {
    return entry.path("project").textValue();
  }
}
