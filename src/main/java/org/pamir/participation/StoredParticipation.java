package org.pamir.participation;

import org.pamir.project.ParticipationView;
import org.pamir.shared.http.Written;

/** A participation as a write left it. */
record StoredParticipation(ParticipationView body, boolean created) implements Written {

  @Override
  public String key() {
    return body.country();
  }

  @Override
  public int version() {
    return body.version();
  }

  @Override
  public long revision() {
    return body.revision();
  }
}
