package org.pamir.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.pamir.ServerProcess;

/** A client of a server that may be in trouble: tells what it got, and after how long. */
final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ServerProcess server;
  private final String key;

  /** Its hub-admin. */
  Caller(ServerProcess server) {
    this(server, ServerProcess.KEY);
  }

  private Caller(ServerProcess server, String key) {
    this.server = server;
    this.key = key;
  }

  /** The same with another key. */
  Caller as(String other) {
    return new Caller(server, other);
  }

  /**
   * What came back.
   *
   * @param path below the base path
   * @param status 0 where nothing did
   * @param millis until the last byte, or until it broke off
   */
  record Answer(
      String path,
      int status,
      Optional<String> type,
      Optional<String> retryAfter,
      String body,
      long millis) {

    boolean isAcknowledged() {
      return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
      return status
          + " after "
          + millis
          + " ms: "
          + body.substring(0, Math.min(200, body.length()));
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    /** 503, as a problem that says when to come again. */
    boolean isUnavailable() {
      return status == 503
          && type.orElse("").startsWith("application/problem+json")
          && retryAfter.orElse("").matches("[0-9]+");
    }
  }

  Answer get(String path) {
    return send(server.to(path).GET());
  }

  Answer put(String path, String body) {
    return send(json(path).header("If-Match", "*").PUT(BodyPublishers.ofString(body)));
  }

  Answer post(String path, String body, String key) {
    return send(json(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
  }

  Answer patch(String path, String etag, String body) {
    return send(
        server
            .to(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", etag)
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  Answer upload(String path, byte[] file, String type, String key) {
    return send(
        server
            .to(path)
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofByteArray(file)));
  }

  private HttpRequest.Builder json(String path) {
    return server.to(path).header("Content-Type", "application/json");
  }

  /** Whether the server calls itself ready. */
  boolean isReady() {
    return send(HttpRequest.newBuilder(server.at("/q/health/ready"))).status() == 200;
  }

  private static String path(HttpRequest.Builder request) {
    return request.build().uri().getPath().replaceFirst("^/api/v1", "");
  }

  private Answer send(HttpRequest.Builder request) {
    long begun = System.nanoTime();
    try {
      HttpResponse<String> answer =
          http.send(
              request.setHeader("Authorization", "Bearer " + key).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Answer(
          path(request),
          answer.statusCode(),
          answer.headers().firstValue("Content-Type"),
          answer.headers().firstValue("Retry-After"),
          answer.body(),
          (System.nanoTime() - begun) / 1_000_000);
    } catch (IOException e) {
      return new Answer(
          path(request),
          0,
          Optional.empty(),
          Optional.empty(),
          e.toString(),
          (System.nanoTime() - begun) / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
