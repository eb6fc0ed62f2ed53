package org.pamir.iati;

import java.util.Map;

/**
 * An emergency or appeal the activity answers to (2.02).
 *
 * @param line line in the file, from 1
 * @param type HumanitarianScopeType code: 1 emergency, 2 appeal; null when left out
 * @param vocabulary HumanitarianScopeVocabulary code, or null
 * @param vocabularyUri where the publisher's own vocabulary is, or null
 * @param code code in the vocabulary; null when left out (with a finding)
 * @param narratives language → name or remark
 */
public record IatiHumanitarianScope(
    int line,
    String type,
    String vocabulary,
    String vocabularyUri,
    String code,
    Map<String, String> narratives) {}
