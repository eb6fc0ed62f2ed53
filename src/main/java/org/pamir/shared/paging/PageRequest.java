package org.pamir.shared.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.pamir.shared.problem.InvalidRequestException;

/**
 * One page of a list, by keyset: rows after a (value, key) pair, so that page 10,000 costs what
 * page 1 does.
 *
 * @param key a unique column that breaks ties
 * @param keyType its SQL type
 * @param after where the page begins, or null for the first
 */
public record PageRequest(
    int limit, SortKey sort, boolean descending, String key, String keyType, Position after) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1000;

  /** The last row of the page before: its sort value and key, as text. */
  public record Position(String value, String key) {}

  /**
   * Reads a caller's parameters.
   *
   * @param sorts what may be sorted by, the default first
   * @throws InvalidRequestException where a parameter is not understood
   */
  public static PageRequest of(PageParams params, String key, String keyType, List<SortKey> sorts) {
    boolean descending = params.sort != null && params.sort.startsWith("-");
    String name = params.sort == null ? null : descending ? params.sort.substring(1) : params.sort;
    SortKey sort =
        name == null
            ? sorts.get(0)
            : sorts.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(
                    () ->
                        new InvalidRequestException(
                            "sort",
                            "must be one of "
                                + sorts.stream()
                                    .map(SortKey::name)
                                    .collect(Collectors.joining(", "))
                                + ", with - in front for descending"));
    return new PageRequest(
        limit(params.limit),
        sort,
        descending,
        key,
        keyType,
        position(params.cursor, sort, descending, keyType));
  }

  private static int limit(String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new InvalidRequestException("limit", "must be a whole number from 1 to " + MAX_LIMIT);
  }

  /** Adds the condition that rows come after the position. */
  public Criteria continuing(Criteria criteria) {
    if (after == null) {
      return criteria;
    }
    String than = descending ? "<" : ">";
    Criteria result = criteria.copy();
    result.and(
        "("
            + sort.expression()
            + ", "
            + key
            + ") "
            + than
            + " (cast(? as "
            + sort.type()
            + "), cast(:afterKey as "
            + keyType
            + "))",
        after.value());
    result.bind("afterKey", after.key());
    return result;
  }

  /** The order, and one row more than the page, which tells whether there is a next one. */
  public String orderAndLimit() {
    return order() + " limit " + (limit + 1);
  }

  /** The order. */
  public String order() {
    String direction = descending ? " desc" : "";
    return "order by " + sort.expression() + direction + ", " + key + direction;
  }

  /** The cursor that continues after this row. */
  public String cursorAfter(Position last) {
    String text = (descending ? "-" : "") + sort.name() + '\n' + last.value() + '\n' + last.key();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Position position(
      String cursor, SortKey sort, boolean descending, String keyType) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 3);
      if (parts.length == 3
          && parts[0].equals((descending ? "-" : "") + sort.name())
          && CursorValue.isOf(sort.type(), parts[1])
          && CursorValue.isOf(keyType, parts[2])) {
        return new Position(parts[1], parts[2]);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new InvalidRequestException(
        "cursor", "must be the next of a page of this list with the same sort");
  }
}
