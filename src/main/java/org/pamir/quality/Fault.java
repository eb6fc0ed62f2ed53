package org.pamir.quality;

/**
 * One rule that is broken.
 *
 * @param at the first element it is about
 * @param message what was found there; never holds narrative text, so that no person's name gets
 *     into a log
 * @param count in how many places like it, from 1
 */
public record Fault(Rule rule, Element at, String message, int count) {
  public Fault(Rule rule, Element at, String message) {
    this(rule, at, message, 1);
  }

  Fault times(int count) {
    return new Fault(rule, at, message, count);
  }

  /** What was found, and how often. */
  public String says() {
    return count == 1 ? message : message + " (" + count + " places)";
  }
}
