package org.pamir.statistics;

import org.pamir.shared.http.Written;

/** An answer, and whether this write made it. */
record StoredAnswer(ReportAnswer body, boolean created) implements Written {

  @Override
  public String key() {
    return body.report().toString();
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
