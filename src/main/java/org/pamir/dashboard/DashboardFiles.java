package org.pamir.dashboard;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long browsers keep the files of the dashboard. Its own are asked for again and not sent again
 * while they are the same, so that a page never runs scripts of two versions; libraries have their
 * version in their address and are kept for good.
 */
@ApplicationScoped
class DashboardFiles {

  static final int ORDER = -2000;

  private static final String FOREVER = "public, max-age=31536000, immutable";

  private static final List<String> OWN = List.of("/dashboard/*", "/index.html", "/embed.html");

  private final Map<String, String> tags = new ConcurrentHashMap<>();

  void register(@Observes Router router) {
    router.route("/webjars/*").order(ORDER).handler(request -> keep(request, FOREVER, null));
    for (String own : OWN) {
      router.route(own).order(ORDER).handler(this::revalidate);
    }
  }

  private void revalidate(RoutingContext request) {
    String tag = tag(request.normalizedPath());
    if (tag == null) {
      request.next();
    } else if (tag.equals(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      request
          .response()
          .setStatusCode(304)
          .putHeader(HttpHeaders.ETAG, tag)
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
          .end();
    } else {
      keep(request, "no-cache", tag);
    }
  }

  private static void keep(RoutingContext request, String control, String tag) {
    // The tag decides. Dates of files in a JAR are those of the server's start.
    request.request().headers().remove(HttpHeaders.IF_MODIFIED_SINCE);
    request.addHeadersEndHandler(
        done -> {
          MultiMap headers = request.response().headers();
          if (request.response().getStatusCode() == 200) {
            headers.set(HttpHeaders.CACHE_CONTROL, control).remove(HttpHeaders.LAST_MODIFIED);
            if (tag != null) {
              headers.set(HttpHeaders.ETAG, tag);
            }
          }
        });
    request.next();
  }

  /** A tag by content; null of what is no file. */
  private String tag(String path) {
    return LaunchMode.current() == LaunchMode.DEVELOPMENT
        ? digest(path)
        // Only files get a place in the map, so it is as large as their number.
        : tags.computeIfAbsent(path, DashboardFiles::digest);
  }

  private static String digest(String path) {
    try (InputStream file =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("META-INF/resources" + path)) {
      if (file == null || path.endsWith("/")) {
        return null;
      }
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
