package org.pamir.shared.paging;

/**
 * What a list may be sorted by.
 *
 * @param name as callers write it
 * @param expression SQL, never null in any row, and the same as in an index with the tie-break
 * @param type SQL type of the expression, to which a cursor's text is cast
 */
public record SortKey(String name, String expression, String type) {}
