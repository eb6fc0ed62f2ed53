package org.pamir.shared.paging;

import org.jdbi.v3.core.Handle;

/** How many rows a list has, of the snapshot at hand. */
public interface Totals {

  /**
   * @param from the tables, without where
   * @param revision the newest revision of the snapshot
   */
  long count(Handle handle, String from, Criteria criteria, long revision);
}
