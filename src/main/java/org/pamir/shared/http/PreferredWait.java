package org.pamir.shared.http;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a reader wants to wait for an answer that takes long: {@code Prefer: wait=5} (RFC 7240).
 */
@Provider
public class PreferredWait implements ContainerRequestFilter {

  /** Below the time after which an idle connection is closed. */
  private static final int MOST_SECONDS = 100;

  private static final String KEY = "pamir.wait";

  private static final Pattern WAIT =
      Pattern.compile("\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*", Pattern.CASE_INSENSITIVE);

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> lines = request.getHeaders().get("Prefer");
    if (lines != null && request.getMethod().equals("GET")) {
      of(lines, MOST_SECONDS).ifPresent(wait -> Vertx.currentContext().putLocal(KEY, wait));
    }
  }

  /** Of the request at hand; empty where it says nothing of it. */
  public static Optional<Duration> asked() {
    Context context = Vertx.currentContext();
    return context == null || !VertxContext.isDuplicatedContext(context)
        ? Optional.empty()
        : Optional.ofNullable(context.getLocal(KEY));
  }

  /**
   * The wait that these preferences ask for; others are not kept to, which RFC 7240 allows.
   *
   * @param most seconds, where more are asked for
   */
  public static Optional<Duration> of(List<String> lines, int most) {
    for (String line : lines) {
      for (String preference : line.split("[,;]")) {
        Matcher wait = WAIT.matcher(preference);
        if (wait.matches()) {
          return Optional.of(Duration.ofSeconds(Math.min(most, Integer.parseInt(wait.group(1)))));
        }
      }
    }
    return Optional.empty();
  }
}
