package org.pamir.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.ServerProcess;

/**
 * How long each view of the dashboard takes until it is complete, in a browser, on a register that
 * is there already: the packaged server is started on its folder, and every view opened once, and
 * then again.
 *
 * <pre>
 * ./mvnw -DskipTests package
 * ./mvnw test -Dtest=DashboardBench -Dbench.data=folder
 * </pre>
 *
 * <p>A view is complete when all its answers have come and its last picture is drawn; pictures
 * below the window wait to be seen, so the window is as high as the page. First is without anything
 * in the browser's cache, and includes figures that were never counted: in a large register that
 * takes minutes once, and is then kept in the folder.
 *
 * <p>Not part of the usual run: its name does not end in Test. Nothing is asserted of time.
 */
class DashboardBench {

  private static final Path DATA =
      Path.of(System.getProperty("bench.data", "target/no-such-folder"));

  /** How often each view is opened again; the table has the median. */
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

  private static final int MOST_MINUTES = 20;

  private static final List<String> VIEWS =
      List.of(
          "/",
          "/?country=KG",
          "/?country=KG&counting=gross",
          "/?country=KG&map=gap",
          "/?theme=water",
          "/?country=KG&sdg=6",
          "/countries/KG",
          "/countries/KG?sdg=6",
          "/projects",
          "/projects?country=KG",
          "/projects?country=KG&sort=-start",
          "/projects?status=closed&sort=end",
          "/projects?q=water",
          "/projects?q=water&country=KG",
          "/projects/%s",
          "/organisations",
          "/organisations/%s",
          "/search?q=water",
          "/embed/map",
          "/embed/flows?country=KG",
          "/embed/time",
          "/embed/goals",
          "/embed/groupings",
          "/embed/agreement",
          "/embed/quality");

  private record Opened(double millis, int requests, long bytes, String slowest) {}

  @Test
  void openEveryView() throws Exception {
    assumeTrue(DATA.toFile().isDirectory(), "-Dbench.data names the folder of a register");
    Optional<Browser> found = Browser.start();
    assumeTrue(found.isPresent(), Browser.ABSENT);
    try (Browser browser = found.get();
        ServerProcess server =
            ServerProcess.start(
                Map.of(
                    "PAMIR_DATA_DIR", DATA.toString(),
                    "PAMIR_LOOK_ALIKES_BATCH", "0",
                    "PAMIR_RATE_LIMIT_ENABLED", "false"),
                "-Xmx512m")) {
      List<String> views = views(server);
      Tab tab = browser.open(1360, 4_000);
      Traffic traffic = tab.traffic();
      String root = "http://127.0.0.1:" + server.port();
      System.out.printf(
          "%n%,d projects%n%-45s %9s %9s %9s %9s %9s %9s%n",
          server.get("/projects?limit=1").getLong("total"),
          "ms until the view is complete",
          "first",
          "again",
          "worst",
          "written",
          "KB first",
          "KB again");
      List<Opened> first = new ArrayList<>();
      for (String view : views) {
        first.add(open(tab, traffic, root + view));
      }
      for (int i = 0; i < views.size(); i++) {
        String address = root + views.get(i);
        List<Opened> again = opened(tab, traffic, address, () -> {});
        tell(views.get(i), first.get(i), again, opened(tab, traffic, address, () -> write(server)));
      }
      System.out.println("faults: " + tab.faults());
    }
  }

  /** With a project and an organisation that this register has. */
  private static List<String> views(ServerProcess server) throws Exception {
    String project =
        server.get("/projects?limit=1&fields=identifier").getString("items[0].identifier");
    String organisation =
        server.get("/projects?limit=1&fields=reportingOrg").getString("items[0].reportingOrg");
    return VIEWS.stream()
        .map(
            view ->
                view.formatted(
                    Register.segment(view.startsWith("/projects") ? project : organisation)))
        .toList();
  }

  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  /** Opens a view several times, each after something has happened; by how long they took. */
  private static List<Opened> opened(Tab tab, Traffic traffic, String address, Act before)
      throws IOException, InterruptedException {
    List<Opened> opened = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      before.run();
      opened.add(open(tab, traffic, address));
    }
    opened.sort((one, other) -> Double.compare(one.millis, other.millis));
    return opened;
  }

  /**
   * Another commitment of a project in Kyrgyzstan: figures of many views are not what they were.
   */
  private static void write(ServerProcess server) throws IOException, InterruptedException {
    String project =
        server
            .get("/projects?limit=1&fields=identifier&country=KG")
            .getString("items[0].identifier");
    String said =
        """
        {"kind": "commitment", "direction": "incoming", "provider": {"name": {"en": "A giver"}},
         "value": {"amount": 1000, "currency": "USD"}, "valueDate": "2025-05-05"}""";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                server
                    .to("/projects/" + Register.segment(project) + "/commitments")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(said))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static Opened open(Tab tab, Traffic traffic, String address) throws InterruptedException {
    tab.go("about:blank");
    traffic.begin();
    long began = System.nanoTime();
    tab.begin(address);
    long complete = 0;
    // For a moment longer, as one answer may have another asked for.
    while (complete == 0 || System.nanoTime() - complete < 300_000_000L) {
      boolean isComplete =
          traffic.isQuiet(0)
              && traffic.requests() > 0
              && tab.ask(
                      "document.readyState === 'complete' && document.querySelectorAll('[aria-busy]').length === 0"
                          + " && document.querySelector('#main')?.children.length > 0"
                          + " && (document.getElementById('counting')?.hidden ?? true)")
                  .asBoolean();
      complete = !isComplete ? 0 : complete == 0 ? System.nanoTime() : complete;
      if (System.nanoTime() - began > MOST_MINUTES * 60_000_000_000L) {
        return new Opened(Double.NaN, traffic.requests(), traffic.bytes(), traffic.slowest());
      }
      Thread.sleep(5);
    }
    return new Opened(
        (complete - began) / 1e6, traffic.requests(), traffic.bytes(), traffic.slowest());
  }

  private static void tell(String view, Opened first, List<Opened> again, List<Opened> written) {
    Opened median = again.get(again.size() / 2);
    System.out.printf(
        "%-45s %9.0f %9.0f %9.0f %9.0f %9.1f %9.1f  %d requests; slowest %s%n",
        view,
        first.millis,
        median.millis,
        again.get(again.size() - 1).millis,
        written.get(written.size() / 2).millis,
        first.bytes / 1e3,
        median.bytes / 1e3,
        median.requests,
        median.slowest);
  }
}
