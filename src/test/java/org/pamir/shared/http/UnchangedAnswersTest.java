package org.pamir.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;
import org.pamir.shared.Caller;
import org.pamir.shared.NewestRevision;
import org.pamir.shared.Revisions;

@QuarkusTest
class UnchangedAnswersTest extends RegisterTest {

  private static final String STATISTIC = "/statistics/funding?groupBy=year&reportingOrg=";

  @Inject NewestRevision newest;
  @Inject Revisions revisions;
  @Inject DataSource database;

  @Test
  void knowsTheNewestRevisionWithoutAsking() throws Exception {
    aProject().save();

    assertThat(told()).isEqualTo(revisions.current());
  }

  @Test
  void answersTheSameAgainWithTheSameHeaders() throws Exception {
    Saved saved = aProject().withCommitment("USD", 5).save();
    told();

    for (String path : List.of(saved.path(), STATISTIC + saved.reportingOrg())) {
      Response first = get(path);
      for (int i = 0; i < 3; i++) {
        Response again = get(path);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(headers(again)).isEqualTo(headers(first));

        Response unchanged = asAdmin().header("If-None-Match", first.header("ETag")).get(path);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.asString()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(unchanged.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        assertThat(unchanged.header("Pamir-Revision")).isEqualTo(first.header("Pamir-Revision"));
      }
    }
  }

  @Test
  void writerNeverReadsWhatWasBeforeItsWrite() {
    Saved saved = aProject().withCommitment("USD", 5).save();
    String statistic = STATISTIC + saved.reportingOrg();
    for (int i = 0; i < 40; i++) {
      String tag = get(saved.path()).header("ETag");
      String figures = get(statistic).header("ETag");
      asAdmin().header("If-None-Match", tag).get(saved.path()).then().statusCode(304);
      get(statistic);

      Response patched =
          patching(tag, "{\"title\": {\"en\": \"Title %d\"}}".formatted(i)).patch(saved.path());
      patched.then().statusCode(200);

      asAdmin().header("If-None-Match", tag).get(saved.path()).then().statusCode(200);
      Response counted = asAdmin().header("If-None-Match", figures).get(statistic);
      counted.then().statusCode(200);
      assertThat(Long.parseLong(counted.header("Pamir-Revision")))
          .isGreaterThanOrEqualTo(Long.parseLong(patched.header("Pamir-Revision")));
    }
  }

  @Test
  void hearsOfWhatAnotherInstanceWrites() throws Exception {
    Saved saved = aProject().save();
    told();
    String tag = get(saved.path()).header("ETag");
    asAdmin().header("If-None-Match", tag).get(saved.path()).then().statusCode(304);

    // As another server does: by a connection that this one knows nothing of.
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select next_revision('another', 'api', null)");
      statement.execute(
          "update project set version = version + 1, revision = current_setting('pamir.revision')::bigint where identifier = '%s'"
              .formatted(saved.identifier()));
      connection.commit();
    }
    long committed = revisions.current();
    for (int i = 0; i < 100 && newest.known().orElse(0) < committed; i++) {
      Thread.sleep(10);
    }

    assertThat(newest.known().orElse(0)).isGreaterThanOrEqualTo(committed);
    asAdmin().header("If-None-Match", tag).get(saved.path()).then().statusCode(200);
  }

  @Test
  void knowsAgainWhatIsNewestAfterAWriteThatFailed() throws Exception {
    long before = told();

    jakarta.transaction.UserTransaction transaction =
        io.quarkus.arc.Arc.container().instance(jakarta.transaction.UserTransaction.class).get();
    transaction.begin();
    revisions.next(Caller.REGISTER, Revisions.Source.API);
    assertThat(newest.known()).isEqualTo(OptionalLong.empty());
    transaction.rollback();

    assertThat(newest.known().orElse(0)).isGreaterThanOrEqualTo(before);
  }

  @Test
  void givesNobodyWhatAnotherMaySee() throws Exception {
    Saved draft = aProject().draft().save();
    String owner = editorOf(draft.reportingOrg());
    told();
    String tag = as(owner).get(draft.path()).header("ETag");
    as(owner).header("If-None-Match", tag).get(draft.path()).then().statusCode(304);

    asAnyone().header("If-None-Match", tag).get(draft.path()).then().statusCode(404);
    as(editorOf(aProject().save().reportingOrg()))
        .header("If-None-Match", tag)
        .get(draft.path())
        .then()
        .statusCode(404);
  }

  @Test
  void keepsTheFormatsOfAnAnswerApart() throws Exception {
    Saved saved = aProject().withCommitment("USD", 5).save();
    String path = STATISTIC + saved.reportingOrg();
    told();
    String json = get(path).asString();

    String csv = asAdmin().accept("text/csv").get(path).asString();

    assertThat(csv).isNotEqualTo(json).contains("year");
    assertThat(asAdmin().accept("text/csv").get(path).asString()).isEqualTo(csv);
    assertThat(get(path).asString()).isEqualTo(json);
  }

  @Test
  void holdsToOtherConditions() {
    Saved saved = aProject().save();
    get(saved.path());

    asAdmin().header("If-Match", "\"9-9\"").get(saved.path()).then().statusCode(412);
  }

  /** What is known here, as soon as it is. */
  private long told() throws InterruptedException {
    for (int i = 0; i < 300 && newest.known().isEmpty(); i++) {
      Thread.sleep(10);
    }
    return newest.known().orElseThrow();
  }

  private static Map<String, String> headers(Response response) {
    return response.headers().asList().stream()
        .filter(header -> !header.getName().startsWith("RateLimit"))
        .collect(
            Collectors.toMap(
                header -> header.getName().toLowerCase(),
                header -> header.getValue(),
                (one, other) -> one + ", " + other));
  }
}
