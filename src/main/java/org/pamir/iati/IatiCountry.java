package org.pamir.iati;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A recipient country, of the activity or of one transaction.
 *
 * @param line line in the file, from 1
 * @param code ISO 3166-1 alpha-2 as published; null when left out (with a finding)
 * @param percentage of the activity's money, 0 … 100; null when not said; always null on a
 *     transaction
 * @param narratives language → name or remark
 */
public record IatiCountry(
    int line, String code, BigDecimal percentage, Map<String, String> narratives) {}
