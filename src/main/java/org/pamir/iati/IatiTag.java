package org.pamir.iati;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A tag (2.03), such as a Sustainable Development Goal.
 *
 * @param line line in the file, from 1
 * @param vocabulary TagVocabulary code: 1 Agrovoc, 2 SDG goal, 3 SDG target, 99 own …; null when
 *     left out
 * @param vocabularyUri where the publisher's own vocabulary is, or null
 * @param code code in the vocabulary; null when left out (with a finding)
 * @param weight percentage of a goal among the goals, which the standard has no place for and an
 *     export of the register names; or null
 * @param narratives language → name or remark
 */
public record IatiTag(
    int line,
    String vocabulary,
    String vocabularyUri,
    String code,
    BigDecimal weight,
    Map<String, String> narratives) {}
