package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;

/**
 * Two packaged servers on one database. {@code -Dpamir.starts=5} has them start together on an
 * empty one so many times.
 */
@Tag("packaged")
@EnabledIf(
    value = "org.pamir.resilience.Instances#arePackaged",
    disabledReason =
        "the packaged server is missing or older than the classes: ./mvnw -DskipTests package")
class InstancesTest {

  private static final int STARTS = Integer.getInteger("pamir.starts", 1);
  private static final int HEAVY = 200;

  @TempDir static Path folder;

  private static Instances instances;
  private static ServerProcess one;
  private static ServerProcess other;

  @BeforeAll
  static void startTogether() throws Exception {
    for (int i = 1; i < STARTS; i++) {
      try (Instances fresh = new Instances(folder.resolve("start-" + i))) {
        startsOnceOnAnEmptyDatabase(fresh);
      }
    }
    instances = new Instances(folder.resolve("last"));
    startsOnceOnAnEmptyDatabase(instances);
    instances
        .with("PAMIR_ADMIN_KEY", ServerProcess.KEY)
        .with("PAMIR_IMPORT_WORKERS", "1")
        .with("PAMIR_WEBHOOKS_HTTP", "true")
        .with("PAMIR_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8")
        .with("PAMIR_LOOK_ALIKES_EVERY", "500ms")
        .with("PAMIR_RATE_LIMIT_ENABLED", "true")
        .with("PAMIR_RATE_LIMIT_HEAVY_ADDRESS_REQUESTS", "" + HEAVY)
        .with("PAMIR_RATE_LIMIT_HEAVY_ADDRESS_PER", "PT1H");
    List<ServerProcess> both = instances.start(2);
    one = both.get(0);
    other = both.get(1);
  }

  /** Migrations, reference data, demonstration data and the first key are each made once. */
  private static void startsOnceOnAnEmptyDatabase(Instances fresh) throws Exception {
    fresh.with("PAMIR_DEMO", "true").with("PAMIR_ADMIN_KEY", "");
    long began = System.nanoTime();
    fresh.start(2);
    double seconds = (System.nanoTime() - began) / 1e9;
    long projects =
        new ObjectMapper()
            .readTree(InstancesTest.class.getResourceAsStream("/demo/projects.json"))
            .size();
    assertThat(fresh.count("select count(*) from project")).isEqualTo(projects);
    assertThat(fresh.count("select count(*) from revision where source = 'reference'"))
        .isEqualTo(1);
    assertThat(fresh.count("select count(*) from api_key")).isEqualTo(1);
    assertThat(fresh.count("select count(*) from security_event where kind = 'key-made'"))
        .isEqualTo(1);
    assertThat(fresh.count("select count(*) from flyway_schema_history where not success"))
        .isZero();
    assertThat(
            fresh.count(
                "select count(*) - count(distinct version) from flyway_schema_history where version is not null"))
        .isZero();
    fresh.stopAll();
    System.out.printf(
        "Two servers started together on an empty database: ready in %.1f s, %d projects, 1 key%n",
        seconds, projects);
  }

  @AfterAll
  static void stop() {
    if (instances != null) {
      instances.close();
    }
  }

  @Test
  void aWriteAtOneIsInTheNextAnswersOfTheOther() throws Exception {
    String project = "/projects/XM-FRESH-0";
    String money =
        "/statistics/funding?groupBy=country&measure=committed&reportingOrg=XM-FRESH&country=KG";
    String list = "/projects?reportingOrg=XM-FRESH&limit=1";
    put(one, project, "Fresh everywhere", "XM-FRESH");
    for (int i = 1; i <= 20; i++) {
      // Both have seen, and keep, what is about to change.
      Instances.get(other, money);
      long projects = number(Instances.get(other, list), "total");
      String tag = Instances.get(other, project).headers().firstValue("etag").orElseThrow();
      assertThat(Instances.get(other, project, "If-None-Match", tag).statusCode()).isEqualTo(304);
      put(one, project, "Fresh " + i, "XM-FRESH");
      put(one, "/projects/XM-FRESH-" + i, "One more", "XM-FRESH");
      HttpResponse<String> paid =
          Instances.send(one, "POST", project + "/commitments", Instances.commitment(1_000));
      assertThat(paid.statusCode()).as(paid.body()).isEqualTo(201);

      HttpResponse<String> counted = Instances.get(other, money);
      assertThat(number(counted, "revision")).isGreaterThanOrEqualTo(number(paid, "revision"));
      assertThat(JsonPath.from(counted.body()).getDouble("total.committed.net"))
          .isEqualTo(1_000.0 * i);
      assertThat(number(Instances.get(other, list), "total")).isEqualTo(projects + 1);
      HttpResponse<String> changed = Instances.get(other, project, "If-None-Match", tag);
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(changed.body()).contains("Fresh " + i);
    }
  }

