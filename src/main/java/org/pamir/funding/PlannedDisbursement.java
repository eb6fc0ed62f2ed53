package org.pamir.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.pamir.shared.Money;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Word;

/** A payment that is scheduled. */
@Entity
@Table(name = "planned_disbursement")
public class PlannedDisbursement extends FundingRow {

  private String type;

  @Column(name = "period_start")
  private LocalDate periodStart;

  @Column(name = "period_end")
  private LocalDate periodEnd;

  private BigDecimal amount;
  private String currency;

  @Column(name = "value_date")
  private LocalDate valueDate;

  @JdbcTypeCode(SqlTypes.JSON)
  private Party provider;

  @Column(name = "provider_organisation_id")
  private Long providerOrganisationId;

  @Column(name = "provider_activity")
  private String providerActivity;

  @JdbcTypeCode(SqlTypes.JSON)
  private Party receiver;

  @Column(name = "receiver_organisation_id")
  private Long receiverOrganisationId;

  @Column(name = "receiver_activity")
  private String receiverActivity;

  protected PlannedDisbursement() {}

  PlannedDisbursement(long projectId) {
    super(projectId);
  }

  void say(PlannedDisbursementRequest said, Map<String, Long> organisations, Revision revision) {
    type = said.type().word();
    periodStart = said.periodStart();
    periodEnd = said.periodEnd();
    amount = said.value().amount();
    currency = said.value().currency();
    valueDate = said.valueDate();
    provider = said.provider();
    providerOrganisationId = provider == null ? null : organisations.get(provider.ref());
    providerActivity = provider == null ? null : provider.activity();
    receiver = said.receiver();
    receiverOrganisationId = receiver == null ? null : organisations.get(receiver.ref());
    receiverActivity = receiver == null ? null : receiver.activity();
    stamp(revision);
  }

  public BudgetType type() {
    return Word.of(BudgetType.class, type);
  }

  public LocalDate periodStart() {
    return periodStart;
  }

  public LocalDate periodEnd() {
    return periodEnd;
  }

  public Party provider() {
    return provider;
  }

  public Party receiver() {
    return receiver;
  }

  public Money value() {
    return new Money(amount, currency);
  }

  public LocalDate valueDate() {
    return valueDate;
  }
}
