package org.pamir.quality;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.pamir.funding.CommitmentView;
import org.pamir.funding.DisbursementView;
import org.pamir.shared.Money;

/** What the register asks of money, beside the standard: it knows which payment draws on what. */
final class FundingRules {
  private static final Rule DRAWN =
      new Rule(
          "drawn-beyond-commitment",
          null,
          Severity.WARNING,
          "What is drawn on a commitment should not exceed it.");
  private static final Rule CURRENCY =
      new Rule(
          "drawn-in-another-currency",
          null,
          Severity.ADVISORY,
          "What is drawn on a commitment is best stated in its currency.");
  static final List<Rule> RULES = List.of(DRAWN, CURRENCY);

  /**
   * Judges a project.
   *
   * @param activity its tree, to name the places
   */
  void check(ProjectRecord project, Element activity, Consumer<Fault> faults) {
    Map<UUID, BigDecimal> drawn = new HashMap<>();
    Map<UUID, Money> commitments = new HashMap<>();
    project.commitments().forEach(row -> commitments.put(row.id(), row.value()));
    for (DisbursementView row : project.disbursements()) {
      Money commitment = commitments.get(row.commitment());
      if (commitment == null) {
        continue;
      }
      if (commitment.currency().equals(row.value().currency())) {
        drawn.merge(row.commitment(), row.value().amount(), BigDecimal::add);
      } else {
        faults.accept(
            new Fault(
                CURRENCY,
                place(activity, "disbursements/" + row.id()),
                CURRENCY.message()
                    + " It is in "
                    + row.value().currency()
                    + ", the commitment in "
                    + commitment.currency()
                    + ", and does not count against it here."));
      }
    }
    for (CommitmentView row : project.commitments()) {
      BigDecimal total = drawn.get(row.id());
      if (total != null && total.compareTo(row.value().amount()) > 0) {
        faults.accept(
            new Fault(
                DRAWN,
                place(activity, "commitments/" + row.id()),
                DRAWN.message()
                    + " Of "
                    + row.value().amount().toPlainString()
                    + ' '
                    + row.value().currency()
                    + ", "
                    + total.toPlainString()
                    + " is drawn."));
      }
    }
  }

  private static Element place(Element activity, String member) {
    for (Element element : activity.children()) {
      if (member.equals(element.member())) {
        return element;
      }
    }
    return activity;
  }
}
