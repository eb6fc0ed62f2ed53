package org.pamir.bench;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.Register;
import org.pamir.database.TestDatabase;

/**
 * What it costs that nothing is lost: a write with history and without, bytes on disk for each
 * change, and figures as of a day beside those of today.
 *
 * <pre>
 * ./mvnw test -Dtest=HistoryBench -Dbench.projects=5000 -Dtest.jvm=-Xmx1g
 * </pre>
 *
 * <p>Not part of the usual run: its name does not end in Test. Nothing is asserted of time.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HistoryBench {

  private static final int PROJECTS = Integer.getInteger("bench.projects", 1_000);
  private static final int WRITES = Integer.getInteger("bench.writes", 300);
  private static final String API = "/api/v1";
  private static final Random RANDOM = new Random(3);

  private static final List<String> STATISTICS =
      List.of(
          "/statistics/funding?groupBy=country,year",
          "/statistics/funding?groupBy=provider",
          "/statistics/funding?groupBy=sdg&country=UZ",
          "/statistics/gap?groupBy=country",
          "/projects?limit=50&country=KG");

  private record Change(String name, java.util.function.Function<Random, Load.Call> call) {}

  @Inject RegisterFill register;
  @Inject Jdbi jdbi;

  @Test
  void whatHistoryCosts() throws Exception {
    register.fill(PROJECTS);
    try (Load load = new Load(RestAssured.port, Register.KEY)) {
      List<Change> changes =
          List.of(
              new Change("a project's title changes", random -> retitled(load, random)),
              new Change("a commitment is added", RegisterBenchTest::commitment));
      for (Change change : changes) {
        run(load, change, WRITES);
        double with = 0;
        double without = 0;
        long bytes = 0;
        // By turns, so that what else the machine does falls on both.
        for (int round = 0; round < 4; round++) {
          long before = historyBytes();
          with += run(load, change, WRITES / 4);
          bytes += historyBytes() - before;
          triggers("disable");
          without += run(load, change, WRITES / 4);
          triggers("enable");
        }
        System.out.printf(
            "%s: %.2f ms with history, %.2f ms without (%.0f %%); %d bytes of history each%n",
            change.name, with / 4, without / 4, 100 * with / without, bytes / (WRITES / 4 * 4));
      }
      Instant then = Instant.now();
      Thread.sleep(10);
      for (int i = 0; i < WRITES; i++) {
        load.ask(retitled(load, RANDOM));
      }
      for (String question : STATISTICS) {
        List<Double> present = new ArrayList<>();
        List<Double> past = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          // Each asked for the first time: of now after a write, which a kept sum is brought along
          // by;
          // as of a moment that nobody asked of before.
          load.ask(RegisterBenchTest.commitment(new Random(i)));
          present.add(load.time(Load.Call.get(API + question)));
          past.add(
              load.time(
                  Load.Call.get(
                      API
                          + question
                          + (question.contains("?") ? "&" : "?")
                          + "asOf="
                          + then.plusMillis(i))));
        }
        System.out.printf(
            "%-50s now %.1f ms at first and %.1f ms after a write; as of a moment %.1f ms%n",
            question, present.get(0), Rate.of(present, 1).p50(), Rate.of(past, 1).p50());
      }
    }
  }

  private static double run(Load load, Change change, int times) {
    List<Double> taken = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      taken.add(load.time(change.call.apply(RANDOM)));
    }
    return Rate.of(taken, 1).p50();
  }

  private static Load.Call retitled(Load load, Random random) {
    return new Load.Call(
        HttpMethod.PATCH,
        RegisterBenchTest.project(random),
        Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"),
        new JsonObject()
            .put("title", new JsonObject().put("en", "Title " + random.nextInt()))
            .encode(),
        200);
  }

  private long historyBytes() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select sum(pg_total_relation_size(oid)) from pg_class
                    where relkind = 'r' and relname like '%\\_history' and relnamespace = 'public'::regnamespace
                    """)
                .mapTo(Long.class)
                .one());
  }

  private void triggers(String what) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select format('alter table %s ' || :what || ' trigger %I', tgrelid::regclass, tgname) from pg_trigger
                    where tgname like '%\\_keep\\_history'
                    """)
                .bind("what", what)
                .mapTo(String.class)
                .list()
                .forEach(handle::execute));
  }
}
