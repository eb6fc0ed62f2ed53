package org.pamir.shared.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;

/**
 * The kinds of problem Pamir answers with (RFC 9457); each has a page of its own under {@code
 * /problems/}.
 */
public enum ProblemType {
  INVALID_REQUEST(
      400,
      "The request is not valid",
      "Mend what violations name, and send it again. Nothing was stored."),
  UNAUTHENTICATED(401, "A key is needed", "Send an API key as Authorization: Bearer pamir_…"),
  FORBIDDEN(403, "Not allowed", "The key is known, and does not allow this."),
  NOT_FOUND(404, "Not found", "Nothing is here, or nothing that this caller may see."),
  METHOD_NOT_ALLOWED(
      405, "Method not allowed", "The Allow header names the methods of this resource."),
  NOT_ACCEPTABLE(406, "Not acceptable", "None of the media types in Accept is served here."),
  TIMEOUT(
      408, "The request took too long to arrive", "Send the whole request without long pauses."),
  CONFLICT(409, "Conflict", "The state of the register does not allow this; detail says why."),
  STALE(
      412,
      "Changed since it was read",
      "Read it again, apply the change to what is there now, and send that with the new ETag."),
  TOO_LARGE(
      413, "The request body is too large", "Send less at once; a large file goes to /imports."),
  URI_TOO_LONG(414, "The address is too long", "Send fewer or shorter parameters."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Unsupported media type", "The Content-Type is not one this resource takes."),
  UNPROCESSABLE(
      422,
      "The request cannot be carried out",
      "It is well formed, and contradicts what the register knows; detail says how."),
  PRECONDITION_REQUIRED(
      428,
      "If-Match is needed",
      "Send the ETag of the version you read as If-Match, or * to overwrite whatever is there."),
  TOO_MANY_REQUESTS(429, "Too many requests", "Wait as long as Retry-After says."),
  HEADERS_TOO_LARGE(431, "The request headers are too large", "Send fewer or shorter headers."),
  INTERNAL(500, "Something went wrong here", "The fault is ours. Tell us the traceId."),
  UNAVAILABLE(503, "Not available at the moment", "Try again after the seconds in Retry-After.");

  private final int status;
  private final String title;
  private final String advice;

  ProblemType(int status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What the caller can do about it. */
  public String advice() {
    return advice;
  }

  /** The last segment of the type's address. */
  public String slug() {
    return name().toLowerCase().replace('_', '-');
  }

  /** Relative, so that it holds under any host name (RFC 9457, 3.1.1). */
  public URI uri() {
    return URI.create("/problems/" + slug());
  }

  /** The type for a status that a framework chose. */
  public static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status) {
        return type;
      }
    }
    return status < 500 ? INVALID_REQUEST : INTERNAL;
  }

  /** A builder for this type. */
  public HttpProblem.Builder problem(String detail) {
    return HttpProblem.builder()
        .withType(uri())
        .withTitle(title)
        .withStatus(status)
        .withDetail(detail);
  }

  /** This type as an exception. */
  public HttpProblem because(String detail) {
    return problem(detail).build();
  }

  /** A 400 with its violations. */
  static HttpProblem invalid(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.get(0).field() + " " + violations.get(0).message()
            : violations.size() + " faults; see violations.";
    return INVALID_REQUEST.problem(detail).with("violations", violations).build();
  }
}
