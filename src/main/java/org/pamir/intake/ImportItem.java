package org.pamir.intake;

import java.time.Instant;
import java.util.List;

/** One thing of a file: taken or rejected as a whole, and counted as one activity. */
public interface ImportItem {

  /** What it is known by, 500 characters at most; null only where it is not usable. */
  String identifier();

  /** Whether it can be taken; where not, a finding says why. */
  boolean isUsable();

  /** When its source last changed it, or null. Of two alike in one file the newer counts. */
  Instant updated();

  /**
   * Ref of the organisation whose project it is. What such an organisation had in the last file of
   * a name and lacks in the next one has left it. Null where that means nothing.
   */
  String reporter();

  /** How many transactions the file has for it. */
  int transactions();

  /** About how many characters it takes in statements; bounds the memory of a batch. */
  int weight();

  /** What was found in it, in the order of the file. */
  List<Finding> findings();

  /** A finding about it as a whole. */
  Finding finding(IntakeRule rule, String message, String action);
}
