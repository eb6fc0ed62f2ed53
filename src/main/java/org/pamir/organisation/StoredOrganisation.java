package org.pamir.organisation;

import org.pamir.shared.http.Written;

/** An organisation as a write left it. */
public record StoredOrganisation(OrganisationView body, boolean created) implements Written {

  @Override
  public String key() {
    return body.ref();
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
