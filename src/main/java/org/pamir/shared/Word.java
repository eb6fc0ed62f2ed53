package org.pamir.shared;

import java.util.Locale;

/**
 * An enumeration whose constants have one spelling in URL, JSON and table: {@code THIRD_PARTY} is
 * {@code third-party}.
 */
public interface Word {

  String name();

  /** The constant as it is written outside Java. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with this spelling, or null where there is none. */
  static <E extends Enum<E> & Word> E of(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.word().equals(word)) {
        return constant;
      }
    }
    return null;
  }
}
