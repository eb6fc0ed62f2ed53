package org.pamir.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.validation.Validator;
import java.io.StringReader;
import java.util.List;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.JsonFaults;
import org.pamir.shared.problem.Violation;

/** JSON merge patch (RFC 7396): members replace, null removes, arrays are replaced whole. */
@ApplicationScoped
public class MergePatch {

  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private final ObjectMapper json;
  private final Validator validator;

  MergePatch(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The patched value, checked like a whole request.
   *
   * @throws InvalidRequestException where the result is no valid request
   */
  public <T> T apply(T current, JsonNode patch, Class<T> type) {
    if (patch == null || !patch.isObject()) {
      throw new InvalidRequestException("body", "must be an object: a merge patch");
    }
    try {
      JsonValue merged =
          Json.createMergePatch(read(json.writeValueAsString(patch)))
              .apply(read(json.writeValueAsString(current)));
      T result = json.readValue(merged.toString(), type);
      var violations = validator.validate(result);
      if (!violations.isEmpty()) {
        throw new InvalidRequestException(
            violations.stream()
                .map(v -> new Violation(v.getPropertyPath().toString(), v.getMessage()))
                .toList());
      }
      return result;
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException(List.of(JsonFaults.violation(e)));
    }
  }

  private static JsonValue read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
