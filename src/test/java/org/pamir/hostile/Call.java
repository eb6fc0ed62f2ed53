package org.pamir.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One request, as the bytes that go over the wire.
 *
 * @param target path and query as they are sent
 * @param headers in their order; a name may come twice
 * @param body null for none
 * @param aimed whether nothing about its method and path keeps it from its operation
 * @param kind how it was made, in a word
 */
record Call(
    Operation operation,
    String method,
    String target,
    List<Map.Entry<String, String>> headers,
    byte[] body,
    boolean chunked,
    boolean aimed,
    String kind) {

  String header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Header values are sent as Latin-1, so that any byte can be in them. */
  byte[] bytes(int port) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder head =
        new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: localhost:").append(port).append("\r\n");
    headers.forEach(
        header ->
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
    if (body != null && chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (body != null || !List.of("GET", "HEAD", "DELETE", "OPTIONS").contains(method)) {
      head.append("Content-Length: ").append(body == null ? 0 : body.length).append("\r\n");
    }
    head.append("\r\n");
    out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null && chunked) {
      for (int at = 0; at < body.length; at += 1_000) {
        int size = Math.min(1_000, body.length - at);
        out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, at, size);
        out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      }
      out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    } else if (body != null) {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  /** The same request for a shell; bytes that no shell can hold are written by printf. */
  String curl(int port) {
    StringBuilder text = new StringBuilder();
    boolean plain = true;
    if (body != null) {
      for (byte b : body) {
        plain &= b >= 32 && b < 127 || b == '\n';
      }
      if (!plain) {
        text.append("printf '");
        for (byte b : body.length > 4_000 ? java.util.Arrays.copyOf(body, 4_000) : body) {
          text.append(
              b >= 32 && b < 127 && b != '\'' && b != '\\' && b != '%'
                  ? String.valueOf((char) b)
                  : "\\%03o".formatted(b & 0xff));
        }
        text.append("' | ");
      }
    }
    text.append("curl -si --path-as-is -X ").append(method).append(' ');
    text.append(quoted("http://localhost:" + port + target));
    headers.forEach(
        header ->
            text.append(" -H ")
                .append(
                    quoted(
                        header.getValue().isEmpty()
                            ? header.getKey() + ";"
                            : header.getKey() + ": " + header.getValue())));
    if (chunked && body != null) {
      text.append(" -H 'Transfer-Encoding: chunked'");
    }
    if (body != null) {
      String content = new String(body, StandardCharsets.UTF_8);
      text.append(" --data-binary ")
          .append(
              !plain
                  ? "@-"
                  : quoted(content.length() > 4_000 ? content.substring(0, 4_000) + "…" : content));
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
