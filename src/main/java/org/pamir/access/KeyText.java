package org.pamir.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of a key: {@code pamir_} and 256 random bits. The prefix lets secret scanners find a
 * leaked one; the first characters name it in lists and revisions without giving it away.
 */
record KeyText(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SCHEME = "pamir_";

  static KeyText random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new KeyText(SCHEME + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String prefix() {
    return text.substring(0, Math.min(text.length() / 2, SCHEME.length() + 4));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }
}
