package org.pamir.result;

import org.pamir.shared.http.Written;

/** A result as a write left it. */
record StoredResult(ResultView body, boolean created) implements Written {

  @Override
  public String key() {
    return body.id().toString();
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
