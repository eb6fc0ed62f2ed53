package org.pamir.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.http.Versioned;

/** A row of money that belongs to a project: promised, paid, needed or scheduled. */
@MappedSuperclass
public abstract class FundingRow implements Versioned {

  // Version 7 (RFC 9562): ordered by time, so that new rows go to the end of an index.
  @Id private UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);

  @Column(name = "project_id")
  private long projectId;

  /** The place in its project's file, which keeps the order of an export. */
  private int ordinal;

  private int version;
  private long revision;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected FundingRow() {}

  protected FundingRow(long projectId) {
    this.projectId = projectId;
  }

  /** Marks that this revision wrote the row. */
  protected void stamp(Revision next) {
    version++;
    revision = next.number();
    createdAt = createdAt == null ? next.recordedAt() : createdAt;
    updatedAt = next.recordedAt();
  }

  void placeAt(int ordinal) {
    this.ordinal = ordinal;
  }

  public UUID id() {
    return id;
  }

  public long projectId() {
    return projectId;
  }

  public int ordinal() {
    return ordinal;
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
