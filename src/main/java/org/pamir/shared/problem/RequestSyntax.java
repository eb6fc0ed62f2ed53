package org.pamir.shared.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request has to be before anything of it is understood. The framework fails over a media
 * type that is none, and answers an address that is none without a word.
 */
final class RequestSyntax {

  /** Nearly every request has one of these: they need no second look. */
  private static final Set<String> USUAL =
      Set.of("*/*", "application/json", "application/merge-patch+json", "text/csv");

  private RequestSyntax() {}

  /** The first fault of a request's address and media types. */
  static Optional<Violation> fault(HttpServerRequest request) {
    try {
      new URI(request.uri());
    } catch (URISyntaxException e) {
      int query = request.uri().indexOf('?');
      return Optional.of(
          new Violation(
              query >= 0 && e.getIndex() > query ? "query" : "path",
              "must be percent-encoded (RFC 3986), in UTF-8"));
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && !isMediaType(type)) {
      return Optional.of(new Violation("Content-Type", "must be a media type"));
    }
    List<String> accepted = request.headers().getAll(HttpHeaders.ACCEPT);
    for (String accept : accepted) {
      if (accept.isBlank()) {
        // RFC 9110, 12.5.1: an empty list is allowed, and says nothing.
        request.headers().remove(HttpHeaders.ACCEPT);
        return Optional.empty();
      }
      for (String one : accept.split(",")) {
        if (!isMediaType(one.strip())) {
          return Optional.of(new Violation("Accept", "must be media types"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMediaType(String text) {
    if (USUAL.contains(text)) {
      return true;
    }
    try {
      MediaType.valueOf(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
