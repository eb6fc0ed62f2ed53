package org.pamir.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportItem;
import org.pamir.intake.IntakeRule;
import org.pamir.quality.Severity;

/**
 * All rows of a file that belong to one project.
 *
 * @param identifier of the project, or null where the row names none
 * @param findings of its cells; where there are any, no row of it is taken
 */
record SheetProject(SheetKind kind, String identifier, List<SheetRow> rows, List<Finding> findings)
    implements ImportItem {

  static final String REJECTED = "the project is rejected with all its rows";

  /**
   * A row.
   *
   * @param number as a spreadsheet counts
   * @param cells column → text, of the columns that are read
   */
  record SheetRow(int number, java.util.Map<String, String> cells, boolean decimalComma) {

    /** Puts what the row says into an item: what it has no column for stays. */
    void putInto(ObjectNode item, SheetKind kind) {
      cells.forEach((column, text) -> kind.form().put(item, column, text, decimalComma));
      org.pamir.shared.table.RowForm.prune(item);
    }
  }

  /** A finding about a row of it. */
  Finding finding(SheetRule rule, SheetRow row, String column, String message) {
    int place = List.copyOf(row.cells().keySet()).indexOf(column) + 1;
    return new Finding(
        identifier,
        row.number(),
        place,
        column,
        Severity.ERROR,
        rule.id(),
        null,
        column + " " + message,
        REJECTED);
  }

  @Override
  public boolean isUsable() {
    return findings.isEmpty();
  }

  @Override
  public Instant updated() {
    return null;
  }

  /** A table is no whole publication: what it lacks has not left. */
  @Override
  public String reporter() {
    return null;
  }

  @Override
  public int transactions() {
    return kind == SheetKind.COMMITMENTS ? rows.size() : 0;
  }

  @Override
  public int weight() {
    return 4_000 * rows.size();
  }

  @Override
  public Finding finding(IntakeRule rule, String message, String action) {
    return new Finding(
        identifier,
        rows.get(0).number(),
        0,
        kind.key(),
        rule.severity(),
        rule.id(),
        null,
        message,
        action);
  }
}
