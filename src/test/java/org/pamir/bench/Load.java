package org.pamir.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Clients that ask one thing after another over a connection of their own, as fast as they are
 * answered.
 */
final class Load implements AutoCloseable {

  /**
   * One request.
   *
   * @param body null for none
   * @param status what it must be answered with
   */
  record Call(
      HttpMethod method, String path, Map<String, String> headers, String body, int status) {
    static Call get(String path) {
      return new Call(HttpMethod.GET, path, Map.of(), null, 200);
    }

    /**
     * The same, that waits for a figure while it is counted for the first time (RFC 7240, 4.3), and
     * asks again where that takes longer than any request may.
     */
    static Call counted(String path) {
      return new Call(HttpMethod.GET, path, Map.of("Prefer", "wait=100"), null, 200);
    }

    private boolean isPatient() {
      return headers.containsKey("Prefer");
    }
  }

  /** What came back. */
  record Answer(Map<String, String> headers, Buffer body) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64).setKeepAlive(true));
  private final int port;
  private final String key;

  Load(int port, String key) {
    this.port = port;
    this.key = key;
  }

  /** One answer, and how long it took, in milliseconds. */
  Answer ask(Call call) {
    Promise<Answer> answer = Promise.promise();
    // Within a context: an answer that is there before anybody listens would be lost.
    vertx.getOrCreateContext().runOnContext(nothing -> send(call).onComplete(answer));
    return join(answer.future());
  }

  double time(Call call) {
    long began = System.nanoTime();
    ask(call);
    return (System.nanoTime() - began) / 1e6;
  }

  /** So many clients for so long, each with its own calls. */
  Rate run(int clients, double seconds, Supplier<Supplier<Call>> calls) {
    return join(start(clients, seconds, calls));
  }

  /** The same, without waiting for its end. */
  Future<Rate> start(int clients, double seconds, Supplier<Supplier<Call>> calls) {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    List<Future<List<Double>>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Promise<List<Double>> done = Promise.promise();
      Supplier<Call> next = calls.get();
      List<Double> times = new ArrayList<>();
      vertx.getOrCreateContext().runOnContext(nothing -> again(until, next, times, done));
      all.add(done.future());
    }
    return Future.all(all)
        .map(
            nothing -> {
              List<Double> times = new ArrayList<>();
              all.forEach(one -> times.addAll(one.result()));
              return Rate.of(times, seconds);
            });
  }

  private void again(
      long until, Supplier<Call> next, List<Double> times, Promise<List<Double>> done) {
    long began = System.nanoTime();
    if (began >= until) {
      done.complete(times);
      return;
    }
    send(next.get())
        .onSuccess(
            answer -> {
              times.add((System.nanoTime() - began) / 1e6);
              again(until, next, times, done);
            })
        .onFailure(done::fail);
  }

  private Future<Answer> send(Call call) {
    RequestOptions options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setMethod(call.method)
            .setURI(call.path);
    if (key != null) {
      options.putHeader("Authorization", "Bearer " + key);
    }
    call.headers.forEach(options::putHeader);
    return http.request(options)
        .compose(request -> call.body == null ? request.send() : request.send(call.body))
        .compose(
            response ->
                response
                    .body()
                    .compose(
                        body -> {
                          if (response.statusCode() == 503 && call.isPatient()) {
                            return send(call);
                          }
                          if (response.statusCode() != call.status) {
                            throw new IllegalStateException(
                                call.path + ": " + response.statusCode() + " " + body);
                          }
                          Map<String, String> headers = new java.util.HashMap<>();
                          response
                              .headers()
                              .forEach(
                                  (name, value) ->
                                      headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
                          return Future.succeededFuture(new Answer(headers, body));
                        }));
  }

  private static <T> T join(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    join(http.close());
    join(vertx.close());
  }
}
