package org.pamir.shared.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.get;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** A retry does no harm. */
@QuarkusTest
class IdempotencyTest extends RegisterTest {

  private static final int RETRIES = Integer.getInteger("pamir.retries", 200);

  private static final String COMMITMENT =
      "{\"kind\":\"commitment\",\"direction\":\"outgoing\",\"valueDate\":\"2025-03-31\","
          + "\"value\":{\"amount\":1000.00,\"currency\":\"USD\"}}";

  @Inject DataSource pool;
  @Inject KeptAnswers answers;

  private final String key = UUID.randomUUID().toString();
  private Saved project;

  @BeforeEach
  void registerAProject() {
    project = aProject().save();
  }

  private static Response post(RequestSpecification caller, String key, String path, String body) {
    return caller
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(path);
  }

  private Response commit(String body) {
    return post(asAdmin(), key, project.path() + "/commitments", body);
  }

  private String commitments() {
    return rows(
            "select count(*) from commitment c join project p on p.id = c.project_id where p.identifier = ?",
            project.identifier())
        .get(0);
  }

  @Test
  void aRetryGetsTheFirstAnswerAndStoresNothing() {
    Response first = commit(COMMITMENT);
    Response again = commit(COMMITMENT.replace(":", " : "));

    assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.asString()).isEqualTo(first.asString());
    for (String header : List.of("Location", "ETag", "Pamir-Revision", "Content-Type")) {
      assertThat(again.header(header)).as(header).isEqualTo(first.header(header)).isNotNull();
    }
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(commitments()).isEqualTo("1");
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    commit(COMMITMENT);

