package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A listener as a browser has it: it reads events, keeps the last id, and comes again with it. */
final class Events implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String path;
  private final String key;
  private BufferedReader lines;
  private String lastId;
  private int comments;
  private int connections;

  /**
   * @param key null for none
   */
  Events(String query, String key) {
    this.path = "/api/v1/changes/stream" + query;
    this.key = key;
  }

  /** An event that arrived. */
  record Event(String name, String data) {}

  String lastId() {
    return lastId;
  }

  int comments() {
    return comments;
  }

  int connections() {
    return connections;
  }

  /** The status of the answer; 200 begins the stream. */
  int open() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Accept", "text/event-stream");
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<InputStream> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    connections++;
    return answer.statusCode();
  }

  /** The next event, or null where the stream has ended. */
  Event next() throws IOException {
    String name = null;
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("id:")) {
        lastId = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5));
      } else if (line.startsWith(":")) {
        comments++;
      } else if (line.isEmpty() && data.length() > 0) {
        return new Event(name, data.toString());
      }
    }
    return null;
  }

  /** Reads on, over as many connections as it takes, until an event is the one that is wanted. */
  Event await(Predicate<Event> wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < end) {
      Event event = lines == null ? null : next();
      if (event == null) {
        assertThat(open()).isEqualTo(200);
      } else if (wanted.test(event)) {
        return event;
      }
    }
    throw new AssertionError("It did not come");
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
