package org.pamir.reference;

import java.util.Map;

/**
 * One of the 169 targets of the Sustainable Development Goals.
 *
 * @param code goal, dot, number or lower-case letter: {@code 6.5}, {@code 6.a}
 * @param goal the goal's code, 1 to 17
 * @param names language (ISO 639-1) → wording, unmodifiable: en, ru, kk, ky, tg, tk
 */
public record SdgTarget(String code, int goal, Map<String, String> names) {
  static SdgTarget of(ReferenceRow row) {
    return new SdgTarget(row.text("code"), Integer.parseInt(row.text("goal")), row.names());
  }
}