    refused(commit(COMMITMENT.replace("1000.00", "1000.01")), 422);
    refused(post(asAdmin(), key, aProject().save().path() + "/commitments", COMMITMENT), 422);
    assertThat(commitments()).isEqualTo("1");
  }

  @Test
  void aKeyIsItsCallersOwn() {
    commit(COMMITMENT);

    Response other =
        post(
            as(editorOf(project.reportingOrg())), key, project.path() + "/commitments", COMMITMENT);

    assertThat(other.statusCode()).isEqualTo(201);
    assertThat(other.header("Idempotency-Replayed")).isNull();
    assertThat(commitments()).isEqualTo("2");
  }

  @Test
  void whatWasRefusedMayBeMendedAndSentAgain() {
    refused(commit(COMMITMENT.replace("USD", "XXX1")), 400);
    refused(commit("{}"), 400);

    assertThat(commit(COMMITMENT).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "has space", "\u00e9"})
  void refusesKeysThatAreNone(String odd) {
    refused(
        post(asAdmin(), odd, project.path() + "/commitments", COMMITMENT), 400, "Idempotency-Key");
    refused(
        post(asAdmin(), "x".repeat(256), project.path() + "/commitments", COMMITMENT),
        400,
        "Idempotency-Key");
  }

  @Test
  void aSecretIsNeitherKeptNorShownAgain() {
    String body = "{\"name\":\"x\",\"roles\":[\"focal-point\"],\"country\":\"KG\"}";
    Response first = post(asAdmin(), key, "/api-keys", body);
    Response again = post(asAdmin(), key, "/api-keys", body);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(again.<Map<String, Object>>path("$")).doesNotContainKey("key");
    assertThat(rows("select convert_from(body, 'UTF8') from kept_answer where key = ?", key).get(0))
        .doesNotContain(first.<String>path("key"));
  }

  @Test
  void aConfirmationIsReplayedToo() {
    RequestSpecification kyrgyzstan = org.pamir.Register.asFocalPoint("KG");
    String path = project.path() + "/participations/KG/confirm";
    Response first = post(kyrgyzstan, key, path, "{\"reason\":\"x\"}");
    Response again = post(kyrgyzstan, key, path, "{\"reason\":\"x\"}");

    assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(get(project.path()).<Integer>path("version")).isEqualTo(2);
  }

  @Test
  void anotherInstanceThatIsAtItIsNotOvertaken() throws SQLException {
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(hashtextextended('key:pamir_test' || chr(10) || '"
              + key
              + "', 5))");

      Response busy = refused(commit(COMMITMENT), 409);

      assertThat(busy.header("Retry-After")).isEqualTo("1");
      assertThat(commitments()).isEqualTo("0");
      other.rollback();
    }
    assertThat(commit(COMMITMENT).statusCode()).isEqualTo(201);
  }

  @Test
  void theWriteAndItsAnswerAreBothStoredOrNeither() throws SQLException {
    execute(
        "create function refuse_answer() returns trigger language plpgsql as 'begin raise exception ''no room''; end'");
    execute(
        "create trigger refuse_answer before insert on kept_answer for each row when (new.key = '"
            + key
            + "') execute function refuse_answer()");
    try {
      refused(commit(COMMITMENT), 500);
      assertThat(commitments()).isEqualTo("0");
    } finally {
      execute("drop trigger refuse_answer on kept_answer");
      execute("drop function refuse_answer()");
    }
    assertThat(commit(COMMITMENT).statusCode()).isEqualTo(201);
    assertThat(commitments()).isEqualTo("1");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void answersAreKeptForADayAtLeast() throws SQLException {
    for (int hours : List.of(25, 49)) {
      execute(
          "insert into kept_answer (caller, key, created_at) values ('key:old', '%s', now() - interval '%d hours')"
              .formatted(key + hours, hours));
    }

    answers.forget(Duration.ofHours(48));

    assertThat(rows("select key from kept_answer where caller = 'key:old'"))
        .containsExactly(key + 25);
    execute("delete from kept_answer where caller = 'key:old'");
  }

  @Test
  void manyEqualRequestsAtOnceMakeOneRow() throws Exception {
    String caller = editorOf(project.reportingOrg());
    Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    Map<String, AtomicInteger> bodies = new ConcurrentHashMap<>();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(Math.min(RETRIES, 100));
    long begun = System.nanoTime();
    List<? extends Future<?>> all =
        IntStream.range(0, RETRIES)
            .mapToObj(
                i ->
                    clients.submit(
                        () -> {
                          start.await();
                          for (Response answer = tryOnce(caller); ; answer = tryOnce(caller)) {
                            statuses
                                .computeIfAbsent(answer.statusCode(), s -> new AtomicInteger())
                                .incrementAndGet();
                            if (answer.statusCode() != 409) {
                              bodies
                                  .computeIfAbsent(answer.asString(), s -> new AtomicInteger())
                                  .incrementAndGet();
                              return null;
                            }
                            Thread.sleep(50);
                          }
                        }))
            .toList();
    start.countDown();
    for (Future<?> one : all) {
      one.get();
    }
    clients.shutdown();

    System.out.printf(
        "%d equal requests at once: %s in %d ms%n",
        RETRIES, statuses, (System.nanoTime() - begun) / 1_000_000);
    assertThat(commitments()).isEqualTo("1");
    assertThat(bodies).hasSize(1);
    assertThat(statuses.keySet()).isSubsetOf(201, 409);
    assertThat(statuses.get(201).get()).isEqualTo(RETRIES);
  }

  private Response tryOnce(String caller) {
    return post(as(caller), key, project.path() + "/commitments", COMMITMENT);
  }

  @Test
  void anUploadIsKnownByItsBytes() {
    String file =
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>"
            + unique("XM-UP")
            + "</iati-identifier><reporting-org ref=\"XM-UP\" type=\"40\"/><activity-status code=\"2\"/>"
            + "<recipient-country code=\"KG\"/></iati-activity></iati-activities>";

    Response first = upload(file);
    Response again = upload(file);

    assertThat(first.statusCode()).as(first.asString()).isEqualTo(202);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    refused(upload(file.replace("KG", "TJ")), 422);
    assertThat(rows("select count(*) from import where name = ?", key)).containsExactly("1");
  }

  private Response upload(String file) {
    return asAdmin()
        .contentType("application/xml")
        .header("Idempotency-Key", key)
        .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/imports?name=" + key);
  }

  @Test
  void anUploadThatIsRefusedMayBeSentAgain() {
    refused(upload("no XML"), 400, "body");

    assertThat(rows("select count(*) from kept_answer where key = ?", key)).containsExactly("0");
  }

  @Test
  void aClaimThatNobodyEndsIsTakenOverOnlyWhenItIsOld() {
    var id = new KeptAnswers.Id("key:claims", key);

    assertThat(answers.claim(id, Duration.ofHours(1))).isTrue();
    assertThat(answers.claim(id, Duration.ofHours(1))).isFalse();
    assertThat(answers.claim(id, Duration.ZERO)).isTrue();
    answers.release(id);
    assertThat(answers.find(id)).isEmpty();
  }
}
