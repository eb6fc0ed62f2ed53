package org.pamir.quality;

/**
 * A rule that an activity may break.
 *
 * @param name short stable name, such as {@code sector-percentage-sum}
 * @param number in the official IATI ruleset, such as {@code 2.1.2}; null for a rule that is not of
 *     it
 * @param severity how much it matters when it is broken
 * @param message what it asks, in English
 */
public record Rule(String name, String number, Severity severity, String message) {}
