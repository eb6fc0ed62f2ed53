package org.pamir.reference;

import java.util.Map;

/**
 * One of the 17 Sustainable Development Goals.
 *
 * @param code 1 to 17
 * @param colour the goal's official colour, {@code #rrggbb} in lower case
 * @param names language (ISO 639-1) → short name, unmodifiable: en, ru, kk, ky, tg, tk
 */
public record SdgGoal(int code, String colour, Map<String, String> names) {
  static SdgGoal of(ReferenceRow row) {
    return new SdgGoal(Integer.parseInt(row.text("code")), row.text("colour"), row.names());
  }
}
