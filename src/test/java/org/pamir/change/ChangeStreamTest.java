package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** In tests a stream ends after one to two seconds, so that a listener has to come again. */
@QuarkusTest
class ChangeStreamTest extends RegisterTest {

  private final String org = unique("XM-STREAM");

  @Test
  void tellsWhatIsWrittenAsTheListOfChangesDoes() throws Exception {
    String start = String.valueOf(revision());
    try (Events events = new Events("?reportingOrg=" + org + "&thing=project,commitment", null)) {
      assertThat(events.open()).isEqualTo(200);
      ProjectDraft.Saved project = aProject().reportedBy(org).withCommitment("EUR", 10).save();
      patching("*", "{\"status\":\"closed\"}").patch(project.path()).then().statusCode(200);

      List<String> told = new ArrayList<>();
      while (told.size() < 3) {
        Events.Event event = events.await(any -> true);
        assertThat(event.name()).isEqualTo("change");
        told.add(event.data());
      }
      var listed =
          Copy.tree(
                  asAnyone()
                      .get(
                          "/changes?thing=project,commitment&reportingOrg="
                              + org
                              + "&since="
                              + start)
                      .asString())
              .get("changes");
      for (int i = 0; i < 3; i++) {
        assertThat(Copy.tree(told.get(i))).isEqualTo(listed.get(i));
      }
    }
  }

  @Test
  void givesSignsOfLifeWithTheNewestPosition() throws Exception {
    try (Events events = new Events("?thing=project&reportingOrg=" + org, null)) {
      assertThat(events.open()).isEqualTo(200);
      aProject().save();
      long written = revision();

      assertThat(events.next()).as("the stream ends with nothing told").isNull();
      assertThat(events.comments()).isGreaterThanOrEqualTo(2);
      assertThat(Long.parseLong(events.lastId())).isGreaterThanOrEqualTo(written);
    }
  }

  @Test
  void endsOnceTheKeyIsRevoked() throws Exception {
    Response made =
        sending(
                "{\"name\": \"a listener\", \"roles\": [\"editor\"], \"organisation\": \"%s\"}"
                    .formatted(org))
            .post("/api-keys");
    try (Events events = new Events("?reportingOrg=" + org, made.path("key"))) {
      assertThat(events.open()).isEqualTo(200);
      asAdmin().delete("/api-keys/" + made.path("id")).then().statusCode(204);
      aProject().reportedBy(org).draft().save();

      assertThat(events.next()).isNull();
      assertThat(events.open()).isEqualTo(401);
    }
  }

  @Test
  void aDraftIsToldToItsOrganisationAlone() throws Exception {
    String key = editorOf(org);
    try (Events own = new Events("?thing=project&reportingOrg=" + org, key);
        Events others = new Events("?thing=project&reportingOrg=" + org, null)) {
      assertThat(own.open()).isEqualTo(200);
      assertThat(others.open()).isEqualTo(200);
      ProjectDraft.Saved project = aProject().reportedBy(org).draft().save();
      own.await(event -> event.data().contains(project.identifier()));
      patching("*", "{\"publication\":\"published\"}").patch(project.path()).then().statusCode(200);

      String first = others.await(event -> true).data();
      assertThat(first).contains("\"action\":\"created\"").contains("\"version\":2");
    }
  }

  @Test
  void aListenerThatComesAgainMissesNothingWhileOthersWrite() throws Exception {
    long start = revision();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RandomWriter writer = new RandomWriter(org, i);
      writers.add(executor.submit(() -> writer.writeUntil(end)));
    }
    Copy copy = new Copy(String.valueOf(start));
    String last = unique(org);
    try (Events events = new Events("?reportingOrg=" + org + "&since=" + start, null)) {
      Future<?> listener =
          executor.submit(
              () ->
                  events.await(
                      event -> {
                        copy.apply(Copy.tree(event.data()));
                        return event.data().contains(last);
                      }));
      for (Future<?> writer : writers) {
        writer.get();
      }
      aProject().called(last).reportedBy(org).save();
      listener.get();
      assertThat(events.connections()).isGreaterThan(1);
    }
    executor.shutdown();
    assertThat(FollowerTest.compare(copy, () -> asAnyone(), "&reportingOrg=" + org)).isPositive();
  }

  @Test
  void refusesAnIdThatIsNone() throws Exception {
    asAnyone().header("Last-Event-ID", "yesterday").get("/changes/stream").then().statusCode(400);
    asAdmin().get("/changes/stream?thing=flow").then().statusCode(400);
  }
}
