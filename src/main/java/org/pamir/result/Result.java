package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.http.Versioned;

/** A result of a project, kept whole as its document. */
@Entity
public class Result implements Versioned {

  @Id private UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);

  @Column(name = "project_id")
  private long projectId;

  private int ordinal;
  private String type;
  private String title;

  @ColumnTransformer(write = "cast(? as json)")
  private String document;

  @ColumnTransformer(write = "cast(? as json)")
  private String kept;

  private String fingerprint;

  @ColumnTransformer(write = "cast(? as json)")
  private String approved;

  private int version;
  private long revision;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Result() {}

  Result(long projectId) {
    this.projectId = projectId;
  }

  UUID id() {
    return id;
  }

  long projectId() {
    return projectId;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public long revision() {
    return revision;
  }

  ResultRequest said(ObjectMapper json) {
    return ResultRecord.read(document, json);
  }

  List<Lock> locks(ObjectMapper json) {
    return ResultRecord.readLocks(approved, json);
  }

  /** Whether saying this would change nothing. */
  boolean says(ResultRequest said, ObjectMapper json) {
    return document != null && said.equals(said(json));
  }

  /** Takes what is said in place of what was said before; what was kept of a file stays. */
  void say(ResultRequest said, Revision next, ObjectMapper json) {
    type = said.type().word();
    title = said.name();
    document = ResultRecord.write(said, json);
    fingerprint = ResultRecord.fingerprint(document, kept);
    stamp(next);
  }

  /** Locks periods. */
  void approve(List<Lock> locks, Revision next, ObjectMapper json) {
    List<Lock> all = new ArrayList<>(locks(json));
    all.addAll(locks);
    approved = ResultRecord.writeLocks(all, json);
    stamp(next);
  }

  /** Lets go of locks. */
  void unlock(List<Lock> locks, Revision next, ObjectMapper json) {
    List<Lock> left = new ArrayList<>(locks(json));
    left.removeAll(locks);
    approved = ResultRecord.writeLocks(left, json);
    stamp(next);
  }

  private void stamp(Revision next) {
    version++;
    revision = next.number();
    createdAt = createdAt == null ? next.recordedAt() : createdAt;
    updatedAt = next.recordedAt();
  }

  ResultView view(String project, ObjectMapper json) {
    return ResultView.of(
        id, project, said(json), locks(json), version, revision, createdAt, updatedAt);
  }
}
