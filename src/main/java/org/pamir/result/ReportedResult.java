package org.pamir.result;

/**
 * A result as a file reports it.
 *
 * @param ordinal place among the results of its project in the file, from 1; 0 where it came by
 *     none
 * @param kept its parts as published, where what is said would not give them back: a JSON array of
 *     {@code {path, name, xml, of, barred}}, or null
 */
public record ReportedResult(int ordinal, ResultRequest said, String kept) {}
