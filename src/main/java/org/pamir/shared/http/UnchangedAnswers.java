package org.pamir.shared.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.NewestRevision;

/**
 * Gives an answer again while the register has not changed since. What has a history is the same
 * for the same caller as long as the newest revision is the same, so the tag of an answer, and the
 * body of a statistic, hold until there is another. It stands behind keys and limits and before
 * everything else.
 */
@ApplicationScoped
public class UnchangedAnswers {

  private static final String BODY = "pamir.answerBody";
  private static final long MOST_BYTES = 16 << 20;
  private static final int ENTRY_BYTES = 600;
  private static final int LARGEST_BODY = 256 << 10;

  /** What an answer says of itself. */
  private static final List<String> SAID =
      List.of("ETag", "Cache-Control", "Vary", "Pamir-Revision", "Content-Type");

  /** Requests with conditions other than If-None-Match are not for here. */
  private static final List<String> CONDITIONS =
      List.of("If-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range");

  private record Question(String uri, String accept, Caller caller) {}

  private record Kept(long revision, MultiMap headers, String tag, Buffer body) {
    int bytes() {
      return ENTRY_BYTES + (body == null ? 0 : body.length());
    }
  }

  private final Cache<Question, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .<Question, Kept>weigher((question, kept) -> question.uri.length() + kept.bytes())
          .build();
  private final NewestRevision newest;
  private final CurrentVertxRequest current;

  UnchangedAnswers(NewestRevision newest, CurrentVertxRequest current) {
    this.newest = newest;
    this.current = current;
  }

  /** The request at hand is answered with this JSON, which may be kept. */
  public void keep(byte[] body) {
    RoutingContext request = current.getCurrent();
    if (request != null && body.length <= LARGEST_BODY) {
      request.put(BODY, Buffer.buffer(body));
    }
  }

  void register(@Observes Router router, @ConfigProperty(name = "quarkus.rest.path") String base) {
    router.get(base + "/*").order(1).handler(request -> answer(request, base));
  }

  private void answer(RoutingContext request, String base) {
    OptionalLong revision = newest.known();
    if (revision.isEmpty() || isConditional(request.request())) {
      request.next();
      return;
    }
    Question question =
        new Question(
            request.request().uri(),
            request.request().getHeader("Accept"),
            CurrentCaller.of(request));
    Kept kept = answers.getIfPresent(question);
    if (kept == null || kept.revision != revision.getAsLong() || !give(request, kept)) {
      if (Freshness.holdsFor(request.request().path().substring(base.length()))) {
        request.addHeadersEndHandler(done -> keep(question, revision.getAsLong(), request));
      }
      request.next();
    }
  }

  private static boolean isConditional(HttpServerRequest request) {
    return CONDITIONS.stream().anyMatch(name -> request.headers().contains(name));
  }

  private static boolean give(RoutingContext request, Kept kept) {
    String known = request.request().getHeader("If-None-Match");
    // Weak comparison (RFC 9110, 13.1.2); no tag of the register has a quote or a comma within.
    boolean unchanged = known != null && (known.contains(kept.tag) || known.equals("*"));
    if (!unchanged && kept.body == null) {
      return false;
    }
    HttpServerResponse response = request.response();
    response.headers().addAll(kept.headers);
    if (unchanged) {
      response.headers().remove("Content-Type");
      response.setStatusCode(304).end();
    } else {
      // The framework forbids compression of what it does not know.
      response.headers().remove("Content-Encoding");
      response.end(kept.body);
    }
    return true;
  }

  /**
   * What was answered was read after its revision was the newest, and so is as new as that or
   * newer: it holds while no other is known.
   */
  private void keep(Question question, long revision, RoutingContext request) {
    HttpServerResponse response = request.response();
    String tag = response.headers().get("ETag");
    int status = response.getStatusCode();
    if (tag == null || status != 200 && status != 304) {
      return;
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String name : SAID) {
      List<String> values = response.headers().getAll(name);
      if (!values.isEmpty()) {
        headers.add(name, values);
      }
    }
    String type = headers.get("Content-Type");
    Buffer body = type != null && type.startsWith("application/json") ? request.get(BODY) : null;
    answers.put(question, new Kept(revision, headers, tag, body));
  }
}
