package org.pamir.shared.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every fault of a request, so that a caller mends all at once. */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  public void add(String field, String message) {
    found.add(new Violation(field, message));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Violation> found() {
    return List.copyOf(found);
  }

  /**
   * @throws InvalidRequestException where there is any
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRequestException(found);
    }
  }
}
