package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** What takes long to count keeps nobody waiting for ever, and is counted once for all who ask. */
@QuarkusTest
class CountsTest extends RegisterTest {

  @Inject Jdbi jdbi;
  @Inject KeptSums kept;
  @Inject OpeningQuestions opening;
  @Inject Counts counts;

  private final String org = unique("XM-COUNTS");
  private final String question = "/statistics/funding?groupBy=country&reportingOrg=" + org;

  private interface While {
    void run() throws Exception;
  }

  /** Counts then stand still, as they would seem to in a very large register. */
  private void whileNothingCanBeCounted(While asked) throws Exception {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      handle.execute("lock table fact in access exclusive mode");
      asked.run();
      handle.rollback();
    }
  }

  private Response ask(int seconds) {
    return asAnyone().header("Prefer", "respond-async, wait=" + seconds).get(question);
  }

  private int underWay() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from pg_stat_activity
                    where state = 'active' and wait_event_type = 'Lock' and query like 'with b as materialized%'
                    """)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void whoeverDoesNotWaitIsToldToComeAgainAndFindsItCounted() throws Exception {
    aProject().reportedBy(org).withCommitment("USD", 1_000).save();
    whileNothingCanBeCounted(
        () -> {
          long began = System.nanoTime();
          Response early = ask(1);
          assertThat(early.statusCode()).isEqualTo(503);
          assertThat(early.contentType()).startsWith("application/problem+json");
          assertThat(early.header("Retry-After")).isEqualTo("5");
          assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
          assertThat(ask(0).statusCode()).isEqualTo(503);
          assertThat(underWay()).as("the count goes on, and is one").isEqualTo(1);
        });
    Response late = ask(20);
    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.jsonPath().getDouble("total.committed.net")).isEqualTo(1_000);
  }

  @Test
  void manyQuestionsAtOnceTakeTwoConnectionsAndLeaveTheRegisterToOthers() throws Exception {
    aProject().reportedBy(org).withCommitment("USD", 1_000).save();
    whileNothingCanBeCounted(
        () -> {
          List<CompletableFuture<Integer>> asked =
              IntStream.range(0, 40)
                  .mapToObj(
                      i ->
                          CompletableFuture.supplyAsync(
                              () ->
                                  asAnyone()
                                      .header("Prefer", "wait=2")
                                      .get(question + "&sdg=" + (1 + i % 17) + "&status=closed")
                                      .statusCode()))
                  .toList();
          Thread.sleep(1_000);
          assertThat(underWay()).isEqualTo(2);
          assertThat(
                  asAnyone().get("/projects?limit=1&reportingOrg=" + org).path("total").toString())
              .isEqualTo("1");
          assertThat(asked).allSatisfy(one -> assertThat(one.join()).isEqualTo(503));
        });
    assertThat(ask(20).statusCode()).isEqualTo(200);
  }

  @Test
  void whatTheDashboardAsksFirstIsCountedBeforeItIsAsked() throws Exception {
    for (KeptSums.Question one : opening.all()) {
      kept.refresh(one, Duration.ZERO);
    }
    while (!counts.idle()) {
      Thread.sleep(20);
    }
    whileNothingCanBeCounted(
        () -> {
          for (String country : List.of("", "&country=KG", "&country=AF")) {
            for (String view :
                List.of(
                    "/statistics/funding?groupBy=country&measure=pledged,committed,disbursed",
                    "/statistics/gap?groupBy=country",
                    "/statistics/flows?top=20",
                    "/statistics/timeline?measure=committed,disbursed",
                    "/statistics/funding?groupBy=sdg&measure=committed",
                    "/statistics/participation?measure=committed")) {
              assertThat(asAnyone().header("Prefer", "wait=0").get(view + country).statusCode())
                  .as(view + country)
                  .isEqualTo(200);
            }
          }
          assertThat(asAnyone().header("Prefer", "wait=0").get("/countries/KG").statusCode())
              .isEqualTo(200);
        });
  }
}
