package org.pamir.hostile;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pamir.Register;
import org.pamir.ServerProcess;

/**
 * One who reads and writes all the while, and how long that takes: the measure of what others may
 * do to a register.
 */
final class GoodClient implements AutoCloseable {

  private static final String PROJECT =
      """
      {"reportingOrg": "XM-GOOD", "title": {"en": "Good"}, "status": "closed", "publication": "published",
       "plannedStart": "2020-01-01", "participations": [{"country": "KG"}], "description": {"ru": "%s"}}""";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String mine = Register.unique("XM-GOOD");
  private final ServerProcess server;
  private final List<Long> millis = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "good client");
  private volatile boolean goesOn = true;

  GoodClient(ServerProcess server) {
    this.server = server;
    thread.start();
  }

  private void run() {
    for (int i = 0; goesOn; i++) {
      ask(server.to("/projects?limit=5").GET());
      put(mine, "Number " + i);
    }
  }

  /** Writes a project with this to tell of it. */
  void put(String identifier, String description) {
    ask(
        server
            .to("/projects/" + identifier)
            .header("Content-Type", "application/json")
            .header("If-Match", "*")
            .PUT(HttpRequest.BodyPublishers.ofString(PROJECT.formatted(description))));
  }

  private void ask(HttpRequest.Builder request) {
    long begun = System.nanoTime();
    try {
      HttpResponse<String> answer =
          http.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 && answer.statusCode() != 201) {
        note(answer.statusCode() + " " + answer.body());
      }
      Thread.sleep(20);
    } catch (IOException e) {
      note(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (millis) {
      millis.add((System.nanoTime() - begun) / 1_000_000 - 20);
    }
  }

  private void note(String fault) {
    synchronized (faults) {
      faults.add(fault);
    }
  }

  /** How many were answered since the last time, and how soon; 99 of 100 within so many ms. */
  String since() {
    synchronized (millis) {
      List<Long> sorted = millis.stream().sorted().toList();
      millis.clear();
      return sorted.isEmpty()
          ? "0 answers"
          : "%d answers, p50 %d ms, p99 %d ms, most %d ms"
              .formatted(
                  sorted.size(),
                  sorted.get(sorted.size() / 2),
                  sorted.get(sorted.size() * 99 / 100),
                  sorted.get(sorted.size() - 1));
    }
  }

  /** What was not answered as it should have been. */
  List<String> faults() {
    synchronized (faults) {
      return List.copyOf(faults);
    }
  }

  @Override
  public void close() throws InterruptedException {
    goesOn = false;
    thread.join();
  }
}
