package org.pamir.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** How results and their approvals are kept as text. */
final class ResultRecord {

  private static final TypeReference<List<Lock>> LOCKS = new TypeReference<>() {};

  private ResultRecord() {}

  static String write(ResultRequest said, ObjectMapper json) {
    return text(said, json);
  }

  static ResultRequest read(String document, ObjectMapper json) {
    try {
      return json.readValue(document, ResultRequest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored result cannot be read", e);
    }
  }

  /** Null where nothing is approved. */
  static String writeLocks(List<Lock> locks, ObjectMapper json) {
    return locks.isEmpty() ? null : text(locks, json);
  }

  static List<Lock> readLocks(String approved, ObjectMapper json) {
    try {
      return approved == null ? List.of() : json.readValue(approved, LOCKS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored approval cannot be read", e);
    }
  }

  /** The same for the same document and the same that is kept beside it, and for no others. */
  static String fingerprint(String document, String kept) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(document.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      if (kept != null) {
        digest.update(kept.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String text(Object value, ObjectMapper json) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
