package org.pamir.shared.table;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a table is called, after the address that it came from. */
final class TableFile {

  private static final int SHEET_NAME = 27;

  private final UriInfo uri;
  private final TableFormat format;

  TableFile(UriInfo uri, TableFormat format) {
    this.uri = uri;
    this.format = format;
  }

  TableFormat format() {
    return format;
  }

  /** The address with its question. */
  String source() {
    return uri.getRequestUri().toString();
  }

  /** Name of the sheet: the last segment of the path, without what no sheet may be called. */
  String sheet() {
    String name = words();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.length() > SHEET_NAME ? last.substring(0, SHEET_NAME) : last;
  }

  /** Tells the client to keep the answer as a file, such as {@code pamir-projects-r8123.csv}. */
  void name(MultivaluedMap<String, Object> headers, long revision) {
    headers.putSingle(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"pamir-%s-r%d.%s\""
            .formatted(words().replace('/', '-'), revision, format.word()));
  }

  /**
   * The path with nothing in it that a header, a file or a sheet cannot have. Its segments as
   * RESTEasy gives them are decoded twice, which a percent sign in an identifier does not survive.
   */
  private String words() {
    return Arrays.stream(uri.getPath().split("/"))
        .map(segment -> segment.replaceAll("[^A-Za-z0-9._-]", "_"))
        .filter(segment -> !segment.isEmpty())
        .collect(Collectors.joining("/"));
  }
}
