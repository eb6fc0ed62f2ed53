package org.pamir.quality;

/** How much a finding matters, worst first; the words of the IATI validator. */
public enum Severity {
  /** The activity cannot be told from others, or cannot be used at all. */
  CRITICAL,
  /** A rule of the standard is broken, or a row could not be used. */
  ERROR,
  /** Probably not what the publisher meant. */
  WARNING,
  /** Harmless, worth repairing at the source. */
  ADVISORY
}
