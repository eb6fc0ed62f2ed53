package org.pamir.intake;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of file that can be imported: reads it item by item, and writes items to the register. An
 * application-scoped bean of its own package; {@link ImportResource} names its media types as well.
 *
 * @param <I> what a file holds many of
 */
public interface ImportFormat<I extends ImportItem> {

  /** Media types of such files, in lower case and without parameters. */
  Set<String> mediaTypes();

  /** Every rule its findings can name, for the filter of findings. */
  List<String> rules();

  /**
   * Opens a file and reads its beginning.
   *
   * @param file read once, in order; closed with the source
   * @param mediaType one of {@link #mediaTypes()}
   * @throws UnreadableFileException where it is none of this kind
   */
  ImportSource<I> open(InputStream file, String mediaType);

  /**
   * Writes items within the transaction at hand, with at most one revision. Where the database
   * cannot hold them it throws, and is asked again for each one alone.
   *
   * @param items all usable, no identifier twice
   */
  Outcome write(List<I> items, ImportOrder order);

  /**
   * Whether {@link #write} asks of each item whether the caller may write it. If so nobody asks
   * before, and no project is locked when it begins: it may open transactions of its own.
   */
  default boolean asksForItself() {
    return false;
  }

  /**
   * What became of items.
   *
   * @param created items that are new in the register
   * @param updated items that changed it
   * @param rejected items that were not taken after all; all others changed nothing
   * @param transactions of these items that the register now has
   * @param findings beside those that the items bring, by identifier
   */
  record Outcome(
      int created,
      int updated,
      int rejected,
      int transactions,
      Map<String, List<Finding>> findings) {}
}
