package org.pamir.shared;

/** Which text PostgreSQL can keep: any without the NUL character and without lone surrogates. */
public final class StorableText {

  private StorableText() {}

  /** What is wrong with the text, or null where nothing is. */
  public static String fault(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "must not contain the NUL character";
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "must be well-formed Unicode";
      }
    }
    return null;
  }
}
