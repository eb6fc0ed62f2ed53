package org.pamir.shared.table;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sees which requests ask for a table, by {@code format} or else by {@code Accept}, before a
 * resource is chosen. Resources know nothing of it: to them it is a request for JSON, and {@link
 * TableAnswers} makes the table of what they answer.
 */
@Provider
@PreMatching
public class TableRequest implements ContainerRequestFilter {

  private static final String PROPERTY = TableRequest.class.getName();
  static final String PARAMETER = "format";
  private static final String JSON = "json";

  /**
   * A wish for a table.
   *
   * @param byParameter whether {@code format} says so
   * @param jsonToo whether JSON would do as well
   */
  record Wanted(TableFormat format, boolean byParameter, boolean jsonToo) {}

  /** What this request asks for, if it asks for a table. */
  static Optional<Wanted> of(ContainerRequestContext request) {
    return Optional.ofNullable((Wanted) request.getProperty(PROPERTY));
  }

  static void forget(ContainerRequestContext request) {
    request.removeProperty(PROPERTY);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String word = request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
    Optional<Wanted> wanted =
        word == null
            ? accepted(request.getAcceptableMediaTypes())
            : TableFormat.ofWord(word).map(format -> new Wanted(format, true, false));
    if (wanted.isPresent() || JSON.equals(word)) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
    }
    wanted.ifPresent(
        table -> {
          request.setProperty(PROPERTY, table);
          String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
          if (known != null) {
            request
                .getHeaders()
                .putSingle(HttpHeaders.IF_NONE_MATCH, tagsOf(table.format(), known));
          }
        });
  }

  /** A table is asked for where its type stands first; a wildcard is JSON. */
  private static Optional<Wanted> accepted(List<MediaType> types) {
    boolean jsonToo = types.stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
    return types.isEmpty()
        ? Optional.empty()
        : TableFormat.ofType(types.get(0)).map(format -> new Wanted(format, false, jsonToo));
  }

  /** The entity tag of a table is that of the JSON with the format behind it. */
  static String tagOf(TableFormat format, String tag) {
    return tag + "-" + format.word();
  }

  private static String tagsOf(TableFormat format, String known) {
    String end = tagOf(format, "") + "\"";
    return known.equals("*")
        ? known
        : Arrays.stream(known.split(","))
            .map(String::strip)
            .map(
                tag ->
                    tag.endsWith(end)
                        ? tag.substring(0, tag.length() - end.length()) + '"'
                        : "\"of another format\"")
            .collect(Collectors.joining(", "));
  }
}
