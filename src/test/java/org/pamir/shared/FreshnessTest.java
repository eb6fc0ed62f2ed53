package org.pamir.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.at;
import static org.pamir.Register.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** How old what is read may be, or has to be. */
@QuarkusTest
class FreshnessTest extends RegisterTest {

  @Test
  void aProjectIsReadAsItWasAndIsNotThereBeforeItWas() {
    ProjectDraft draft = aProject().titled("en", "First");
    String before = Instant.now().minusSeconds(1).toString();
    String first = draft.put().path("updatedAt");
    draft.titled("en", "Second").putOver("*").then().statusCode(200);

    asAnyone()
        .get(at(draft.identifier()) + "?asOf=" + first)
        .then()
        .statusCode(200)
        .body("title.en", equalTo("First"))
        .body("version", equalTo(1));
    asAnyone().get(at(draft.identifier())).then().body("title.en", equalTo("Second"));
    asAnyone().get(at(draft.identifier()) + "?asOf=" + before).then().statusCode(404);
    asAnyone()
        .get("/projects?asOf=1990-01-01T00:00:00Z")
        .then()
        .statusCode(200)
        .body("total", equalTo(0))
        .body("revision", equalTo(0));
  }

  @Test
  void noConnectionStaysInThePast() throws Exception {
    ProjectDraft draft = aProject();
    String then = draft.put().path("updatedAt");
    String path = at(draft.identifier());
    atOnce(
        () -> {
          asAnyone().get("/projects?limit=1&asOf=" + then).then().statusCode(200);
          // What is not found, and what is refused, ends its transaction by undoing it.
          asAnyone().get(path + "?asOf=1990-01-01T00:00:00Z").then().statusCode(404);
          asAnyone().get(at("XM-NOBODY")).then().statusCode(404);
          draft.putOver("\"0-0\"").then().statusCode(412);
          return "";
        });
    assertThat(atOnce(() -> rows("select current_setting('search_path')").get(0)))
        .noneMatch(search -> search.contains("past"));
  }

  /** What a task answers, asked many times by eight threads. */
  private static List<String> atOnce(Callable<String> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(Collections.nCopies(120, task))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aReaderWaitsForTheRevisionItNames() {
    long revision = aProject().save().answer().jsonPath().getLong("revision");
    asAnyone().get("/projects?limit=1&minRevision=" + revision).then().statusCode(200);
    Response early = asAnyone().get("/projects?limit=1&minRevision=" + (revision + 1_000_000));
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void refusesWhatIsNoMomentOfTheRegister() {
    for (String asOf :
        List.of("yesterday", "2026-03-31", "2999-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
      refused(asAnyone().get("/projects?asOf=" + asOf), 400, "asOf");
    }
    refused(asAnyone().get("/projects?minRevision=-1"), 400, "minRevision");
    refused(asAnyone().get("/projects?minRevision=99999999999999999999"), 400, "minRevision");
    // What has no history is not read as of a time.
    refused(asAnyone().get("/sdgs?asOf=2026-03-31T00:00:00Z"), 400, "asOf");
    refused(asAnyone().get("/projects/X/quality?asOf=2026-03-31T00:00:00Z"), 400, "asOf");
    refused(sending("{}").post("/projects?asOf=2026-01-01T00:00:00Z"), 400, "asOf");
  }
}
