package org.pamir.shared.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A list that has not been read yet: a page of it, or all of it from end to end.
 *
 * @param <T> what it lists
 */
public interface Listing<T> {

  /** The page that was asked for. */
  Page<T> page();

  /**
   * Reads everything that matches, in the order that was asked for, as of one moment; no more of it
   * is in memory than a part.
   */
  void readAll(Reader<T> reader);

  /** Takes a list as it is being read, all within one snapshot of the register. */
  interface Reader<T> {

    /**
     * Comes first.
     *
     * @param revision the register's revision that the list shows
     */
    void begin(long revision);

    void read(List<T> part);
  }

  /** The same list with other items, made of them some at a time. */
  default <U> Listing<U> with(Function<List<T>, List<U>> other) {
    Listing<T> list = this;
    return new Listing<>() {
      @Override
      public Page<U> page() {
        Page<T> page = list.page();
        return page.with(other.apply(page.items()));
      }

      @Override
      public void readAll(Reader<U> reader) {
        list.readAll(
            new Reader<>() {
              @Override
              public void begin(long revision) {
                reader.begin(revision);
              }

              @Override
              public void read(List<T> part) {
                reader.read(other.apply(part));
              }
            });
      }
    };
  }
}
