package org.pamir.funding;

import java.util.UUID;
import org.pamir.shared.http.Versioned;
import org.pamir.shared.http.Written;

/** A row of money as a write left it. */
public record StoredFunding<V extends Versioned>(V body, UUID id, boolean created)
    implements Written {

  @Override
  public String key() {
    return id.toString();
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
