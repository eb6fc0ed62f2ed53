package org.pamir.funding;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.pamir.shared.Money;
import org.pamir.shared.Revisions.Revision;

/** A promise or a payment (IATI transaction), one report as it was made. */
@MappedSuperclass
public abstract class Transaction extends FundingRow {

  private String type;
  private String reference;
  private LocalDate date;
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

  private String flow;
  private String finance;
  private String aid;
  private String tied;
  private Boolean humanitarian;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> description;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Allocation.Country> countries;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Allocation.Region> regions;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Allocation.Sector> sectors;

  protected Transaction() {}

  protected Transaction(long projectId) {
    super(projectId);
  }

  /** Takes what is reported in place of what was reported before. */
  protected void report(
      TransactionRequest said, Map<String, Long> organisations, Revision revision) {
    type = said.type();
    reference = said.reference();
    date = said.date() == null ? said.valueDate() : said.date();
    valueDate = said.valueDate() == null ? said.date() : said.valueDate();
    amount = said.value().amount();
    currency = said.value().currency();
    provider = said.provider();
    providerOrganisationId = provider == null ? null : organisations.get(provider.ref());
    providerActivity = provider == null ? null : provider.activity();
    receiver = said.receiver();
    receiverOrganisationId = receiver == null ? null : organisations.get(receiver.ref());
    receiverActivity = receiver == null ? null : receiver.activity();
    flow = said.flow();
    finance = said.finance();
    aid = said.aid();
    tied = said.tied();
    humanitarian = said.humanitarian();
    description = emptyToNull(said.description());
    countries = emptyToNull(said.countries());
    regions = emptyToNull(said.regions());
    sectors = emptyToNull(said.sectors());
    stamp(revision);
  }

  private static <T> List<T> emptyToNull(List<T> list) {
    return list == null || list.isEmpty() ? null : list;
  }

  private static Map<String, String> emptyToNull(Map<String, String> map) {
    return map == null || map.isEmpty() ? null : map;
  }

  public String type() {
    return type;
  }

  public String reference() {
    return reference;
  }

  public LocalDate date() {
    return date;
  }

  public LocalDate valueDate() {
    return valueDate;
  }

  public Money value() {
    return new Money(amount, currency);
  }

  public Party provider() {
    return provider;
  }

  public Party receiver() {
    return receiver;
  }

  public String flow() {
    return flow;
  }

  public String finance() {
    return finance;
  }

  public String aid() {
    return aid;
  }

  public String tied() {
    return tied;
  }

  public Boolean humanitarian() {
    return humanitarian;
  }

  public Map<String, String> description() {
    return description;
  }

  public List<Allocation.Country> countries() {
    return countries;
  }

  public List<Allocation.Region> regions() {
    return regions;
  }

  public List<Allocation.Sector> sectors() {
    return sectors;
  }
}
