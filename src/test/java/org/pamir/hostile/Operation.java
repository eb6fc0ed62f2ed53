package org.pamir.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One operation of the document.
 *
 * @param pointer of the operation within the document, as a JSON pointer
 * @param path with its base path and its parameters in braces
 * @param bodies media types that it takes, with what the document says of each
 */
record Operation(
    String id,
    String method,
    String path,
    String pointer,
    List<Parameter> parameters,
    Map<String, JsonNode> bodies,
    JsonNode responses) {

  /** A parameter of a path, a query or a header. */
  record Parameter(String name, String in, JsonNode schema, String example, String description) {}

  List<Parameter> in(String place) {
    return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
  }

  boolean takes(String header) {
    return in("header").stream().anyMatch(parameter -> parameter.name().equals(header));
  }

  boolean reads() {
    return method.equals("GET");
  }

  /** An example of this media type; null where the document has none. */
  JsonNode example(String mediaType) {
    JsonNode content = bodies.get(mediaType);
    if (content.has("example")) {
      return content.get("example");
    }
    JsonNode examples = content.path("examples");
    return examples.isEmpty() ? null : examples.elements().next().get("value");
  }
}
