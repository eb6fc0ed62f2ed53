package org.pamir.shared.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pamir.shared.StorableText;

/**
 * A row the other way round: the cells that a table of a type has make the JSON of an item. What
 * the JSON then has to be is the matter of its own rules.
 */
public final class RowForm {

  private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private record Slot(List<String> path, Place place, boolean others) {}

  private final Map<String, Slot> slots = new LinkedHashMap<>();

  private RowForm() {}

  /** The form of items of this type. */
  public static RowForm of(Type type) {
    RowForm form = new RowForm();
    form.add(List.of(), DocumentedType.placeOf(type));
    return form;
  }

  private void add(List<String> path, Place place) {
    String name = String.join(".", path);
    switch (place.kind) {
      case CELL, ITEMS -> slots.put(name, new Slot(path, place, false));
      case TEXTS -> {
        for (String language : Place.LANGUAGES) {
          slots.put(name + '.' + language, new Slot(with(path, language), place, false));
        }
        slots.put(name + '.' + Place.OTHER, new Slot(path, place, true));
      }
      case MEMBERS -> place.members.forEach((member, inner) -> add(with(path, member), inner));
    }
  }

  private static List<String> with(List<String> path, String member) {
    List<String> longer = new ArrayList<>(path);
    longer.add(member);
    return longer;
  }

  /** The columns in the order of a template. */
  public List<String> columns() {
    return List.copyOf(slots.keySet());
  }

  /** Whether cells of this column are days, which a workbook keeps as numbers. */
  public boolean isDay(String column) {
    return slots.containsKey(column) && slots.get(column).place().type == CellType.DATE;
  }

  /**
   * Puts what a cell says into an item; an empty cell takes out what is there.
   *
   * @param decimalComma whether numbers may have a comma for the point
   * @return what is wrong with the cell, if anything; then nothing is put
   */
  public Optional<String> put(ObjectNode item, String column, String text, boolean decimalComma) {
    Slot slot = slots.get(column);
    try {
      if (text == null || text.isEmpty()) {
        clear(item, slot);
        return Optional.empty();
      }
      String fault = StorableText.fault(text);
      if (fault != null) {
        return Optional.of(fault);
      }
      if (slot.others()) {
        clear(item, slot);
        object(item, slot.path()).setAll(ListCell.readNamed(text));
      } else {
        int last = slot.path().size() - 1;
        object(item, slot.path().subList(0, last))
            .set(slot.path().get(last), value(text, slot.place(), decimalComma));
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static ObjectNode object(ObjectNode item, List<String> path) {
    ObjectNode at = item;
    for (String member : path) {
      at = at.get(member) instanceof ObjectNode inner ? inner : at.putObject(member);
    }
    return at;
  }

  private static void clear(ObjectNode item, Slot slot) {
    JsonNode at = item;
    List<String> above =
        slot.others() ? slot.path() : slot.path().subList(0, slot.path().size() - 1);
    for (String member : above) {
      at = at.path(member);
    }
    if (at instanceof ObjectNode object) {
      if (slot.others()) {
        object.retain(Place.LANGUAGES);
      } else {
        object.remove(slot.path().get(slot.path().size() - 1));
      }
    }
  }

  private static JsonNode value(String text, Place place, boolean decimalComma) {
    return place.kind == Place.Kind.ITEMS
        ? ListCell.read(text, place.members)
        : scalar(text, place.type, decimalComma);
  }

  /**
   * @throws IllegalArgumentException where the text is no such value; its message says so
   */
  static JsonNode scalar(String text, CellType type, boolean decimalComma) {
    return switch (type) {
      case NUMBER -> ListCell.number(decimalComma ? text.replace(',', '.') : text);
      case BOOLEAN -> {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
          throw new IllegalArgumentException("must be true or false");
        }
        yield JsonNodeFactory.instance.booleanNode(text.equalsIgnoreCase("true"));
      }
      case DATE -> JsonNodeFactory.instance.textNode(day(text));
      case TEXT, TIME -> JsonNodeFactory.instance.textNode(text);
    };
  }

  /** A day as spreadsheets of the region write it, 31.03.2026, is taken too. */
  private static String day(String text) {
    try {
      return text.matches("\\d{2}\\.\\d{2}\\.\\d{4}")
          ? LocalDate.parse(text, DOTTED).toString()
          : text;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a date such as 2026-03-31", e);
    }
  }

  /** Takes out objects that have no members left. */
  public static void prune(ObjectNode item) {
    Iterator<JsonNode> members = item.elements();
    while (members.hasNext()) {
      if (members.next() instanceof ObjectNode inner) {
        prune(inner);
        if (inner.isEmpty()) {
          members.remove();
        }
      }
    }
  }
}
