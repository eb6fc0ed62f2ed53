package org.pamir.change.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.pamir.change.webhook.Delivery.Outcome;
import org.pamir.change.webhook.TargetAddress.RefusedException;

/**
 * Sends a message, and waits for no answer with a thread. It connects to the very address that was
 * looked up and judged, follows no redirect, and reads of an answer no more than its status.
 */
@ApplicationScoped
class WebhookClient {

  /** Longer answers are cut off. */
  private static final long MOST_BYTES = 64 * 1024;

  private static final int LOOK_UPS = 16;
  private static final long LONGEST_RETRY_AFTER = 3_600;

  private final Vertx vertx;
  private final TargetAddress targets;
  private final WebhookSettings settings;
  private final Clock clock;
  private final HttpClient client;
  private final WorkerExecutor lookUps;

  WebhookClient(Vertx vertx, TargetAddress targets, WebhookSettings settings, Clock clock) {
    this.vertx = vertx;
    this.targets = targets;
    this.settings = settings;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) settings.timeout().toMillis())
                .setIdleTimeout((int) settings.timeout().toSeconds() + 5)
                .setMaxPoolSize(settings.each()));
    this.lookUps = vertx.createSharedWorkerExecutor("webhook-names", LOOK_UPS);
  }

  @PreDestroy
  void close() {
    client.close();
    lookUps.close();
  }

  /** Never fails: what goes wrong is an outcome too. */
  Future<Outcome> send(Delivery delivery) {
    Promise<Outcome> outcome = Promise.promise();
    AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
    long timer =
        vertx.setTimer(
            settings.timeout().toMillis(),
            id -> {
              outcome.tryComplete(Outcome.failed("No answer in time"));
              if (sent.get() != null) {
                sent.get().reset();
              }
            });
    lookUps
        .executeBlocking(() -> options(delivery), false)
        .compose(client::request)
        .compose(
            request -> {
              sent.set(request);
              return request.send(Buffer.buffer(delivery.body()));
            })
        .onSuccess(
            answer -> {
              outcome.tryComplete(outcome(answer));
              drain(answer, sent.get(), timer);
            })
        .onFailure(
            fault -> {
              vertx.cancelTimer(timer);
              outcome.tryComplete(
                  Outcome.failed(
                      fault instanceof RefusedException
                          ? "Its address " + fault.getMessage()
                          : "Cannot be reached: " + words(fault)));
            });
    return outcome.future();
  }

  /** What went wrong, in words of the network and not of the libraries beneath. */
  private static String words(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return "the connection was refused";
      }
      if (cause instanceof SSLException) {
        return "no safe connection (TLS) came about";
      }
      if (cause instanceof TimeoutException) {
        return "it did not answer in time";
      }
    }
    return "the connection broke off";
  }

  private RequestOptions options(Delivery delivery) throws RefusedException {
    URI uri = targets.parse(delivery.url());
    InetAddress address = targets.resolve(uri);
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    long second = clock.instant().getEpochSecond();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(uri.getHost())
        .setPort(port)
        .setSsl(tls)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .setFollowRedirects(false)
        .putHeader("content-type", "application/json")
        .putHeader("user-agent", "Pamir")
        .putHeader("webhook-id", delivery.messageId())
        .putHeader("webhook-timestamp", Long.toString(second))
        .putHeader(
            "webhook-signature",
            WebhookSecret.signatures(
                delivery.secrets(), delivery.messageId(), second, delivery.body()));
  }

  private Outcome outcome(HttpClientResponse answer) {
    int status = answer.statusCode();
    boolean good = status >= 200 && status < 300;
    String after = answer.getHeader("Retry-After");
    Instant retry =
        after != null && after.matches("[0-9]{1,5}")
            ? clock.instant().plusSeconds(Math.min(LONGEST_RETRY_AFTER, Long.parseLong(after)))
            : null;
    return new Outcome(status, good ? null : "Answered " + status, retry);
  }

  /** Lets the rest of an answer pass, so that the connection can be used again, or cuts it off. */
  private void drain(HttpClientResponse answer, HttpClientRequest request, long timer) {
    long[] bytes = new long[1];
    answer.handler(
        part -> {
          bytes[0] += part.length();
          if (bytes[0] > MOST_BYTES) {
            request.reset();
          }
        });
    answer.exceptionHandler(fault -> vertx.cancelTimer(timer));
    answer.endHandler(end -> vertx.cancelTimer(timer));
  }
}
