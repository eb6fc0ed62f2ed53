package org.pamir.sheet;

import java.util.List;
import org.pamir.shared.problem.Violation;
import org.pamir.sheet.SheetProject.SheetRow;

/** Rows are against a rule; nothing of their project is taken. */
class RowsRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a row. */
  record Fault(SheetRow row, List<Violation> violations) {}

  private final transient List<Fault> faults;

  RowsRefusedException(List<Fault> faults) {
    super(faults.size() + " rows are refused");
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
