package org.pamir.shared.paging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The conditions of a query: fixed fragments of SQL, chosen by what the caller asks, with the
 * caller's values bound and never written into the text.
 */
public final class Criteria {

  private final StringBuilder where = new StringBuilder("true");
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a condition; {@code ?} in it stands for the value. */
  public Criteria and(String condition, Object value) {
    String name = "v" + values.size();
    where.append("\n  and ").append(condition.replace("?", ":" + name));
    values.put(name, value);
    return this;
  }

  /** Adds the conditions of another, whose values keep apart from these. */
  public Criteria and(Criteria other) {
    String text = other.where.toString();
    for (String name : other.values.keySet()) {
      String renamed = name + "_" + values.size();
      text = text.replaceAll(":" + name + "\\b", ":" + renamed);
      values.put(renamed, other.values.get(name));
    }
    where.append("\n  and ").append(text);
    return this;
  }

  /** Adds that there is a row of these tables which meets the conditions of another. */
  public Criteria andExists(String from, Criteria other) {
    where.append("\n  and exists (select 1 from ").append(from);
    and(other);
    where.append(")");
    return this;
  }

  public Criteria and(String condition) {
    where.append("\n  and ").append(condition);
    return this;
  }

  /** Binds a name that stands in a condition already. */
  public Criteria bind(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The text of the where clause. */
  public String where() {
    return where.toString();
  }

  /**
   * The text of the where clause where few projects {@code p} are meant, named by another condition
   * beside it: each of them is then looked at by itself. The planner would rather begin with all
   * that is in a country, since it expects many rows of a union such as a table's past.
   */
  public String whereOfFew() {
    return "case when p.id <> 0 then " + where + " else false end";
  }

  /** Of the projects {@code p} that these criteria ask for, those among few. */
  public Criteria among(Long[] projects) {
    Criteria among = copy();
    among.where.setLength(0);
    among.where.append(whereOfFew());
    return among.and("p.id = any(?)", projects);
  }

  /**
   * What criteria ask for: equal for those that ask for the same, and so is the text.
   *
   * @param where the condition
   * @param values by name; lists where they are many
   */
  public record Key(String where, Map<String, Object> values) {

    /** The letters in it: callers choose how long their values are. */
    public int length() {
      return where.length() + values.values().stream().mapToInt(Key::length).sum();
    }

    private static int length(Object value) {
      return value instanceof List<?> list
          ? list.stream().mapToInt(Key::length).sum()
          : String.valueOf(value).length();
    }

    /** Each value with its length, so that no two keys have the same. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(where);
      values.forEach((name, value) -> append(text.append('\n').append(name), value));
      return text.toString();
    }

    private static void append(StringBuilder text, Object value) {
      if (value instanceof List<?> list) {
        text.append(" of ").append(list.size());
        list.forEach(one -> append(text, one));
      } else {
        String said = String.valueOf(value);
        text.append(' ').append(said.length()).append(':').append(said);
      }
    }
  }

  public Key key() {
    Map<String, Object> said = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            said.put(name, value instanceof Object[] array ? Arrays.asList(array) : value));
    return new Key(where(), said);
  }

  /** A copy to which more can be added. */
  public Criteria copy() {
    Criteria copy = new Criteria();
    copy.where.setLength(0);
    copy.where.append(where);
    copy.values.putAll(values);
    return copy;
  }

  public <S extends SqlStatement<S>> S bindTo(S statement) {
    values.forEach(statement::bind);
    return statement;
  }
}
