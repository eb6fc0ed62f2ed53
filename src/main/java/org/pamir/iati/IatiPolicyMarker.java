package org.pamir.iati;

import java.util.Map;

/**
 * A policy marker.
 *
 * @param line line in the file, from 1
 * @param vocabulary PolicyMarkerVocabulary code; 1 (DAC) when not said
 * @param vocabularyUri where the publisher's own vocabulary is, or null
 * @param code code in the vocabulary; null when left out (with a finding)
 * @param significance PolicySignificance code, or null
 * @param narratives language → name or remark
 */
public record IatiPolicyMarker(
    int line,
    String vocabulary,
    String vocabularyUri,
    String code,
    String significance,
    Map<String, String> narratives) {}
