package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.get;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** Fifty clients write to one project: each write is applied once or refused, and none is lost. */
@QuarkusTest
class RacingWritersTest extends RegisterTest {

  private static final int CLIENTS = 50;
  private static final int PATCHES = Integer.getInteger("pamir.race.patches", 4);

  @Test
  void everyPatchIsAppliedOnceOrRefused() throws Exception {
    Saved saved = aProject().save();
    String key = editorOf(saved.reportingOrg());
    Queue<String> applied = new ConcurrentLinkedQueue<>();
    AtomicInteger refused = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> all = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      all.add(
          clients.submit(
              () -> {
                for (int n = 0; n < PATCHES; n++) {
                  String title = "client " + client + " patch " + n;
                  String etag = as(key).get(saved.path()).header("ETag");
                  Response answer =
                      as(key)
                          .contentType("application/merge-patch+json")
                          .header("If-Match", etag)
                          .body("{\"title\":{\"en\":\"" + title + "\"}}")
                          .patch(saved.path());
                  if (answer.statusCode() == 200) {
                    assertThat(answer.<String>path("title.en")).isEqualTo(title);
                    applied.add(title);
                  } else {
                    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(412);
                    refused.incrementAndGet();
                  }
                }
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    clients.shutdown();

    System.out.printf(
        "%d clients, %d patches each: %d applied, %d refused in %d ms%n",
        CLIENTS, PATCHES, applied.size(), refused.get(), (System.nanoTime() - begun) / 1_000_000);
    assertThat(applied.size() + refused.get()).isEqualTo(CLIENTS * PATCHES);
    assertThat(get(saved.path()).<Integer>path("version")).isEqualTo(1 + applied.size());
    assertThat(
            rows(
                """
                select document -> 'title' ->> 'en' from project_history where identifier = ? and version > 1
                union all select document -> 'title' ->> 'en' from project where identifier = ?""",
                saved.identifier(),
                saved.identifier()))
        .containsExactlyInAnyOrderElementsOf(applied);
  }
}
