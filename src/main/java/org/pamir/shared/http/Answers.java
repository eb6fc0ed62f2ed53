package org.pamir.shared.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.Page;
import org.pamir.shared.problem.ProblemType;

/** How answers are built, the same for every resource: entity tags, links, locations. */
public final class Answers {

  private Answers() {}

  /**
   * Something stored, with the tag that a write to it needs; 304 where the caller has it already.
   */
  public static Response entity(Object body, String tag, Request request) {
    EntityTag entityTag = new EntityTag(tag);
    Response.ResponseBuilder unchanged = unchanged(entityTag, request);
    return (unchanged == null ? Response.ok(body) : unchanged).tag(entityTag).build();
  }

  /**
   * The beginning of a 304 where the caller has what is there; null where it is to be told.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 where a read names versions in If-Match
   *     and none of them is there
   */
  public static Response.ResponseBuilder unchanged(EntityTag tag, Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null && unchanged.build().getStatus() == ProblemType.STALE.status()) {
      throw ProblemType.STALE.because(
          "If-Match names another version than \"" + tag.getValue() + "\".");
    }
    return unchanged;
  }

  /**
   * A stored thing shown in part or with more embedded: its tag is {@code version;hash}, good for a
   * write as well.
   */
  public static Response variant(String body, String tag, Request request) {
    return entity(body, tag + ';' + hash(body), request);
  }

  /** What an action left, with the tag that the next write to it needs. */
  public static Response tagged(Object body, String tag) {
    return Response.ok(body).tag(new EntityTag(tag)).build();
  }

  /**
   * What a write left: 201 with its place where it is new, else 200.
   *
   * @param path the segments before its key, as they are read: identifiers hold slashes and spaces
   */
  public static Response written(Written written, UriInfo uri, String... path) {
    Response.ResponseBuilder response =
        written.created() ? Response.created(place(uri, path, written.key())) : Response.ok();
    return response
        .entity(written.body())
        .tag(new EntityTag(written.tag()))
        .header("Pamir-Revision", written.revision())
        .build();
  }

  private static URI place(UriInfo uri, String[] path, String key) {
    StringBuilder place = new StringBuilder(uri.getBaseUri().toString().replaceAll("/$", ""));
    for (String segment : path) {
      place.append('/').append(segment(segment));
    }
    return URI.create(place.append('/').append(segment(key)).toString());
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * A list: a page of it as JSON with its neighbours as links, or a table. Which of them it is, and
   * so what is read, is decided when the answer leaves.
   */
  public static Response page(Listing<?> list, UriInfo uri) {
    return Response.ok(list).header(HttpHeaders.LINK, link(uri, null, "first")).build();
  }

  /** The link to the page behind this one (RFC 8288), where there is one. */
  public static Optional<String> next(Page<?> page, UriInfo uri) {
    return Optional.ofNullable(page.next()).map(cursor -> link(uri, cursor, "next"));
  }

  private static String link(UriInfo uri, String cursor, String relation) {
    var builder = uri.getRequestUriBuilder();
    var target =
        cursor == null
            ? builder.replaceQueryParam("cursor")
            : builder.replaceQueryParam("cursor", cursor);
    return "<" + target.build() + ">; rel=\"" + relation + "\"";
  }

  private static String hash(String body) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
