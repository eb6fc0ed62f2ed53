package org.pamir.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Map;
import java.util.UUID;
import org.pamir.shared.Revisions.Revision;

/** Money paid. */
@Entity
public class Disbursement extends Transaction {

  @Column(name = "commitment_id")
  private UUID commitment;

  protected Disbursement() {}

  Disbursement(long projectId) {
    super(projectId);
  }

  void say(DisbursementRequest said, Map<String, Long> organisations, Revision revision) {
    commitment = said.commitment();
    report(said, organisations, revision);
  }

  public UUID commitment() {
    return commitment;
  }
}
