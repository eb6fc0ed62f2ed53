package org.pamir.intake;

import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/**
 * An opened file. The same bytes give the same items in the same order each time: an import that
 * was cut off opens the file again and skips what it has.
 *
 * @param <I> what the file holds many of
 */
public interface ImportSource<I extends ImportItem> extends Closeable {

  /**
   * The next item; empty at the end.
   *
   * @throws UnreadableFileException where the file breaks, once all whole items before are given
   */
  Optional<I> next();

  /** Passes over items that are done already, without making more of them than that needs. */
  default void skip(int items) {
    for (int i = 0; i < items; i++) {
      next();
    }
  }

  /** Bytes taken from the file so far. */
  long bytesConsumed();

  /** Findings about the file as a whole; complete at its end. */
  List<Finding> fileFindings();
}
