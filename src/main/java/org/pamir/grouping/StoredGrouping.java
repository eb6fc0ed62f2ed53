package org.pamir.grouping;

import org.pamir.shared.http.Written;

/**
 * A grouping as a write left it.
 *
 * @param created whether this write made it
 */
public record StoredGrouping(GroupingView body, boolean created) implements Written {

  @Override
  public String key() {
    return body.code();
  }

  @Override
  public int version() {
    return body.version();
  }

  @Override
  public long revision() {
    return body.revision();
  }

  @Override
  public String tag() {
    return body.tag();
  }
}
