package org.pamir.funding;

import java.util.ArrayList;
import java.util.List;
import org.pamir.organisation.OrganisationMention;

/** All rows of money that a file reports of one project, each list in the file's order. */
public record ReportedMoney(
    List<ReportedRow> commitments,
    List<ReportedRow> disbursements,
    List<ReportedRow> budgets,
    List<ReportedRow> plannedDisbursements) {

  public static final ReportedMoney NONE =
      new ReportedMoney(List.of(), List.of(), List.of(), List.of());

  List<ReportedRow> of(ReportTable table) {
    return switch (table) {
      case COMMITMENT -> commitments;
      case DISBURSEMENT -> disbursements;
      case BUDGET -> budgets;
      case PLANNED_DISBURSEMENT -> plannedDisbursements;
    };
  }

  public int transactions() {
    return commitments.size() + disbursements.size();
  }

  public int rows() {
    return transactions() + budgets.size() + plannedDisbursements.size();
  }

  /** Every organisation that a row names by its ref. */
  public List<OrganisationMention> mentions() {
    List<OrganisationMention> mentions = new ArrayList<>();
    for (List<ReportedRow> rows : List.of(commitments, disbursements, plannedDisbursements)) {
      for (ReportedRow row : rows) {
        if (row.provider() != null && row.provider().ref() != null) {
          mentions.add(row.provider().mention());
        }
        if (row.receiver() != null && row.receiver().ref() != null) {
          mentions.add(row.receiver().mention());
        }
      }
    }
    return mentions;
  }
}
