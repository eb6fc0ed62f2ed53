package org.pamir.grouping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.pamir.shared.Money;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Word;
import org.pamir.shared.http.Versioned;

/**
 * A named set of projects with member countries: a corridor, a river basin, a joint programme, a
 * theme window. Groupings overlap.
 */
@Entity
public class Grouping implements Versioned {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String code;
  private String kind;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] countries;

  @Column(name = "declared_amount")
  private BigDecimal declaredAmount;

  @Column(name = "declared_currency")
  private String declaredCurrency;

  private int version;
  private long revision;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Grouping() {}

  Grouping(String code) {
    this.code = code;
  }

  /** Takes what is said in place of what was said before; the members are kept apart. */
  void say(GroupingRequest said, Revision next) {
    kind = said.kind().word();
    name = said.name();
    countries = said.countries().toArray(String[]::new);
    declaredAmount = said.declaredTotal() == null ? null : said.declaredTotal().amount();
    declaredCurrency = said.declaredTotal() == null ? null : said.declaredTotal().currency();
    version++;
    revision = next.number();
    createdAt = createdAt == null ? next.recordedAt() : createdAt;
    updatedAt = next.recordedAt();
  }

  /** What was said last, with these members. */
  GroupingRequest said(List<GroupingMember> members) {
    return new GroupingRequest(code, kind(), name, countries(), declaredTotal(), members);
  }

  public Long id() {
    return id;
  }

  public String code() {
    return code;
  }

  public GroupingKind kind() {
    return Word.of(GroupingKind.class, kind);
  }

  public Map<String, String> name() {
    return name;
  }

  public List<String> countries() {
    return List.of(countries);
  }

  /** What a joint programme says it is worth, or null. */
  public Money declaredTotal() {
    return declaredAmount == null ? null : new Money(declaredAmount, declaredCurrency);
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public long revision() {
    return revision;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
