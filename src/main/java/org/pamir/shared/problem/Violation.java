package org.pamir.shared.problem;

/**
 * One fault of a request.
 *
 * @param field where it is: a path into the body ({@code sectors[1].code}), or the name of a
 *     parameter or header
 * @param message what is wrong, and what is allowed
 */
public record Violation(String field, String message) {}
