package org.pamir.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param status 0 where the server closed without a word, -1 where it did not answer in time
 * @param headers by their names in lower case
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body, long millis) {

  static Answer none(int status, long millis) {
    return new Answer(status, new TreeMap<>(), new byte[0], millis);
  }

  String header(String name) {
    List<String> values = headers.get(name.toLowerCase());
    return values == null ? null : values.get(0);
  }

  /** The media type, without its parameters. */
  String mediaType() {
    String type = header("Content-Type");
    return type == null ? null : type.split(";")[0].strip().toLowerCase();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
