package org.pamir.iati;

/**
 * An aid type.
 *
 * @param vocabulary AidTypeVocabulary code (2.03); 1 (DAC) when not said
 * @param code code in the vocabulary; null when left out (with a finding)
 */
public record IatiAidType(String vocabulary, String code) {}
