package org.pamir.resilience;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.pamir.ServerProcess;

/**
 * Writers, readers and followers that go on until they are stopped, each over connections of its
 * own that it keeps open as long as it may. Nothing is sent again: what fails has failed.
 */
final class Traffic implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final int port;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  /** Ids of commitments whose creation was answered with 201. */
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  private final List<Queue<String>> followed = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean ended;

  Traffic(int port) {
    this.port = port;
  }

  private interface Work {
    void go() throws Exception;
  }

  Traffic writers(int count) {
    for (int i = 0; i < count; i++) {
      String project = "/projects/XM-TRAFFIC-" + i;
      HttpClient http = client();
      ask(http, HttpMethod.PUT, project, Instances.project("Written"), Map.of("If-Match", "*"));
      AtomicLong turn = new AtomicLong();
      begin(
          () -> {
            if (turn.incrementAndGet() % 10 == 0) {
              ask(
                  http,
                  HttpMethod.PUT,
                  project,
                  Instances.project("Written " + turn),
                  Map.of("If-Match", "*"));
              return;
            }
            Buffer made =
                ask(
                    http,
                    HttpMethod.POST,
                    project + "/commitments",
                    Instances.commitment(turn.get()),
                    Map.of());
            if (made != null) {
              acknowledged.add(new JsonObject(made).getString("id"));
            }
          });
    }
    return this;
  }

  Traffic readers(int count) {
    List<String> paths =
        List.of(
            "/projects/XM-TRAFFIC-0",
            "/projects?reportingOrg=XM-INSTANCES&limit=20",
            "/statistics/funding?groupBy=country&measure=committed",
            "/commitments?country=KG&limit=20",
            "/codelists/Country");
    for (int i = 0; i < count; i++) {
      HttpClient http = client();
      AtomicLong turn = new AtomicLong(i);
      begin(
          () ->
              ask(
                  http,
                  HttpMethod.GET,
                  paths.get((int) (turn.incrementAndGet() % paths.size())),
                  null,
                  Map.of()));
    }
    return this;
  }

  /**
   * Each takes down the ids of the commitments that it is told of, and comes again when cut off.
   */
  Traffic followers(int count) {
    for (int i = 0; i < count; i++) {
      Queue<String> told = new ConcurrentLinkedQueue<>();
      followed.add(told);
      String[] last = new String[1];
      Thread thread =
          new Thread(
              () -> {
                while (!ended) {
                  try {
                    follow(last, told);
                    Thread.sleep(100);
                  } catch (IOException e) {
                    failures.add("A stream broke off: " + e);
                  } catch (InterruptedException e) {
                    return;
                  }
                }
              },
              "follower");
      thread.setDaemon(true);
      thread.start();
    }
    return this;
  }

  private void follow(String[] last, Queue<String> told) throws IOException {
    HttpURLConnection stream =
        (HttpURLConnection)
            URI.create(
                    "http://127.0.0.1:"
                        + port
                        + "/api/v1/changes/stream?since=0&thing=commitment&state=false")
                .toURL()
                .openConnection();
    stream.setRequestProperty("Accept", "text/event-stream");
    if (last[0] != null) {
      stream.setRequestProperty("Last-Event-ID", last[0]);
    }
    requests.incrementAndGet();
    if (stream.getResponseCode() != 200) {
      failures.add("A stream: " + stream.getResponseCode());
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
      String id = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          told.add(new JsonObject(line.substring(5)).getString("id"));
        } else if (line.isEmpty() && id != null) {
          last[0] = id;
        }
      }
    }
  }

  private HttpClient client() {
    return vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1).setKeepAlive(true));
  }

  private void begin(Work work) {
    Thread thread =
        new Thread(
            () -> {
              while (!stopping) {
                try {
                  work.go();
                } catch (Exception e) {
                  failures.add(e.toString());
                }
              }
            });
    threads.add(thread);
    thread.start();
  }

  /** What a request was answered with, or null where it has failed. */
  private Buffer ask(
      HttpClient http, HttpMethod method, String path, String body, Map<String, String> headers) {
    RequestOptions options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setMethod(method)
            .setURI("/api/v1" + path)
            .setTimeout(60_000)
            .putHeader("Authorization", "Bearer " + ServerProcess.KEY)
            .putHeader("Content-Type", "application/json");
    headers.forEach(options::putHeader);
    requests.incrementAndGet();
    try {
      return http.request(options)
          .compose(request -> body == null ? request.send() : request.send(body))
          .compose(
              response ->
                  response
                      .body()
                      .map(
                          text -> {
                            if (response.statusCode() / 100 != 2) {
                              throw new IllegalStateException(
                                  method + " " + path + ": " + response.statusCode() + " " + text);
                            }
                            return text;
                          }))
          .toCompletionStage()
          .toCompletableFuture()
          .get(70, TimeUnit.SECONDS);
    } catch (Exception e) {
      failures.add(method + " " + path + ": " + (e.getCause() == null ? e : e.getCause()));
      return null;
    }
  }

  long requests() {
    return requests.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** What each follower was told, in its order. */
  List<List<String>> followed() {
    return followed.stream().map(List::copyOf).toList();
  }

  /** Stops writers and readers, and gives followers time to hear the rest. */
  void stop() throws InterruptedException {
    stopping = true;
    for (Thread thread : threads) {
      thread.join();
    }
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (followed.stream().anyMatch(told -> told.size() < acknowledged.size())
        && System.nanoTime() < until) {
      Thread.sleep(50);
    }
    ended = true;
  }

  @Override
  public void close() {
    stopping = true;
    ended = true;
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
