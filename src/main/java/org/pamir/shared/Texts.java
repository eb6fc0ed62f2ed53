package org.pamir.shared;

/** Text as PostgreSQL can keep it: no NUL, no lone surrogate. */
public final class Texts {
  private Texts() {}

  /** The text, with U+FFFD in the place of what cannot be kept; the same object where all can. */
  public static String storable(String text) {
    int bad = firstBad(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (; bad >= 0; bad = firstBad(text, bad + 1)) {
      clean.setCharAt(bad, '\uFFFD');
    }
    return clean.toString();
  }

  private static int firstBad(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** At most so many UTF-16 units of it, never half a character. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
