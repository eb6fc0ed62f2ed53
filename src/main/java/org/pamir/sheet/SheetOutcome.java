package org.pamir.sheet;

import java.util.List;
import org.pamir.intake.Finding;

/** What became of a project's rows. */
record SheetOutcome(Change change, List<Finding> findings) {

  enum Change {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED
  }

  static SheetOutcome of(Change change) {
    return new SheetOutcome(change, List.of());
  }
}
