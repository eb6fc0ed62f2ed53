package org.pamir.reference;

import java.util.Set;

/**
 * Fired within the transaction, after rates are written: those of these currencies are not what
 * they were.
 */
public record RatesChanged(Set<String> currencies) {}