  @Test
  void aKeyRevokedAtOneOpensNothingAtTheOther() throws Exception {
    HttpResponse<String> made =
        Instances.send(
            one, "POST", "/api-keys", "{\"name\": \"Revoked\", \"roles\": [\"hub-admin\"]}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String bearer = "Bearer " + JsonPath.from(made.body()).getString("key");
    for (ServerProcess server : List.of(one, other)) {
      assertThat(Instances.get(server, "/me", "Authorization", bearer).statusCode()).isEqualTo(200);
    }
    String id = JsonPath.from(made.body()).getString("id");
    assertThat(Instances.send(one, "DELETE", "/api-keys/" + id, null).statusCode()).isEqualTo(204);
    long began = System.nanoTime();
    assertThat(Instances.get(one, "/me", "Authorization", bearer).statusCode()).isEqualTo(401);
    while (Instances.get(other, "/me", "Authorization", bearer).statusCode() != 401) {
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));
      Thread.sleep(10);
    }
    System.out.printf(
        "A revoked key was refused by the other server within %d ms%n",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  @Test
  void equalPostsSentToBothAtOnceAreCarriedOutOnce() throws Exception {
    String project = "/projects/XM-INSTANCES-ONCE";
    put(one, project, "Once");
    int rounds = 20;
    int together = 8;
    for (int round = 0; round < rounds; round++) {
      String key = "once-" + round;
      List<CompletableFuture<HttpResponse<String>>> sent =
          IntStream.range(0, together)
              .mapToObj(i -> i % 2 == 0 ? one : other)
              .map(server -> CompletableFuture.supplyAsync(() -> pay(server, project, key)))
              .toList();
      for (CompletableFuture<HttpResponse<String>> answer : sent) {
        assertThat(answer.join().statusCode()).as(answer.join().body()).isIn(201, 409);
      }
      // Whoever was told to come again gets the first answer.
      assertThat(ids(pay(one, project, key), pay(other, project, key))).hasSize(1);
    }
    assertThat(number(Instances.get(other, project + "/commitments"), "total")).isEqualTo(rounds);
    System.out.printf(
        "%d equal requests with %d keys to both servers: %d rows%n",
        rounds * together, rounds, rounds);
  }

  private static HttpResponse<String> pay(ServerProcess server, String project, String key) {
    try {
      return Instances.send(
          server,
          "POST",
          project + "/commitments",
          Instances.commitment(7),
          "Idempotency-Key",
          key);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @SafeVarargs
  private static HashSet<String> ids(HttpResponse<String>... answers) {
    HashSet<String> ids = new HashSet<>();
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      ids.add(JsonPath.from(answer.body()).getString("id"));
    }
    return ids;
  }

  @Test
  void oneLimitHoldsForBothTogether() throws Exception {
    int admitted = 0;
    int asked = 0;
    long began = System.nanoTime();
    // At fifty a second, twice as many as one bucket holds.
    while (asked < 2 * HEAVY) {
      ServerProcess server = asked % 2 == 0 ? one : other;
      int status = Instances.get(server, "/themes?format=csv", "Authorization", "").statusCode();
      assertThat(status).isIn(200, 429);
      admitted += status == 200 ? 1 : 0;
      asked++;
      long due = began + TimeUnit.MILLISECONDS.toNanos(20L * asked);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
    System.out.printf(
        "A limit of %d: %d of %d admitted by both servers together%n", HEAVY, admitted, asked);
    // A fiftieth from each, and what came within a second.
    assertThat(admitted).isBetween(HEAVY, HEAVY + 2 * HEAVY / 50 + 75);
    Thread.sleep(1_500);
    for (ServerProcess server : List.of(one, other)) {
      assertThat(Instances.get(server, "/themes?format=csv", "Authorization", "").statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void importsAreSharedAndEachIsWorkedOnOnce() throws Exception {
    int files = 6;
    int activities = 150;
    List<String> imports = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      byte[] file = iati("XM-INSTANCES-IMPORT-" + i, activities);
      ServerProcess server = i % 2 == 0 ? one : other;
      imports.add(
          server.post(() -> new java.io.ByteArrayInputStream(file), "?name=shared-" + i + ".xml"));
    }
    int most = 0;
    for (String id : imports) {
      while (!other.get("/imports/" + id).getString("status").equals("done")) {
        most =
            (int)
                Math.max(
                    most, instances.count("select count(*) from import where status = 'running'"));
        Thread.sleep(50);
      }
      assertThat(one.get("/imports/" + id).getInt("counts.created")).isEqualTo(activities);
    }
    assertThat(
            instances.count(
                "select count(*) from project where identifier like 'XM-INSTANCES-IMPORT-%'"))
        .isEqualTo((long) files * activities);
    assertThat(
            instances.count(
                "select count(*) from project_history where identifier like 'XM-INSTANCES-IMPORT-%'"))
        .isZero();
    System.out.printf(
        "%d imports of %d activities by two servers with one worker each: up to %d at once, each once%n",
        files, activities, most);
    assertThat(most).isEqualTo(2);
  }

  private static byte[] iati(String prefix, int count) {
    String activities =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    """
                    <iati-activity default-currency="USD"><iati-identifier>%s-%d</iati-identifier>
                    <reporting-org ref="XM-INSTANCES" type="40"><narrative xml:lang="en">Instances</narrative></reporting-org>
                    <title><narrative xml:lang="en">Shared %d</narrative></title>
                    <description><narrative xml:lang="en">Shared</narrative></description>
                    <participating-org role="1" ref="XM-INSTANCES" type="40"/><activity-status code="2"/>
                    <activity-date type="2" iso-date="2025-01-01"/><recipient-country code="TJ"/>
                    </iati-activity>
                    """
                        .formatted(prefix, i, i))
            .collect(Collectors.joining());
    return ("<iati-activities version=\"2.03\">" + activities + "</iati-activities>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void webhooksAreToldEachChangeOnce() throws Exception {
    Queue<String> received = new ConcurrentLinkedQueue<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    try {
      // Its organisation is new with it, which is a change as well.
      put(one, "/projects/XM-TOLD", "Told", "XM-TOLD");
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
      HttpResponse<String> hook =
          Instances.send(
              one,
              "POST",
              "/webhooks",
              "{\"url\": \"" + url + "\", \"filter\": {\"reportingOrg\": [\"XM-TOLD\"]}}");
      assertThat(hook.statusCode()).as(hook.body()).isEqualTo(201);
      int writes = 40;
      for (int i = 0; i < writes; i++) {
        put(i % 2 == 0 ? one : other, "/projects/XM-TOLD-" + i, "Told", "XM-TOLD");
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (received.size() < writes && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      // What is sent twice would come now.
      Thread.sleep(2_000);
      System.out.printf(
          "%d changes: %d messages, %d of them different%n",
          writes, received.size(), new HashSet<>(received).size());
      assertThat(received).hasSize(writes).doesNotHaveDuplicates();
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void lookAlikesAreFoundOnce() throws Exception {
    String title = "Rehabilitation of the Vakhsh canal pumping stations";
    put(one, "/projects/XM-ALIKE-A-1", title, "XM-ALIKE-A");
    put(other, "/projects/XM-ALIKE-B-1", title, "XM-ALIKE-B");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String pairs =
        """
        select count(*) from project_look_alike l join project p on p.id = l.one_id
        where p.identifier like 'XM-ALIKE-%'""";
    while (instances.count(pairs) == 0 && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    Thread.sleep(1_500);
    assertThat(instances.count(pairs)).isEqualTo(1);
    assertThat(instances.count("select count(*) from look_alike_due where kind = 'project'"))
        .isZero();
  }

  private static void put(ServerProcess server, String path, String title) throws Exception {
    put(server, path, title, "XM-INSTANCES");
  }

  private static void put(ServerProcess server, String path, String title, String reporter)
      throws Exception {
    HttpResponse<String> answer =
        Instances.send(
            server,
            "PUT",
            path,
            Instances.project(title).replace("XM-INSTANCES", reporter),
            "If-Match",
            "*");
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private static long number(HttpResponse<String> answer, String path) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return JsonPath.from(answer.body()).getLong(path);
  }
}
