package org.pamir.shared.table;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The places that a type's members have in a table, from the records that describe it. */
final class DocumentedType {

  private static final int MAX_DEPTH = 6;

  private DocumentedType() {}

  /**
   * The place of a value of this type.
   *
   * @param type a record, an interface that is the sum of records by its schema, or a scalar; null
   *     for one that is not known
   */
  static Place placeOf(Type type) {
    return place(type, 0);
  }

  /** Whether items of this type have members that only the items themselves tell. */
  static boolean isOpen(Type type) {
    return !(type instanceof Class<?> record)
        || record.isRecord()
            && java.util.Arrays.stream(record.getRecordComponents())
                .anyMatch(c -> c.getAccessor().isAnnotationPresent(JsonAnyGetter.class));
  }

  private static Place place(Type type, int depth) {
    if (type instanceof ParameterizedType bound) {
      Type[] arguments = bound.getActualTypeArguments();
      Class<?> raw = (Class<?>) bound.getRawType();
      if (raw == Optional.class) {
        return place(arguments[0], depth);
      }
      if (Collection.class.isAssignableFrom(raw)) {
        Place items = Place.items();
        items.members.putAll(place(arguments[0], depth + 1).members);
        return items;
      }
      if (Map.class.isAssignableFrom(raw)) {
        // Other maps have the members that the items tell.
        return arguments[1] == String.class ? Place.texts() : Place.members();
      }
    }
    if (!(type instanceof Class<?> plain) || depth > MAX_DEPTH) {
      return Place.cell(CellType.TEXT);
    }
    if (plain.isRecord()) {
      Place members = Place.members();
      add(plain, members, depth);
      return members;
    }
    Schema schema = plain.getAnnotation(Schema.class);
    if (plain.isInterface() && schema != null && schema.allOf().length > 0) {
      Place members = Place.members();
      for (Class<?> part : schema.allOf()) {
        add(part, members, depth);
      }
      return members;
    }
    return Place.cell(scalar(plain));
  }

  private static void add(Class<?> record, Place into, int depth) {
    for (RecordComponent component : record.getRecordComponents()) {
      Method accessor = component.getAccessor();
      if (accessor.isAnnotationPresent(JsonIgnore.class)
          || accessor.isAnnotationPresent(JsonAnyGetter.class)) {
        continue;
      }
      Place place = place(type(component), depth + 1);
      if (accessor.isAnnotationPresent(JsonUnwrapped.class)) {
        place.members.forEach(into.members::putIfAbsent);
        continue;
      }
      JsonProperty named = accessor.getAnnotation(JsonProperty.class);
      String name = named == null || named.value().isEmpty() ? component.getName() : named.value();
      // Of two parts of one answer the first says how a member is shown.
      into.members.putIfAbsent(name, place);
    }
  }

  /** JSON that is kept as text says by its schema what it is. */
  private static Type type(RecordComponent component) {
    Schema schema = component.getAccessor().getAnnotation(Schema.class);
    return component.getType() == String.class
            && schema != null
            && schema.implementation() != Void.class
        ? schema.implementation()
        : component.getGenericType();
  }

  private static CellType scalar(Class<?> type) {
    if (Number.class.isAssignableFrom(type)
        || type == int.class
        || type == long.class
        || type == double.class) {
      return CellType.NUMBER;
    }
    if (type == boolean.class || type == Boolean.class) {
      return CellType.BOOLEAN;
    }
    return type == LocalDate.class
        ? CellType.DATE
        : type == Instant.class ? CellType.TIME : CellType.TEXT;
  }
}
