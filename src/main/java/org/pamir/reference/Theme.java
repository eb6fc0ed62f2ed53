package org.pamir.reference;

import java.util.Map;

/**
 * One of Pamir's own themes.
 *
 * @param code lower-case words joined by hyphens, for example {@code disaster-risk}
 * @param names language (ISO 639-1) → name, unmodifiable: en, ru, kk, ky, tg, tk, uz
 */
public record Theme(String code, Map<String, String> names) {
  static Theme of(ReferenceRow row) {
    return new Theme(row.text("code"), row.names());
  }
}
