package org.pamir.shared.http;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Which requests are for a file, and not for an answer in JSON. */
public final class FileRequest {

  private static final Pattern FILES =
      Pattern.compile(
          "text/csv|spreadsheetml|application/(xml|geo\\+json)", Pattern.CASE_INSENSITIVE);

  private FileRequest() {}

  /**
   * A file is asked for by its address, by a parameter, or by what is accepted.
   *
   * @param base the path that all of the API is below
   */
  public static boolean is(RoutingContext request, String base) {
    String accept = request.request().getHeader("Accept");
    String format = request.request().getParam("format");
    return request.request().path().startsWith(base + "/exports")
        || format != null && !format.equals("json")
        || "GET".equals(request.request().method().name())
            && accept != null
            && FILES.matcher(accept).find()
            && !accept.contains("application/json")
            && !accept.contains("html");
  }
}
