package org.pamir.iati;

import org.pamir.intake.Finding;

/**
 * A row that could not be used; a {@link Finding} of severity error at the same line tells why.
 *
 * @param element {@code transaction}, {@code budget} or {@code planned-disbursement}
 * @param position place among the activity's elements of that name, from 1
 * @param line line in the file, from 1
 * @param ref the transaction's reference, or null
 * @param rule the rule that was broken, as in {@link Finding#rule}
 */
public record IatiRejected(String element, int position, int line, String ref, String rule) {}
