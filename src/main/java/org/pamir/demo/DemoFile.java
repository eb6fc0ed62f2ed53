package org.pamir.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the files of {@code src/main/resources/demo}, each an array of requests. */
@ApplicationScoped
class DemoFile {

  private final ObjectMapper json;
  private final Validator validator;

  DemoFile(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The entries of a file.
   *
   * @param name of the file, without its ending
   */
  List<ObjectNode> read(String name) {
    try (InputStream file = getClass().getResourceAsStream("/demo/" + name + ".json")) {
      return List.of(json.readValue(file, ObjectNode[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("demo/" + name + ".json cannot be read", e);
    }
  }

  /**
   * An entry as the request it is, held to the rules that a caller's request is held to.
   *
   * @throws IllegalStateException naming the fault
   */
  <T> T request(ObjectNode entry, Class<T> type) {
    try {
      T request = json.treeToValue(entry, type);
      var violations = validator.validate(request);
      if (violations.isEmpty()) {
        return request;
      }
      throw new IllegalStateException(violations + " in " + entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e.getOriginalMessage() + " in " + entry, e);
    }
  }
}
