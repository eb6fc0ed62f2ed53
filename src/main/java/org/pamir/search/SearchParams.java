package org.pamir.search;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.pamir.shared.problem.InvalidRequestException;

/** How much of what was found, and of which kind. */
public class SearchParams {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  @QueryParam("kind")
  @Parameter(description = "`project` or `organisation`; both where it is left out")
  public String kind;

  @QueryParam("limit")
  @Parameter(
      description = "Hits a page, 1 to 100",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
  public String limit;

  @QueryParam("cursor")
  @Parameter(description = "The `next` of the page before")
  public String cursor;

  boolean takes(Kind asked) {
    if (kind != null
        && !kind.equals(Kind.PROJECT.word())
        && !kind.equals(Kind.ORGANISATION.word())) {
      throw new InvalidRequestException("kind", "must be project or organisation");
    }
    return kind == null || kind.equals(asked.word());
  }

  int limit() {
    return limit == null ? DEFAULT_LIMIT : number("limit", limit, 1, MAX_LIMIT);
  }

  /** How many hits went before. */
  int offset() {
    return cursor == null ? 0 : number("cursor", cursor, 1, 100_000);
  }

  private static int number(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new InvalidRequestException(
        name,
        name.equals("cursor")
            ? "must be the next of a page of this search"
            : "must be a whole number from " + least + " to " + most);
  }
}
