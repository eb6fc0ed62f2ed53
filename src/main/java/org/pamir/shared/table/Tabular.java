package org.pamir.shared.table;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * An operation whose answer makes a table: every GET that is documented to answer with {@code
 * items}, or with the {@code rows}, {@code points} or {@code links} of a statistic, and every
 * statistic that has none of these as names and values.
 *
 * @param member the member that holds the rows, or null
 * @param row type of a row, or null where the document does not tell it
 */
public record Tabular(String member, Type row) {

  /** The members that hold rows, the first of them that is there. */
  public static final List<String> MEMBERS = List.of("items", "rows", "points", "links");

  /** What the paths of statistics begin with. */
  public static final String STATISTICS = "/statistics";

  private static final Map<Method, Optional<Tabular>> KNOWN = new ConcurrentHashMap<>();

  /** What table this operation's answer makes, if any. */
  public static Optional<Tabular> of(Method operation) {
    return operation == null
        ? Optional.empty()
        : KNOWN.computeIfAbsent(operation, Tabular::documented);
  }

  private static Optional<Tabular> documented(Method operation) {
    if (!operation.isAnnotationPresent(GET.class)) {
      return Optional.empty();
    }
    Type answer = answer(operation);
    Class<?> record = raw(answer);
    if (record != null && record.isRecord()) {
      for (String name : MEMBERS) {
        for (RecordComponent component : record.getRecordComponents()) {
          if (component.getName().equals(name) && raw(component.getGenericType()) == List.class) {
            return Optional.of(new Tabular(name, element(component.getGenericType(), answer)));
          }
        }
      }
    }
    Path place = operation.getDeclaringClass().getAnnotation(Path.class);
    return place != null && place.value().startsWith(STATISTICS)
        ? Optional.of(new Tabular(null, null))
        : Optional.empty();
  }

  private static Type answer(Method operation) {
    return Arrays.stream(operation.getAnnotationsByType(APIResponse.class))
        .filter(response -> response.responseCode().equals("200") && response.content().length > 0)
        .map(response -> response.content()[0].schema().implementation())
        .filter(type -> type != Void.class)
        .map(type -> (Type) type)
        .findFirst()
        .orElse(operation.getGenericReturnType());
  }

  private static Type element(Type list, Type holder) {
    Type element = ((ParameterizedType) list).getActualTypeArguments()[0];
    // Whole<T> with its items: List<T>.
    return element instanceof TypeVariable<?> && holder instanceof ParameterizedType bound
        ? bound.getActualTypeArguments()[0]
        : element;
  }

  private static Class<?> raw(Type type) {
    return type instanceof Class<?> plain
        ? plain
        : type instanceof ParameterizedType bound ? (Class<?>) bound.getRawType() : null;
  }
}
