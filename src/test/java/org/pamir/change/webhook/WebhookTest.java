package org.pamir.change.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.editorOf;
import static org.pamir.Register.patching;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;
import org.pamir.change.Copy;
import org.pamir.change.FollowerTest;
import org.pamir.change.RandomWriter;
import org.pamir.change.webhook.Receiver.Received;

@QuarkusTest
class WebhookTest extends RegisterTest {

  private final String org = unique("XM-HOOK");
  private final List<String> made = new ArrayList<>();

  @AfterEach
  void leaveNothingToSend() {
    made.forEach(id -> asAdmin().header("If-Match", "*").delete("/webhooks/" + id));
  }

  private Response hook(String url, String more) {
    Response answer =
        sending(
                "{\"url\": \"%s\", \"filter\": {\"reportingOrg\": [\"%s\"]}%s}"
                    .formatted(url, org, more))
            .post("/webhooks");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    made.add(answer.path("id"));
    return answer;
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static void verify(String secret, Received message) throws Exception {
    new com.standardwebhooks.Webhook(secret).verify(message.body(), message.headers());
  }

  private long waiting(String webhook) {
    return Long.parseLong(
        rows(
                "select count(*)::text from webhook_delivery where status = 'pending' and webhook_id = cast(? as uuid)",
                webhook)
            .get(0));
  }

  @Test
  void aReceiverThatFailsAThirdOfTheTimeEndsWithAnExactCopyWhileEightWrite() throws Exception {
    Copy copy = new Copy("0");
    Map<String, Long> last = new HashMap<>();
    List<String> disorder = new ArrayList<>();
    AtomicInteger failures = new AtomicInteger();
    Random random = new Random(7);
    try (Receiver receiver = new Receiver()) {
      Response hook = hook(receiver.url(), "");
      receiver.answering(
          message -> {
            synchronized (copy) {
              boolean fails = random.nextInt(3) == 0;
              if (fails) {
                failures.incrementAndGet();
              }
              // Some failures are after the message was taken, which then comes twice.
              if (!fails || random.nextBoolean()) {
                JsonNode data = Copy.tree(message.body()).get("data");
                long revision = data.get("revision").asLong();
                String subject = data.get("subject").asText();
                if (last.merge(subject, revision, Math::max) > revision) {
                  disorder.add(subject + " " + revision);
                }
                data.get("changes").forEach(copy::apply);
              }
              return fails ? 500 : 204;
            }
          });
      long end =
          System.nanoTime()
              + TimeUnit.SECONDS.toNanos(Integer.getInteger("pamir.followers.seconds", 6));
      ExecutorService executor = Executors.newFixedThreadPool(8);
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        RandomWriter writer = new RandomWriter(org, i);
        writers.add(executor.submit(() -> writer.writeUntil(end)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      executor.shutdown();
      String id = hook.path("id");
      long newest = revision();
      await(
          "all is told",
          () ->
              Long.parseLong(
                          rows(
                                  "select at_revision::text from webhook where id = cast(? as uuid)",
                                  id)
                              .get(0))
                      >= newest
                  && waiting(id) == 0);
      for (Received message : receiver.received()) {
        verify(hook.path("secret"), message);
      }
      synchronized (copy) {
        assertThat(disorder).isEmpty();
        int compared = FollowerTest.compare(copy, () -> asAdmin(), "&reportingOrg=" + org);
        System.out.printf(
            "%d messages, %d failures, %d things compared%n",
            receiver.received().size(), failures.get(), compared);
        assertThat(compared).isPositive();
        assertThat(failures.get()).isPositive();
      }
    }
  }

  @Test
  void messagesAreSignedNamedAndTellWhatTheListOfChangesDoes() throws Exception {
    String start = String.valueOf(revision());
    try (Receiver receiver = new Receiver()) {
      Response hook =
          hook(
              receiver.url(),
              ", \"things\": [\"project\", \"commitment\"], \"events\": [\"project.created\"]");
      aProject().reportedBy(org).withCommitment("EUR", 5).save();
      await("a message", () -> !receiver.received().isEmpty());

      Received message = receiver.received().get(0);
      verify(hook.path("secret"), message);
      JsonNode body = Copy.tree(message.body());
      assertThat(body.get("type").asText()).isEqualTo("changes");
      assertThat(body.get("data").get("changes").get(0))
          .isEqualTo(
              Copy.tree(
                      asAnyone()
                          .get("/changes?thing=project&reportingOrg=" + org + "&since=" + start)
                          .asString())
                  .get("changes")
                  .get(0));
      String id = message.header("webhook-id").substring("msg_".length());
      String delivery = "/webhooks/" + hook.path("id") + "/deliveries/" + id;
      await("its end", () -> asAdmin().get(delivery).path("status").equals("delivered"));
      asAdmin()
          .get(delivery)
          .then()
          .body("answered", equalTo(204))
          .body("attempts", equalTo(1))
          .body("body.data.changes[0].thing", equalTo("project"));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void whatIsGivenUpIsSentAgainByHand() throws Exception {
    try (Receiver receiver = new Receiver().answering(message -> 500)) {
      String hook = "/webhooks/" + hook(receiver.url(), "").path("id");
      Response ping = asAdmin().contentType("application/json").post(hook + "/ping");
      assertThat(ping.statusCode()).isEqualTo(202);
      String delivery = hook + "/deliveries/" + ping.path("id");
      await("it is given up", () -> asAdmin().get(delivery).path("status").equals("dead"));
      asAdmin()
          .get(hook + "/deliveries?status=dead")
          .then()
          .body("items[0].attempts", equalTo(12))
          .body("items[0].fault", equalTo("Answered 500"));

      receiver.answering(message -> 200);
      asAdmin()
          .contentType("application/json")
          .post(delivery + "/redeliver")
          .then()
          .statusCode(202);
      await("it is delivered", () -> asAdmin().get(delivery).path("status").equals("delivered"));
      assertThat(
              receiver.received().stream().map(message -> message.header("webhook-id")).distinct())
          .containsExactly("msg_" + ping.path("id"));
    }
  }

  @Test
  void aSlowReceiverHoldsUpNobodyElse() throws Exception {
    try (Receiver slow =
            new Receiver()
                .answering(
                    message -> {
                      try {
                        Thread.sleep(1_500);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return 204;
                    });
        Receiver quick = new Receiver()) {
      hook(slow.url(), "");
      hook(quick.url(), ", \"things\": [\"project\"]");
      for (int i = 0; i < 12; i++) {
        aProject().reportedBy(org).save();
      }

      await("the quick one has all", () -> quick.received().size() >= 12);
      assertThat(slow.received()).hasSizeLessThan(12);
    }
  }

  @Test
  void isSignedWithBothSecretsForAWhile() throws Exception {
    try (Receiver receiver = new Receiver()) {
      Response hook = hook(receiver.url(), "");
      String path = "/webhooks/" + hook.path("id");
      Response rotated = asAdmin().contentType("application/json").post(path + "/secret");
      assertThat(rotated.<String>path("secret")).startsWith("whsec_");
      assertThat(asAdmin().get(path).asString()).doesNotContain("whsec_");
      asAdmin().contentType("application/json").post(path + "/ping");
      await("the ping", () -> !receiver.received().isEmpty());

      verify(hook.path("secret"), receiver.received().get(0));
      verify(rotated.path("secret"), receiver.received().get(0));
      assertThat(receiver.received().get(0).header("webhook-signature").split(" ")).hasSize(2);
    }
  }

  @Test
  void refusesAddressesOfPrivateAndSpecialNetworks() {
    for (String host :
        List.of(
            "10.0.0.1",
            "172.16.3.4",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.1.1",
            "0.0.0.0",
            "224.0.0.1",
            "2852039166",
            "[::1]",
            "[::ffff:10.0.0.1]",
            "[::ffff:169.254.169.254]",
            "[fd00:ec2::254]",
            "[fe80::1]",
            "[64:ff9b::a00:1]",
            "[2002:a00:1::1]",
            "[::]")) {
      sending("{\"url\": \"https://%s/\"}".formatted(host))
          .post("/webhooks")
          .then()
          .statusCode(400)
          .body("violations[0].field", equalTo("url"));
    }
    for (String url :
        List.of("ftp://127.0.0.1/", "http://user@127.0.0.1/", "file:///etc/passwd", "no address")) {
      sending("{\"url\": \"%s\"}".formatted(url)).post("/webhooks").then().statusCode(400);
    }
  }

  @Test
  void judgesTheAddressAnewAtEachSend() throws Exception {
    String id = hook("http://127.0.0.1:9/", ", \"active\": false").path("id");
    // As a name that means another address by now.
    rows(
        "update webhook set url = 'http://10.0.0.1/', active = true where id = cast(? as uuid) returning id",
        id);
    Response ping = asAdmin().contentType("application/json").post("/webhooks/" + id + "/ping");
    String delivery = "/webhooks/" + id + "/deliveries/" + ping.path("id");
    await("it is tried", () -> asAdmin().get(delivery).path("fault") != null);

    asAdmin().get(delivery).then().body("fault", containsString("private or special network"));
  }

  @Test
  void followsNoRedirectAndStopsWhereTheReceiverIsGone() throws Exception {
    try (Receiver receiver = new Receiver().answering(message -> 302)) {
      String hook = "/webhooks/" + hook(receiver.url(), "").path("id");
      asAdmin().contentType("application/json").post(hook + "/ping");
      await("some attempts", () -> receiver.received().size() >= 3);
      assertThat(receiver.received()).allMatch(message -> message.path().equals("/pamir"));

      receiver.answering(message -> 410);
      await("it stops", () -> !asAdmin().get(hook).<Boolean>path("active"));
      asAdmin().get(hook).then().body("fault", containsString("410"));
    }
  }

  @Test
  void tellsOfDraftsToTheirOrganisationAloneAndIsItsOwnAlone() throws Exception {
    String key = editorOf(org);
    try (Receiver receiver = new Receiver()) {
      Response own =
          as(key)
              .contentType("application/json")
              .body("{\"url\": \"%s/own\", \"things\": [\"project\"]}".formatted(receiver.url()))
              .post("/webhooks");
      made.add(own.path("id"));
      Response other =
          as(editorOf(unique("XM-OTHER")))
              .contentType("application/json")
              .body("{\"url\": \"%s/other\", \"things\": [\"project\"]}".formatted(receiver.url()))
              .post("/webhooks");
      made.add(other.path("id"));
      ProjectDraft.Saved project = aProject().reportedBy(org).draft().save();
      patching("*", "{\"status\":\"closed\"}").patch(project.path()).then().statusCode(200);
      ProjectDraft.Saved seen = aProject().reportedBy(org).save();
      await(
          "both have the published one",
          () ->
              receiver.received().stream()
                      .filter(message -> message.body().contains(seen.identifier()))
                      .map(Received::path)
                      .distinct()
                      .count()
                  == 2);

      assertThat(
              receiver.received().stream()
                  .filter(message -> message.body().contains(project.identifier()))
                  .map(Received::path))
          .containsOnly("/pamir/own");
      as(key).get("/webhooks").then().body("total", equalTo(1));
      as(key).get("/webhooks/" + other.path("id")).then().statusCode(404);
    }
  }

  @Test
  void aChangeOfItNeedsTheVersionThatWasSeen() {
    Response hook = hook("http://127.0.0.1:9/", ", \"active\": false");
    String path = "/webhooks/" + hook.path("id");
    String body = "{\"url\": \"http://127.0.0.1:9/next\", \"active\": false}";

    sending(body).put(path).then().statusCode(428);
    sending(body).header("If-Match", hook.header("ETag")).put(path).then().statusCode(200);
    sending(body).header("If-Match", hook.header("ETag")).put(path).then().statusCode(412);
    sending("{\"url\": \"http://127.0.0.1:9/\", \"events\": [\"project.sold\"]}")
        .post("/webhooks")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("events"));
    sending("{\"url\": \"http://127.0.0.1:9/\", \"filter\": {\"country\": [\"XX\"]}}")
        .post("/webhooks")
        .then()
        .statusCode(400);
  }
}
