package org.pamir.shared.problem;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The path of a request as the {@code instance} of its problem. */
final class Instance {

  private static final String PLAIN = "/-._~!$&'()*+,;=:@%";

  private Instance() {}

  /** The path as a URI, with what no URI may hold percent-encoded. */
  static URI of(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : (path == null ? "/" : path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        uri.append('%').append("%02X".formatted((int) c));
      }
    }
    try {
      return URI.create(uri.toString());
    } catch (IllegalArgumentException e) {
      return URI.create(uri.toString().replace("%", "%25"));
    }
  }
}
