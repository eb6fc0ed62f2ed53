package org.pamir.shared.problem;

import java.util.List;

/**
 * The request cannot be carried out as it is; nothing was stored. Answered as 400 with its
 * violations.
 */
public class InvalidRequestException extends RuntimeException {

  private final List<Violation> violations;

  public InvalidRequestException(List<Violation> violations) {
    super(violations.toString());
    this.violations = List.copyOf(violations);
  }

  public InvalidRequestException(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  public List<Violation> violations() {
    return violations;
  }
}
