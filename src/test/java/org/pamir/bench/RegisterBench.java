package org.pamir.bench;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.database.TestDatabase;
import org.pamir.project.ProjectParts;
import org.pamir.project.ProjectsChanged;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/**
 * Fills a register with the generator and prints what questions about its money cost, in
 * milliseconds over HTTP: asked for the first time, asked again when nothing was written, and asked
 * again after a commitment was.
 *
 * <pre>
 * ./mvnw test -Dtest=RegisterBench -Dbench.projects=10000 -Dtest.jvm=-Xmx1g
 * </pre>
 *
 * <p>{@code -Dbench.copies=9} goes on with a register ten times as large: what statistics read of
 * each project (all but its reports) is copied, and the questions are asked again.
 *
 * <p>Not part of the usual run: its name does not end in Test. Nothing is asserted of time.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegisterBench {

  private static final int PROJECTS = Integer.getInteger("bench.projects", 1_000);
  private static final long SEED = Long.getLong("bench.seed", 7);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
  private static final int ROUNDS = 30;
  private static final int CLIENTS = 8;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What a dashboard asks all day. */
  private static final List<String> DASHBOARD =
      List.of(
          "/statistics/funding?groupBy=country,year",
          "/statistics/funding?groupBy=sdg",
          "/statistics/funding?groupBy=sector",
          "/statistics/funding?groupBy=provider",
          "/statistics/funding?groupBy=country,year&country=KG",
          "/statistics/funding?groupBy=country,year&country=IN",
          "/statistics/funding?groupBy=sdg&country=UZ&status=implementation");

  private static final List<String> OTHERS =
      List.of(
          "/projects?limit=20",
          "/projects?limit=20&country=KG",
          "/statistics/funding?groupBy=origin&country=IN",
          "/statistics/gap?groupBy=country",
          "/statistics/participation",
          "/statistics/quality",
          "/countries/KG");

  @Inject Jdbi jdbi;
  @Inject Revisions revisions;
  @Inject ProjectParts parts;
  @Inject Event<ProjectsChanged> changed;

  @Test
  void fillAndAsk() throws Exception {
    fill();
    measure();
    int copies = Integer.getInteger("bench.copies", 0);
    if (copies > 0) {
      copy(copies);
      measure();
    }
  }

  private void measure() throws Exception {
    sizes();
    System.out.printf(
        "%-65s %10s %10s %10s %10s%n", "", "first", "unchanged", "changed", "worst of " + ROUNDS);
    List<String> all = new ArrayList<>(DASHBOARD);
    all.addAll(OTHERS);
    Random random = new Random(SEED);
    for (String question : all) {
      double first = ask(question);
      List<Double> unchanged = new ArrayList<>();
      List<Double> after = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        unchanged.add(ask(question));
        commit(random);
        after.add(ask(question));
      }
      System.out.printf(
          "%-65s %10.1f %10.1f %10.1f %10.1f%n",
          question, first, at(unchanged, 50), at(after, 50), at(after, 100));
    }
    for (int writers : new int[] {0, 1, CLIENTS}) {
      together(writers);
    }
  }

  private void fill() {
    long began = System.nanoTime();
    RegisterGenerator generator = new RegisterGenerator(jdbi, SEED);
    QuarkusTransaction.requiringNew()
        .run(() -> jdbi.useHandle(handle -> generator.organisations(handle, next())));
    long facts = 0;
    for (int first = 1; first <= PROJECTS; first += RegisterGenerator.batch()) {
      int from = first;
      int to = Math.min(PROJECTS, first + RegisterGenerator.batch() - 1);
      List<Long> ids = new ArrayList<>();
      QuarkusTransaction.requiringNew()
          .timeout(600)
          .run(
              () ->
                  jdbi.useHandle(
                      handle -> {
                        long revision = next();
                        ids.addAll(generator.projects(handle, from, to, revision));
                        parts.rebuild(ids);
                        generator.money(handle, ids, revision);
                      }));
      long before = System.nanoTime();
      QuarkusTransaction.requiringNew()
          .timeout(600)
          .run(
              () -> {
                next();
                changed.fire(new ProjectsChanged(ids));
              });
      facts += System.nanoTime() - before;
      if ((to / RegisterGenerator.batch()) % 20 == 0) {
        System.out.printf("%d projects after %.0f s%n", to, (System.nanoTime() - began) / 1e9);
      }
    }
    System.out.printf(
        "%d projects in %.1f s, of which facts %.1f s%n",
        PROJECTS, (System.nanoTime() - began) / 1e9, facts / 1e9);
    vacuum();
  }

  private void copy(int copies) {
    long began = System.nanoTime();
    QuarkusTransaction.requiringNew()
        .timeout(3_600)
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      next();
                      handle.execute("set local statement_timeout = 0");
                      new RegisterGenerator(jdbi, SEED).copy(handle, copies);
                    }));
    System.out.printf(
        "%d projects after %.0f s of copying%n",
        PROJECTS * (copies + 1), (System.nanoTime() - began) / 1e9);
    vacuum();
  }

  private void vacuum() {
    jdbi.useHandle(
        handle -> {
          handle.execute("set statement_timeout = 0");
          handle.execute("vacuum analyze");
          handle.execute("set statement_timeout = '60s'");
        });
  }

  private void sizes() {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select relname, pg_size_pretty(pg_total_relation_size(oid)) from pg_class
                    where relkind = 'r' and pg_total_relation_size(oid) > 1000000 and relnamespace = 'public'::regnamespace
                    order by pg_total_relation_size(oid) desc limit 8
                    """)
                .map((row, context) -> row.getString(1) + " " + row.getString(2))
                .forEach(System.out::println));
  }

  /** Clients that ask what a dashboard asks, while others write commitments. */
  private void together(int writers) throws Exception {
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + writers);
    List<Future<List<Double>>> reads = new ArrayList<>();
    List<Future<List<Double>>> writes = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(i);
      reads.add(
          threads.submit(
              () -> {
                List<Double> times = new ArrayList<>();
                while (System.nanoTime() < until) {
                  times.add(ask(DASHBOARD.get(random.nextInt(DASHBOARD.size()))));
                }
                return times;
              }));
    }
    for (int i = 0; i < writers; i++) {
      Random random = new Random(1_000 + i);
      writes.add(
          threads.submit(
              () -> {
                List<Double> times = new ArrayList<>();
                while (System.nanoTime() < until) {
                  times.add(commit(random));
                }
                return times;
              }));
    }
    System.out.printf("%d readers and %d writers: %s", CLIENTS, writers, told("reads", reads));
    System.out.println(writers == 0 ? "" : "; " + told("writes", writes));
    threads.shutdown();
  }

  private static String told(String what, List<Future<List<Double>>> clients) throws Exception {
    List<Double> times = new ArrayList<>();
    for (Future<List<Double>> client : clients) {
      times.addAll(client.get());
    }
    return "%s %.0f/s, p50 %.1f ms, p99 %.1f ms"
        .formatted(what, times.size() / (double) SECONDS, at(times, 50), at(times, 99));
  }

  private static double at(List<Double> times, int percent) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get((sorted.size() - 1) * percent / 100);
  }

  private static double ask(String question) {
    return timed(request(question).GET().build(), 200);
  }

  private static double commit(Random random) {
    String body =
        """
        {"kind": "commitment", "direction": "incoming", "provider": {"ref": "BENCH-%d"},
         "value": {"amount": %d.25, "currency": "USD"}, "valueDate": "2024-05-%02d"}"""
            .formatted(
                1 + random.nextInt(400), 1_000 + random.nextInt(1_000_000), 1 + random.nextInt(28));
    return timed(
        request("/projects/BENCH-" + (1 + random.nextInt(PROJECTS)) + "-P/commitments")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        201);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path))
        .header("Authorization", "Bearer " + Register.KEY);
  }

  private static double timed(HttpRequest request, int status) {
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(
            request.uri() + ": " + answer.statusCode() + " " + new String(answer.body()));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private long next() {
    return revisions.next(Caller.REGISTER, Revisions.Source.API).number();
  }
}
