package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.patching;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** Nothing is lost, and nobody overwrites what they have not seen. */
@QuarkusTest
class ProjectHistoryTest extends RegisterTest {

  @Test
  void whatAProjectWasBeforeAWriteIsKeptWithTheRevisionThatEndedIt() {
    ProjectDraft draft = aProject().titled("en", "First");
    Saved saved = draft.save();
    Response second = draft.titled("en", "Second").putOver(saved.etag());
    Response third = draft.titled("en", "Third").putOver(second.header("ETag"));

    assertThat(
            rows(
                """
                select document -> 'title' ->> 'en' || ' until ' || until_revision
                from project_history where identifier = ? order by until_revision""",
                saved.identifier()))
        .containsExactly(
            "First until " + second.path("revision"), "Second until " + third.path("revision"));
  }

  @Test
  void aRevisionTellsWhoWroteAndFromWhere() {
    Saved saved = aProject().save();

    assertThat(
            rows(
                "select caller || ' by ' || source from revision where number = ?",
                Long.valueOf(saved.answer().path("revision").toString())))
        .containsExactly("key:pamir_test by api");
  }

  @Test
  void aRevisionTellsWhichRequestMadeIt() {
    String trace = java.util.UUID.randomUUID().toString().replace("-", "");
    ProjectDraft draft = aProject();
    draft.putBy(asAdmin().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));

    assertThat(
            asAnyone().get(at(draft.identifier()) + "/history").<String>path("items[0].requestId"))
        .isEqualTo(trace);
  }

  @Test
  void eightWritersAtOnceLeaveNoGapInTheRevisions() throws Exception {
    long before = revision();
    List<Callable<Object>> writes = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      writes.add(() -> aProject().in("KG").save());
    }
    atOnce(8, writes);

    assertThat(revision()).isEqualTo(before + 80);
    assertThat(rows("select number from revision where number > ?", before)).hasSize(80);
    assertThat(
            rows(
                """
                select r.number from revision r join revision p on p.number = r.number - 1
                where r.recorded_at <= p.recorded_at"""))
        .isEmpty();
  }

  @Test
  void ofTwoPutsWithTheSameTagExactlyOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      ProjectDraft one = aProject();
      Saved saved = one.save();
      ProjectDraft two =
          aProject().called(saved.identifier()).reportedBy(saved.reportingOrg()).titled("en", "2");
      one.titled("en", "1");

      List<Response> answers =
          atOnce(2, List.of(() -> one.putOver(saved.etag()), () -> two.putOver(saved.etag())));

      assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
      refused(answers.stream().filter(a -> a.statusCode() == 412).findFirst().orElseThrow(), 412);
    }
  }

  @Test
  void ofManyPutsThatRegisterTheSameProjectExactlyOneDoes() throws Exception {
    String identifier = unique("XM-RACE");
    List<Callable<Response>> writes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      writes.add(() -> aProject().called(identifier).put());
    }

    List<Response> answers = atOnce(8, writes);

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 201)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(409, 428));
  }

  @Test
  void racingPatchesLoseNothing() throws Exception {
    Saved saved = aProject().save();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (String language : List.of("ru", "ky", "tg", "uz", "kk", "tk", "fa", "fr")) {
      writers.add(
          () -> {
            for (int tries = 1; ; tries++) {
              String etag = org.pamir.Register.get(saved.path()).header("ETag");
              int status =
                  patching(etag, "{\"title\":{\"" + language + "\":\"x\"}}")
                      .patch(saved.path())
                      .statusCode();
              if (status == 200) {
                return tries;
              }
              assertThat(status).isEqualTo(412);
            }
          });
    }
    atOnce(8, writers);

    Response read = org.pamir.Register.get(saved.path());
    assertThat(read.<java.util.Map<String, String>>path("title")).hasSize(9);
    assertThat(read.<Integer>path("version")).isEqualTo(9);
  }

  private static <T> List<T> atOnce(int threads, List<Callable<T>> tasks) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
