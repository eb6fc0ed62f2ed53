package org.pamir.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.http.Versioned;

/** Anyone who reports, funds, receives, implements, or speaks for a country. */
@Entity
public class Organisation implements Versioned {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String ref;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> name;

  private String type;
  private String country;
  private int version;
  private long revision;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Organisation() {}

  Organisation(String ref) {
    this.ref = ref;
  }

  void say(OrganisationRequest said, Revision next) {
    name = said.name();
    type = said.type();
    country = said.country();
    version++;
    revision = next.number();
    createdAt = createdAt == null ? next.recordedAt() : createdAt;
    updatedAt = next.recordedAt();
  }

  public Long id() {
    return id;
  }

  public String ref() {
    return ref;
  }

  public Map<String, String> name() {
    return name;
  }

  public String type() {
    return type;
  }

  public String country() {
    return country;
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
