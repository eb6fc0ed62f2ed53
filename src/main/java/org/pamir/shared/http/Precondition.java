package org.pamir.shared.http;

import java.util.Arrays;
import org.pamir.shared.problem.ProblemType;

/**
 * The conditions of a write (RFC 9110, 13.1): an existing thing is changed only by a caller that
 * says which version it has seen.
 *
 * @param ifMatch the header, or null
 * @param ifNoneMatch the header, or null
 */
public record Precondition(String ifMatch, String ifNoneMatch) {

  /** For writers that are not HTTP callers. */
  public static final Precondition OVERWRITE = new Precondition("*", null);

  /** Before creating what is not there. */
  public void checkAbsent() {
    if (ifMatch != null && !ifMatch.equals("*")) {
      throw ProblemType.STALE.because("If-Match names a version, and there is nothing here.");
    }
  }

  /**
   * Before changing what is there.
   *
   * @param tag the current entity tag, without quotes
   */
  public void check(String tag) {
    if ("*".equals(ifNoneMatch)) {
      throw ProblemType.STALE.because(
          "If-None-Match: * asks for a new one, and it is there already, as \"" + tag + "\".");
    }
    if (ifMatch == null) {
      throw ProblemType.PRECONDITION_REQUIRED
          .problem(ProblemType.PRECONDITION_REQUIRED.advice())
          .withHeader("ETag", '"' + tag + '"')
          .build();
    }
    if (!ifMatch.equals("*")
        && Arrays.stream(ifMatch.split(","))
            .map(String::strip)
            .noneMatch(given -> matches(given, tag))) {
      throw ProblemType.STALE
          .problem("If-Match names " + ifMatch + ", and the current version is \"" + tag + "\".")
          .withHeader("ETag", '"' + tag + '"')
          .build();
    }
  }

  /**
   * A representation chosen by query parameters has the tag {@code version;hash}: its version
   * counts for a write.
   */
  private static boolean matches(String given, String tag) {
    return given.equals('"' + tag + '"') || given.startsWith('"' + tag + ';');
  }
}
