package org.pamir.iati;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A sector, of the activity or of one transaction.
 *
 * @param line line in the file, from 1
 * @param vocabulary SectorVocabulary code; 1 (DAC 5-digit) when not said
 * @param vocabularyUri where the publisher's own vocabulary is, or null
 * @param code code in the vocabulary; null when left out (with a finding)
 * @param percentage within the vocabulary, 0 … 100; null when not said; always null on a
 *     transaction
 * @param narratives language → name or remark
 */
public record IatiSector(
    int line,
    String vocabulary,
    String vocabularyUri,
    String code,
    BigDecimal percentage,
    Map<String, String> narratives) {}
