package org.pamir.funding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Map;
import java.util.UUID;
import org.pamir.shared.Revisions.Revision;

/**
 * Money promised. A reduction is a new row with a negative amount: nothing is overwritten silently.
 */
@Entity
public class Commitment extends Transaction {

  @Column(name = "pledge_id")
  private UUID pledge;

  protected Commitment() {}

  Commitment(long projectId) {
    super(projectId);
  }

  void say(CommitmentRequest said, Map<String, Long> organisations, Revision revision) {
    pledge = said.pledge();
    report(said, organisations, revision);
  }

  public UUID pledge() {
    return pledge;
  }
}
