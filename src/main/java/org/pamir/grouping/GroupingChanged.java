package org.pamir.grouping;

import java.util.Collection;

/**
 * Fired within the transaction that changes a grouping.
 *
 * @param projects ids of those that were in it and those that are
 */
public record GroupingChanged(Collection<Long> projects) {}
