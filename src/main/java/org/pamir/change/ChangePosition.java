package org.pamir.change;

import org.pamir.shared.problem.InvalidRequestException;

/**
 * How far a follower has come: everything up to a revision, and of the next one its first so many
 * changes. As text {@code 8122} where a revision is done, {@code 8123.50} within one.
 *
 * @param revision the last of which anything was handed over
 * @param told how many of its changes; 0 means all of them
 */
public record ChangePosition(long revision, int told) {

  public static final ChangePosition START = new ChangePosition(0, 0);

  /**
   * @throws InvalidRequestException where the text is none
   */
  public static ChangePosition of(String name, String text) {
    if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")) {
      throw new InvalidRequestException(
          name, "must be a revision such as 8123, or the next of an answer");
    }
    int dot = text.indexOf('.');
    return dot < 0
        ? after(Long.parseLong(text))
        : new ChangePosition(
            Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  /** With this revision all is told. */
  public static ChangePosition after(long revision) {
    return new ChangePosition(revision, 0);
  }

  /** The first revision of which anything is left to tell. */
  public long first() {
    return told == 0 ? revision + 1 : revision;
  }

  @Override
  public String toString() {
    return told == 0 ? Long.toString(revision) : revision + "." + told;
  }
}
