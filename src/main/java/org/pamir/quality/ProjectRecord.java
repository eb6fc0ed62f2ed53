package org.pamir.quality;

import java.util.List;
import org.pamir.funding.BudgetView;
import org.pamir.funding.CommitmentView;
import org.pamir.funding.DisbursementView;
import org.pamir.funding.PlannedDisbursementView;
import org.pamir.project.ProjectRequest;
import org.pamir.result.ResultView;

/**
 * All that the register holds of a project.
 *
 * @param kept IATI elements that the register has no place for, {@code [{path, name, xml}]}, or
 *     null
 */
record ProjectRecord(
    long id,
    ProjectRequest said,
    String kept,
    List<CommitmentView> commitments,
    List<DisbursementView> disbursements,
    List<BudgetView> budgets,
    List<PlannedDisbursementView> plannedDisbursements,
    List<ResultView> results) {}
