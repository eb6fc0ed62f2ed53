package org.pamir.shared.paging;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How many rows a list has, of the snapshot at hand. */
public interface Totals {

  /**
   * @param from the tables, without where
   * @param revision the newest revision of the snapshot
   */
  long count(Handle handle, String from, Criteria criteria, long revision);

  /** What was counted last, where that is kept: no question to the database. */
  Optional<Total> known(String from, Criteria criteria);

  /**
   * How many rows a list had.
   *
   * @param revision as of which it had so many
   */
  record Total(long rows, long revision) {}
}
