package org.pamir.shared.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Jackson's faults in Pamir's words, without its class names. */
public final class JsonFaults {

  private JsonFaults() {}

  /** Whether the fault is Jackson's own, and not something else that it wrapped. */
  static boolean isOwn(JsonProcessingException fault) {
    return fault.getCause() == null || fault.getCause() instanceof JsonProcessingException;
  }

  public static Violation violation(JsonProcessingException fault) {
    String field = fault instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
    JsonLocation at = fault.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new Violation(field.isEmpty() ? "body" : field, words(fault) + where);
  }

  private static String words(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds() == null
              ? ""
              : unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", ", "; known are ", ""));
      return "is not a member of this resource" + known;
    }
    if (fault instanceof InvalidFormatException invalid && invalid.getTargetType() != null) {
      Class<?> type = invalid.getTargetType();
      if (type.isEnum()) {
        return "must be one of "
            + Arrays.stream(type.getEnumConstants())
                .map(
                    constant ->
                        constant instanceof org.pamir.shared.Word word
                            ? word.word()
                            : constant.toString())
                .collect(Collectors.joining(", "));
      }
      if (type == String.class || type == java.math.BigDecimal.class) {
        return invalid.getOriginalMessage().startsWith("must")
            ? invalid.getOriginalMessage()
            : expected(type);
      }
      return expected(type);
    }
    if (fault instanceof MismatchedInputException mismatched) {
      return mismatched.getTargetType() == null
          ? "must not be empty"
          : expected(mismatched.getTargetType());
    }
    if (fault instanceof StreamConstraintsException) {
      return "is nested too deeply, or has a number, name or text that is too long";
    }
    if (fault.getOriginalMessage() != null
        && fault.getOriginalMessage().startsWith("Duplicate field")) {
      return "has the same member twice: "
          + fault.getOriginalMessage().replaceAll("^Duplicate field ", "");
    }
    return "is not well-formed JSON";
  }

  private static String expected(Class<?> type) {
    if (type == java.time.LocalDate.class) {
      return "must be a date such as 2026-03-31";
    }
    if (type == java.time.Instant.class || type == java.time.OffsetDateTime.class) {
      return "must be an instant such as 2026-03-31T00:00:00Z";
    }
    if (type == java.util.UUID.class) {
      return "must be a UUID";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "must be true or false";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "must be a whole number";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "must be a number";
    }
    if (type == String.class) {
      return "must be a text";
    }
    if (java.util.Collection.class.isAssignableFrom(type)) {
      return "must be an array";
    }
    return "must be an object";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      } else if (reference.getIndex() >= 0) {
        path.append('[').append(reference.getIndex()).append(']');
      }
    }
    return path.toString();
  }
}
