package org.pamir.quality;

/**
 * One place where a rule is broken.
 *
 * @param at the element it is about
 * @param message what was found; never holds narrative text, so that no person's name gets into a
 *     log
 */
public record Fault(Rule rule, Element at, String message) {}
