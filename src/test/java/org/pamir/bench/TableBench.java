package org.pamir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;
import org.pamir.project.ProjectParts;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.postgresql.PGConnection;

/**
 * Fills a register with the generator and takes whole lists out of it as tables, and as IATI,
 * beside {@code COPY} of the same rows in the same order. Prints rows a second, and the most that
 * stayed in memory.
 *
 * <pre>
 * ./mvnw test -Dtest=TableBench -Dbench.projects=20000
 * </pre>
 *
 * Not part of the usual run: its name does not end in Test. Nothing is asserted of time.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TableBench {

  private static final int PROJECTS = Integer.getInteger("bench.projects", 2_000);
  private static final long SEED = Long.getLong("bench.seed", 7);
  private static final int ROUNDS = 5;
  private static final long FLAT = 48L << 20;

  private static final String PROJECT_ROWS =
      "copy (select p.document from project p order by p.identifier) to stdout (format csv, header)";
  private static final String COMMITMENT_ROWS =
      """
      copy (select f.id, p.identifier, f.type, f.reference, f.date, f.amount, f.currency, f.value_date,
                   f.provider, f.receiver, f.flow, f.finance, f.aid, f.tied, f.humanitarian, f.description,
                   f.countries, f.regions, f.sectors, f.pledge_id, f.version, f.revision, f.created_at, f.updated_at
            from commitment f join project p on p.id = f.project_id
            order by f.value_date, f.id) to stdout (format csv, header)""";

  @Inject Jdbi jdbi;
  @Inject Revisions revisions;
  @Inject ProjectParts parts;

  private final HttpClient client = HttpClient.newHttpClient();

  private record Run(long rows, long bytes, double seconds, long memory) {}

  @Test
  void fillAndTakeOut() throws Exception {
    fill(1, 200);
    Run few = table("/commitments?format=csv");
    Run fewCells = table("/commitments?format=xlsx");
    fill(201, PROJECTS);
    System.out.printf("%-36s %10s %12s %12s %10s%n", "", "rows", "MB", "rows/s", "of COPY");
    compare("/projects", PROJECT_ROWS, "project");
    compare("/commitments", COMMITMENT_ROWS, "commitment");
    compareXml();
    Run many = table("/commitments?format=csv");
    Run manyCells = table("/commitments?format=xlsx");
    System.out.printf(
        "live memory, MB: csv %d rows %d, %d rows %d; xlsx %d, %d%n",
        few.rows,
        few.memory >> 20,
        many.rows,
        many.memory >> 20,
        fewCells.memory >> 20,
        manyCells.memory >> 20);
    assertThat(many.memory).isLessThan(few.memory + FLAT);
    assertThat(manyCells.memory).isLessThan(fewCells.memory + FLAT);
  }

  private void compare(String path, String copy, String table) throws Exception {
    long rows =
        jdbi.withHandle(
            h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      double limit = rows / copied(copy);
      Run csv = table(path + "?format=csv");
      if (i > 0) {
        ratios.add(csv.rows / csv.seconds / limit);
      }
      System.out.printf(
          "%-36s %10d %12.1f %12.0f %9.0f%%%n",
          path + " (COPY " + Math.round(limit) + "/s)",
          rows,
          csv.bytes / 1e6,
          csv.rows / csv.seconds,
          100 * csv.rows / csv.seconds / limit);
    }
    Run xlsx = table(path + "?format=xlsx");
    System.out.printf(
        "%-36s %10d %12.1f %12.0f%n",
        path + " as xlsx", rows, xlsx.bytes / 1e6, rows / xlsx.seconds);
    ratios.sort(null);
    System.out.printf("%-36s median %.0f%% of COPY%n", path, 100 * ratios.get(ratios.size() / 2));
  }

  /** IATI is made of projects and their money: the same rows by COPY, one table after the other. */
  private void compareXml() throws Exception {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      double copied =
          copied(PROJECT_ROWS)
              + copied(COMMITMENT_ROWS)
              + copied(
                  COMMITMENT_ROWS
                      .replace("f.pledge_id", "f.commitment_id")
                      .replace("commitment f", "disbursement f"));
      long began = System.nanoTime();
      Run xml = table("/exports/iati");
      double seconds = (System.nanoTime() - began) / 1e9;
      if (i > 0) {
        ratios.add(copied / seconds);
      }
      System.out.printf(
          "%-36s %10d %12.1f %12.0f %9.0f%%%n",
          "/exports/iati (COPY " + Math.round(PROJECTS / copied) + "/s)",
          PROJECTS,
          xml.bytes / 1e6,
          PROJECTS / seconds,
          100 * copied / seconds);
    }
    ratios.sort(null);
    System.out.printf(
        "%-36s median %.0f%% of COPY%n", "/exports/iati", 100 * ratios.get(ratios.size() / 2));
  }

  /** Seconds that COPY takes. */
  private double copied(String copy) throws Exception {
    return jdbi.withHandle(
        handle -> {
          long began = System.nanoTime();
          handle
              .getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(copy, OutputStream.nullOutputStream());
          return (System.nanoTime() - began) / 1e9;
        });
  }

  private Run table(String path) throws IOException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong most = new AtomicLong();
    System.gc();
    Thread watch = new Thread(() -> watch(over, most));
    watch.start();
    long began = System.nanoTime();
    long bytes = 0;
    long lines = 0;
    try (InputStream body =
        client
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path))
                    .build(),
                BodyHandlers.ofInputStream())
            .body()) {
      byte[] buffer = new byte[1 << 16];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        bytes += n;
        for (int i = 0; i < n; i++) {
          lines += buffer[i] == '\r' ? 1 : 0;
        }
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    over.set(true);
    watch.join();
    return new Run(lines - 1, bytes, seconds, most.get());
  }

  /**
   * What is left after collections while a table is written: the heap as a whole is mostly waste.
   */
  private static void watch(AtomicBoolean over, AtomicLong most) {
    while (!over.get()) {
      long live =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(
                  pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
              .mapToLong(TableBench::live)
              .sum();
      most.accumulateAndGet(live, Math::max);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static long live(MemoryPoolMXBean pool) {
    return pool.getCollectionUsage().getUsed();
  }

  private void fill(int from, int last) {
    RegisterGenerator generator = new RegisterGenerator(jdbi, SEED);
    if (from == 1) {
      QuarkusTransaction.requiringNew()
          .run(() -> jdbi.useHandle(handle -> generator.organisations(handle, next())));
    }
    for (int first = from; first <= last; first += RegisterGenerator.batch()) {
      int start = first;
      int end = Math.min(last, first + RegisterGenerator.batch() - 1);
      QuarkusTransaction.requiringNew()
          .timeout(600)
          .run(
              () ->
                  jdbi.useHandle(
                      handle -> {
                        long revision = next();
                        List<Long> ids = generator.projects(handle, start, end, revision);
                        parts.rebuild(ids);
                        generator.money(handle, ids, revision);
                      }));
    }
    jdbi.useHandle(handle -> handle.execute("analyze"));
  }

  private long next() {
    return revisions.next(Caller.REGISTER, Revisions.Source.DEMO).number();
  }
}
