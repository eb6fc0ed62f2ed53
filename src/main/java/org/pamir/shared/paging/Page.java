package org.pamir.shared.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the next page, or null on the last
 * @param total how many there are on all pages
 * @param revision the register's revision that the page shows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next, long total, long revision) {

  /** The same page with other items. */
  public <U> Page<U> with(List<U> others) {
    return new Page<>(others, next, total, revision);
  }
}
