package org.pamir.iati;

import java.util.Map;

/**
 * A description.
 *
 * @param type DescriptionType code: 1 general, 2 objectives, 3 target groups, 4 other; null when
 *     not said
 * @param narratives language → text
 */
public record IatiDescription(String type, Map<String, String> narratives) {}
