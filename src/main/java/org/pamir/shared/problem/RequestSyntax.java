package org.pamir.shared.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
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

  /**
   * Whether it cannot be told for sure where this request ends: what one server takes for its body,
   * another takes for the next request. The connection is not to be used any further.
   */
  static boolean isAmbiguous(HttpServerRequest request) {
    List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return request.headers().getAll(HttpHeaders.HOST).size() > 1
        || encodings.size() > 1
        || encodings.size() == 1 && !encodings.get(0).strip().equalsIgnoreCase("chunked");
  }

  /** The first fault of a request's address and of what it says about itself. */
  static Optional<Violation> fault(HttpServerRequest request) {
    if (isAmbiguous(request)) {
      return Optional.of(
          request.headers().getAll(HttpHeaders.HOST).size() > 1
              ? new Violation("Host", "must be there once")
              : new Violation("Transfer-Encoding", "must be chunked, or left out"));
    }
    if (request.version() == HttpVersion.HTTP_1_0 && request.getHeader(HttpHeaders.HOST) == null) {
      // HTTP/1.0 may leave it out, and addresses in answers need one. HTTP/2 names it otherwise.
      return Optional.of(new Violation("Host", "is needed"));
    }
    return addressFault(request).or(() -> typeFault(request)).or(() -> acceptFault(request));
  }

  private static Optional<Violation> addressFault(HttpServerRequest request) {
    try {
      new URI(request.uri());
      return Optional.empty();
    } catch (URISyntaxException e) {
      int query = request.uri().indexOf('?');
      return Optional.of(
          new Violation(
              query >= 0 && e.getIndex() > query ? "query" : "path",
              "must be percent-encoded (RFC 3986), in UTF-8"));
    }
  }

  private static Optional<Violation> typeFault(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null || isMediaType(type)
        ? Optional.empty()
        : Optional.of(new Violation("Content-Type", "must be a media type"));
  }

  private static Optional<Violation> acceptFault(HttpServerRequest request) {
    for (String accept : request.headers().getAll(HttpHeaders.ACCEPT)) {
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
