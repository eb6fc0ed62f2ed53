package org.pamir.intake;

import java.util.Locale;
import org.pamir.quality.Severity;

/** What only the import of a whole file can tell, whatever its format. */
public enum IntakeRule {
  IDENTIFIER_REPEATED(Severity.ERROR),
  /** Another organisation reports it than the one whose editor sends the file. */
  NOT_YOURS(Severity.CRITICAL),
  NOT_STORABLE(Severity.CRITICAL),
  MISSING_FROM_FILE(Severity.WARNING),
  /** As bad as the worst of those that are counted and not listed. */
  MORE_FINDINGS(Severity.CRITICAL);

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final Severity severity;

  IntakeRule(Severity severity) {
    this.severity = severity;
  }

  /** Short stable name, such as {@code not-storable}. */
  public String id() {
    return id;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }
}
