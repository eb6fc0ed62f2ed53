package org.pamir.bench;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;
import org.pamir.project.ProjectParts;
import org.pamir.project.ProjectsChanged;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/**
 * Fills a register with the generator and prints what questions about its money cost:
 *
 * <pre>
 * ./mvnw test -Dtest=RegisterBench -Dbench.projects=10000
 * </pre>
 *
 * Not part of the usual run: its name does not end in Test. Nothing is asserted of time.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegisterBench {

  private static final int PROJECTS = Integer.getInteger("bench.projects", 1_000);
  private static final long SEED = Long.getLong("bench.seed", 7);
  private static final int ROUNDS = 15;

  private static final String[] QUESTIONS = {
    "/projects?limit=20",
    "/projects?limit=20&country=KG",
    "/statistics/funding?groupBy=country,year",
    "/statistics/funding?groupBy=sdg",
    "/statistics/funding?groupBy=sector",
    "/statistics/funding?groupBy=provider",
    "/statistics/funding?groupBy=country,year&country=KG",
    "/statistics/funding?groupBy=country,year&country=IN",
    "/statistics/funding?groupBy=sdg&country=IN&status=closed",
    "/statistics/funding?groupBy=origin&country=IN",
    "/statistics/gap",
  };

  @Inject Jdbi jdbi;
  @Inject Revisions revisions;
  @Inject ProjectParts parts;
  @Inject Event<ProjectsChanged> changed;

  @Test
  void fillAndAsk() {
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
    }
    System.out.printf(
        "%d projects in %.1f s, of which facts %.1f s%n",
        PROJECTS, (System.nanoTime() - began) / 1e9, facts / 1e9);
    jdbi.useHandle(handle -> handle.execute("analyze"));
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
    for (String question : QUESTIONS) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        // A new revision makes kept answers stale.
        QuarkusTransaction.requiringNew().run(this::next);
        long start = System.nanoTime();
        given().get("/api/v1" + question).then().statusCode(200);
        times.add((System.nanoTime() - start) / 1e6);
      }
      Collections.sort(times);
      System.out.printf(
          "%-70s median %9.1f ms, worst %9.1f ms%n",
          question, times.get(ROUNDS / 2), times.get(ROUNDS - 1));
    }
  }

  private long next() {
    return revisions.next(Caller.REGISTER, Revisions.Source.API).number();
  }
}
