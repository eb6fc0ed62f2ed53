package org.pamir.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.pamir.shared.Money;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Word;

/** Money needed in a period. */
@Entity
public class Budget extends FundingRow {

  private String type;
  private String status;

  @Column(name = "period_start")
  private LocalDate periodStart;

  @Column(name = "period_end")
  private LocalDate periodEnd;

  private BigDecimal amount;
  private String currency;

  @Column(name = "value_date")
  private LocalDate valueDate;

  protected Budget() {}

  Budget(long projectId) {
    super(projectId);
  }

  void say(BudgetRequest said, Revision revision) {
    type = said.type().word();
    status = said.status().word();
    periodStart = said.periodStart();
    periodEnd = said.periodEnd();
    amount = said.value().amount();
    currency = said.value().currency();
    valueDate = said.valueDate();
    stamp(revision);
  }

  public BudgetType type() {
    return Word.of(BudgetType.class, type);
  }

  public BudgetStatus status() {
    return Word.of(BudgetStatus.class, status);
  }

  public LocalDate periodStart() {
    return periodStart;
  }

  public LocalDate periodEnd() {
    return periodEnd;
  }

  public Money value() {
    return new Money(amount, currency);
  }

  public LocalDate valueDate() {
    return valueDate;
  }
}
