package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;

/**
 * Eight writers and eight readers at once on projects that are linked with each other, over HTTP.
 *
 * <p>{@code -Dpamir.concurrency.seconds=60} sets for how long.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConcurrencyTest {

  private static final int WRITERS = 8;
  private static final int READERS = 8;
  private static final int SHARED = 4;

  @TestHTTPResource("/api/v1")
  URI api;

  @Inject RegisterReader reader;
  @Inject Jdbi jdbi;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicInteger> counts = new TreeMap<>();
  private final Queue<Long> readNanos = new ConcurrentLinkedQueue<>();
  private final Queue<Long> writeNanos = new ConcurrentLinkedQueue<>();

  /** A commitment that every writer adds one dollar to. */
  private String counter;

  private String shared(int i) {
    return "XC-" + run + "-S" + i;
  }

  private String own(int i) {
    return "XC-" + run + "-W" + i;
  }

  private String agencies() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < SHARED; i++) {
      all.add(shared(i) + "-AGENCY");
    }
    for (int i = 0; i < WRITERS; i++) {
      all.add(own(i) + "-AGENCY");
    }
    return String.join(",", all);
  }

  private void count(String what) {
    synchronized (counts) {
      counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer pamir_test_key_0123456789")
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    long started = System.nanoTime();
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      (method.equals("GET") ? readNanos : writeNanos).add(System.nanoTime() - started);
      count(method + " " + answer.statusCode());
      if (!List.of(200, 201, 204, 412).contains(answer.statusCode())) {
        faults.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (java.io.IOException | InterruptedException e) {
      faults.add(method + " " + path + ": " + e);
      throw new IllegalStateException(e);
    }
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new IllegalStateException(answer.body(), e);
    }
  }

  private static String project(String identifier, int shareOfKg) {
    return """
        {"reportingOrg": "%s-AGENCY", "title": {"en": "%s"}, "status": "implementation", "publication": "published",
         "plannedStart": "2024-01-01",
         "participations": [{"country": "KG", "share": %d}, {"country": "UZ", "share": %d}]}"""
        .formatted(identifier, identifier, shareOfKg, 100 - shareOfKg);
  }

  private static String commitment(boolean outgoing, String other, String amount) {
    return """
        {"kind": "commitment", "direction": "%s", "%s": {"ref": "%s-AGENCY", "activity": "%s"},
         "value": {"amount": %s, "currency": "USD"}, "valueDate": "2024-05-01"}"""
        .formatted(
            outgoing ? "outgoing" : "incoming",
            outgoing ? "receiver" : "provider",
            other,
            other,
            amount);
  }

  @Test
  void noTotalIsEverTornAndNoWriteIsLost() throws Exception {
    int seconds = Integer.getInteger("pamir.concurrency.seconds", 8);
    for (int i = 0; i < SHARED; i++) {
      assertThat(send("PUT", "/projects/" + shared(i), project(shared(i), 50)).statusCode())
          .isEqualTo(201);
    }
    for (int i = 0; i < WRITERS; i++) {
      assertThat(send("PUT", "/projects/" + own(i), project(own(i), 30)).statusCode())
          .isEqualTo(201);
    }
    counter =
        "/projects/"
            + shared(0)
            + "/commitments/"
            + read(send(
                    "POST",
                    "/projects/" + shared(0) + "/commitments",
                    commitment(true, shared(1), "1000")))
                .get("id")
                .asText();
    long deadlocks = deadlocks();
    readNanos.clear();
    writeNanos.clear();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    AtomicInteger added = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(WRITERS + READERS);
    List<java.util.concurrent.Future<?>> all = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      all.add(threads.submit(() -> write(writer, until, added)));
    }
    for (int i = 0; i < READERS; i++) {
      int number = i;
      all.add(threads.submit(() -> read(number, until)));
    }
    for (var thread : all) {
      thread.get(seconds + 120L, TimeUnit.SECONDS);
    }
    threads.shutdown();

    System.out.printf(
        "%d s, %d writers, %d readers: %s; writes p50 %d ms, p99 %d ms; reads p50 %d ms, p99 %d ms; %d added to one row; %d deadlocks%n",
        seconds,
        WRITERS,
        READERS,
        counts,
        at(writeNanos, 50),
        at(writeNanos, 99),
        at(readNanos, 50),
        at(readNanos, 99),
        added.get(),
        deadlocks() - deadlocks);
    assertThat(faults).isEmpty();
    assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
    assertThat(read(send("GET", counter, null)).at("/value/amount").decimalValue())
        .isEqualByComparingTo(new BigDecimal(1000 + added.get()));
    asTheReferenceHasIt();
  }

  private long deadlocks() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select deadlocks from pg_stat_database where datname = current_database()")
                .mapTo(Long.class)
                .one());
  }

  private static long at(Queue<Long> nanos, int percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : TimeUnit.NANOSECONDS.toMillis(sorted.get((sorted.size() - 1) * percent / 100));
  }

  private void write(int writer, long until, AtomicInteger added) {
    Random random = new Random(writer);
    String mine = "/projects/" + own(writer) + "/commitments";
    Map<String, BigDecimal> given = new LinkedHashMap<>();
    List<String> elsewhere = new ArrayList<>();
    while (System.nanoTime() < until && faults.isEmpty()) {
      String to = shared(random.nextInt(SHARED));
      String amount =
          new BigDecimal(1 + random.nextInt(1_000_000)).movePointLeft(2).toPlainString();
      long revision = 0;
      switch (random.nextInt(7)) {
        case 0, 1 -> {
          HttpResponse<String> answer = send("POST", mine, commitment(true, to, amount));
          revision = read(answer).get("revision").asLong();
          given.put(read(answer).get("id").asText(), new BigDecimal(amount));
        }
        case 2 -> {
          if (!given.isEmpty()) {
            String id = given.keySet().iterator().next();
            HttpResponse<String> answer =
                send("PUT", mine + "/" + id, commitment(true, to, amount), "If-Match", "*");
            revision = read(answer).get("revision").asLong();
            given.put(id, new BigDecimal(amount));
          }
        }
        case 3 -> {
          if (given.size() > 5) {
            String id = given.keySet().iterator().next();
            expect(send("DELETE", mine + "/" + id, null, "If-Match", "*"), 204);
            given.remove(id);
          }
        }
        case 4 -> {
          // What shared projects say among themselves.
          String by = "/projects/" + to + "/commitments";
          String other = shared(random.nextInt(SHARED));
          if (!other.equals(to)) {
            HttpResponse<String> answer =
                send("POST", by, commitment(random.nextBoolean(), other, amount));
            elsewhere.add(by + "/" + read(answer).get("id").asText());
          }
          if (elsewhere.size() > 4) {
            expect(send("DELETE", elsewhere.remove(0), null, "If-Match", "*"), 204);
          }
        }
        case 5 -> addOne(added);
        default ->
            send("PUT", "/projects/" + to, project(to, random.nextInt(101)), "If-Match", "*");
      }
      readsItsOwn(writer, revision, given);
    }
  }

  private void expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      faults.add(answer.request().method() + " " + answer.uri() + ": " + answer.statusCode());
    }
  }

  /** A read, a change and a conditional write: who comes second is told so, and nothing is lost. */
  private void addOne(AtomicInteger added) {
    HttpResponse<String> before = send("GET", counter, null);
    BigDecimal amount = read(before).at("/value/amount").decimalValue();
    HttpResponse<String> after =
        send(
            "PUT",
            counter,
            commitment(true, shared(1), amount.add(BigDecimal.ONE).toPlainString()),
            "If-Match",
            before.headers().firstValue("ETag").orElseThrow());
    if (after.statusCode() == 200) {
      added.incrementAndGet();
    } else {
      expect(after, 412);
    }
  }

  /** Only this writer writes what its project gives, so it knows the sum to the cent. */
  private void readsItsOwn(int writer, long revision, Map<String, BigDecimal> given) {
    JsonNode answer =
        read(
            send(
                "GET",
                "/statistics/funding?groupBy=country&reportingOrg=" + own(writer) + "-AGENCY",
                null));
    BigDecimal sum = given.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (answer.get("revision").asLong() < revision
        || answer.at("/total/committed/net").decimalValue().compareTo(sum) != 0) {
      faults.add(
          "writer " + writer + " gave " + sum + " as of " + revision + " and reads " + answer);
    }
  }

  private void read(int number, long until) {
    List<String> groupings =
        List.of(
            "country",
            "provider",
            "origin",
            "year,country",
            "receiver",
            "reporting-org",
            "basis",
            "");
    Random random = new Random(100 + number);
    long seen = 0;
    while (System.nanoTime() < until && faults.isEmpty()) {
      String groupBy = groupings.get(random.nextInt(groupings.size()));
      HttpResponse<String> answer =
          send(
              "GET",
              "/statistics/funding?"
                  + (groupBy.isEmpty() ? "" : "groupBy=" + groupBy)
                  + "&counting="
                  + (random.nextBoolean() ? "net" : "gross")
                  + "&reportingOrg="
                  + agencies(),
              null);
      expect(answer, 200);
      JsonNode body = read(answer);
      boolean net = body.get("counting").asText().equals("net");
      JsonNode total = body.at("/total/committed");
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode row : body.get("rows")) {
        sum = sum.add(row.get("committed").decimalValue());
      }
      boolean adds =
          sum.compareTo(total.get(net ? "net" : "gross").decimalValue()) == 0
              && total
                      .get("gross")
                      .decimalValue()
                      .subtract(total.get("internal").decimalValue())
                      .compareTo(total.get("net").decimalValue())
                  == 0;
      if (!adds || body.get("revision").asLong() < seen) {
        faults.add("after " + seen + ": " + body);
      }
      seen = body.get("revision").asLong();
    }
  }

  /** What is left when all have finished is counted anew from what the register lists. */
  private void asTheReferenceHasIt() {
    Map<String, Register.Project> projects = new LinkedHashMap<>();
    for (int i = 0; i < SHARED + WRITERS; i++) {
      String identifier = i < SHARED ? shared(i) : own(i - SHARED);
      JsonNode project = read(send("GET", "/projects/" + identifier, null));
      TreeMap<LocalDate, List<Register.Part>> sets = new TreeMap<>();
      List<Register.Part> parts = new ArrayList<>();
      project
          .get("participations")
          .forEach(
              p ->
                  parts.add(
                      new Register.Part(
                          p.get("country").asText(), null, p.get("share").decimalValue())));
      sets.put(LocalDate.MIN, parts);
      List<Register.Report> reports = new ArrayList<>();
      String path = "/projects/" + identifier + "/commitments?limit=1000";
      while (path != null) {
        JsonNode page = read(send("GET", path, null));
        page.get("items").forEach(item -> reports.add(report(item)));
        path =
            page.hasNonNull("next")
                ? "/projects/"
                    + identifier
                    + "/commitments?limit=1000&cursor="
                    + page.get("next").asText()
                : null;
      }
      projects.put(
          identifier,
          new Register.Project(
              identifier,
              identifier + "-AGENCY",
              true,
              "implementation",
              List.of("KG", "UZ"),
              List.of(),
              sets,
              List.of(),
              List.of(),
              List.of(),
              null,
              null,
              reports,
              List.of()));
    }
    Register register = new Register(projects);
    reader.check(register, "committed");
    reader.check(register, "committed", "country", "provider");
  }

  private static Register.Report report(JsonNode item) {
    boolean outgoing = item.get("direction").asText().equals("outgoing");
    JsonNode other = item.get(outgoing ? "receiver" : "provider");
    Register.Side side =
        new Register.Side(other.get("ref").asText(), null, other.get("activity").asText());
    return new Register.Report(
        item.get("id").asText(),
        outgoing ? "2" : "11",
        item.at("/value/amount").decimalValue(),
        "USD",
        LocalDate.parse(item.get("valueDate").asText()),
        outgoing ? null : side,
        outgoing ? side : null,
        List.of(),
        null,
        null);
  }
}
