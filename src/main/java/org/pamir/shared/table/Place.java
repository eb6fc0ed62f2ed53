package org.pamir.shared.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a member of an item goes in its row: a cell, several, or those of its own members. */
final class Place {

  /** What becomes of a member. */
  enum Kind {
    /** One cell. */
    CELL,
    /** An object: its members have places. */
    MEMBERS,
    /** Texts by language: a cell for each of {@link #LANGUAGES}, and one for all others. */
    TEXTS,
    /** A list: one cell, as {@link ListCell} writes it. */
    ITEMS
  }

  /** Languages with a column of their own. */
  static final List<String> LANGUAGES = List.of("en", "ru");

  /** The column of all other languages. */
  static final String OTHER = "other";

  final Kind kind;
  final CellType type;
  final Map<String, Place> members = new LinkedHashMap<>();
  int column;

  private Place(Kind kind, CellType type) {
    this.kind = kind;
    this.type = type;
  }

  static Place cell(CellType type) {
    return new Place(Kind.CELL, type);
  }

  static Place texts() {
    return new Place(Kind.TEXTS, CellType.TEXT);
  }

  static Place members() {
    return new Place(Kind.MEMBERS, CellType.TEXT);
  }

  /** A list; the members of its elements, where they have any, are set in {@link #members}. */
  static Place items() {
    return new Place(Kind.ITEMS, CellType.TEXT);
  }

  /** Whether this is an object of which no members are known: then it is one cell. */
  boolean isOpen() {
    return kind == Kind.MEMBERS && members.isEmpty();
  }

  /** Numbers the columns from here on, and adds them to those before. */
  void layOut(String name, List<Column> columns) {
    column = columns.size();
    switch (kind) {
      case CELL, ITEMS -> columns.add(new Column(name, type));
      case TEXTS -> {
        List<String> ends = new ArrayList<>(LANGUAGES);
        ends.add(OTHER);
        ends.forEach(end -> columns.add(new Column(name + '.' + end, CellType.TEXT)));
      }
      case MEMBERS -> {
        if (isOpen() && !name.isEmpty()) {
          columns.add(new Column(name, type));
        }
        members.forEach(
            (member, place) ->
                place.layOut(name.isEmpty() ? member : name + '.' + member, columns));
      }
    }
  }
}
