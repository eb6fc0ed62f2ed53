package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;
import org.pamir.change.webhook.Receiver;
import org.pamir.database.EmbeddedDatabase;
import org.pamir.resilience.Caller.Answer;

/**
 * The packaged server on an external PostgreSQL that gets slow, goes away, hangs, runs out of
 * connections: every answer comes within its time and says when to come again, and all is well
 * afterwards with nobody's help.
 *
 * <p>{@code -Dpamir.faults.rounds=10} goes through all of them so often, in one server. It holds
 * answers to their times, which a busy machine does not keep: so it runs only when it is asked for.
 */
@EnabledIfSystemProperty(named = "pamir.faults.rounds", matches = "\\d+")
@NeedsPackagedServer
class FaultTest {
  private static final int ROUNDS = Integer.getInteger("pamir.faults.rounds", 1);
  private static final int CLIENTS = 8;

  /** The time of a prompt request (RequestTime), and what waiting for a connection may add. */
  private static final long LONGEST_MILLIS = 15_500;

  /**
   * Of figures that are counted anew: how long they are waited for, and what waiting for a
   * connection may add. What is silent is broken off before that.
   */
  private static final long LONGEST_FIGURES_MILLIS = 25_500;

  private static final Duration RECOVERY = Duration.ofSeconds(20);
  private static final Path LOG = Path.of("target/server-process.log");

  @TempDir static Path folder;

  private static EmbeddedDatabase database;
  private static TcpProxy proxy;
  private static Receiver receiver;
  private static ServerProcess server;
  private static Caller caller;
  private static ExecutorService clients;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private int written;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.start(folder.resolve("database"));
    proxy = new TcpProxy(database.port());
    receiver = new Receiver();
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/pamir");
    settings.put(
        "QUARKUS_DATASOURCE_USERNAME", database.properties().get("quarkus.datasource.username"));
    settings.put(
        "QUARKUS_DATASOURCE_PASSWORD", database.properties().get("quarkus.datasource.password"));
    settings.put("PAMIR_WEBHOOKS_HTTP", "true");
    settings.put("PAMIR_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8");
    settings.put("PAMIR_WEBHOOKS_FIRST_RETRY", "200ms");
    server = ServerProcess.start(settings, "-Xmx256m");
    caller = new Caller(server);
    clients = Executors.newFixedThreadPool(60);
    Answer webhook =
        caller.post(
            "/webhooks",
            "{\"url\": \"%s\", \"filter\": {}, \"things\": [\"project\"]}"
                .formatted(receiver.url()),
            UUID.randomUUID().toString());
    assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
  }

  @AfterAll
  static void stop() throws Exception {
    clients.shutdownNow();
    server.close();
    receiver.close();
    proxy.close();
    database.close();
  }

  @AfterEach
  void heal() throws Exception {
    proxy.heal();
  }

  @Test
  void aDatabaseThatIsGoneIsMissedAtOnceAndFoundAgain() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      during("gone", () -> proxy.refuse(), () -> proxy.heal(), true);
    }
  }

  @Test
  void aDatabaseThatFallsSilentInMidAnswerHoldsNobodyForLong() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      during("silent", () -> proxy.fallSilent(), () -> proxy.heal(), true);
    }
  }

  @Test
  void connectionsThatAreCutFailFewRequests() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Thread.sleep(2_000);
      proxy.cut();
      List<Answer> answers = ask(4);
      tell("cut", answers, Duration.ZERO, 0, 0);
      // Those whose connection was used in the tenth of a second before.
      assertThat(answers.stream().filter(Answer::isUnavailable)).hasSizeLessThanOrEqualTo(4);
      assertThat(answers).allMatch(answer -> answer.isAcknowledged() || answer.isUnavailable());
      assertThat(ask(4)).as("once all were cut").allMatch(Answer::isAcknowledged);
    }
  }

  @Test
  void aSlowDatabaseIsWaitedForNoLongerThanTheTimeOfARequest() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      during("slow", () -> proxy.delay(Duration.ofMillis(400)), () -> proxy.heal(), false);
    }
  }

  @Test
  void aPostgresThatIsKilledComesBackAndIsFoundAgain() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      during("killed", this::killPostgres, () -> {}, false);
    }
  }

  @Test
  void aDatabaseWithoutConnectionsToSpareIsToldOf() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      List<Connection> all = new ArrayList<>();
      try {
        during("too many clients", () -> takeAll(all), () -> close(all), true);
      } finally {
        close(all);
      }
    }
  }

  @Test
  void aPoolThatIsHeldByLocksIsGivenBackInTime() throws Exception {
    try (Connection locker = connect();
        Statement statement = locker.createStatement()) {
      locker.setAutoCommit(false);
      statement.execute("lock table project in access exclusive mode");
      long begun = System.nanoTime();
      List<Answer> answers = askAtOnce(60);
      tell("locked", answers, Duration.ofNanos(System.nanoTime() - begun), 0, 0);
      assertThat(answers)
          .allMatch(Answer::isUnavailable)
          .allMatch(a -> a.millis() < LONGEST_MILLIS);
      locker.rollback();
    }
    await("writes go on", RECOVERY, () -> write().isAcknowledged());
  }

  private interface Act {
    void run() throws Exception;
  }

  /** Clients ask before, during and after a fault. */
  private void during(String fault, Act begin, Act end, boolean none) throws Exception {
    await("ready before " + fault, RECOVERY, caller::isReady);
    assertThat(ask(1)).as("before " + fault).allMatch(Answer::isAcknowledged);
    Answer pending = upload();
    long logged = Files.size(LOG);

    begin.run();
    long begun = System.nanoTime();
    List<Answer> answers = ask(3);
    if (none) {
      await("unready during " + fault, Duration.ofSeconds(20), () -> !caller.isReady());
      assertThat(answers.stream().filter(answer -> answer.status() == 503)).as(fault).isNotEmpty();
    }
    Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
    end.run();

    long healed = System.nanoTime();
    await("ready after " + fault, RECOVERY, caller::isReady);
    await("writes after " + fault, RECOVERY, () -> write().isAcknowledged());
    long recovered = (System.nanoTime() - healed) / 1_000_000;
    long lines = Files.size(LOG) - logged;
    tell(fault, answers, lasted, recovered, lines);
    assertThat(answers)
        .as(fault)
        .allMatch(answer -> answer.isAcknowledged() || answer.isUnavailable())
        .allMatch(FaultTest::isInTime);
    // The pool breaks off a connection that it is making when somebody gives up waiting for one,
    // and
    // may strike the next one: for a moment, some are still told to come again.
    await("all is well after " + fault, RECOVERY, this::isAllAcknowledged);
    assertThat(lines).as("bytes of log about " + fault).isLessThan(300_000);
    backgroundWorkGoesOn(pending);
  }

  private boolean isAllAcknowledged() {
    try {
      return ask(1).stream().allMatch(Answer::isAcknowledged);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isInTime(Answer answer) {
    return answer.millis()
        < (answer.path().startsWith("/statistics") ? LONGEST_FIGURES_MILLIS : LONGEST_MILLIS);
  }

  private void backgroundWorkGoesOn(Answer pending) throws Exception {
    for (Answer file : List.of(pending, upload())) {
      String id = file.json().get("id").asText();
      await(
          "import " + id,
          Duration.ofSeconds(60),
          () -> caller.get("/imports/" + id).body().contains("\"status\":\"done\""));
    }
    int before = receiver.received().size();
    assertThat(write().isAcknowledged()).isTrue();
    await("webhooks", Duration.ofSeconds(90), () -> receiver.received().size() > before);
    await(
        "look-alikes",
        Duration.ofSeconds(60),
        () ->
            rows("select count(*) from look_alike_due where noted_at < now() - interval '3 s'")
                == 0);
  }

  private Answer upload() throws Exception {
    Answer answer =
        caller.upload(
            "/imports?name=faults.xml",
            Files.readAllBytes(Path.of("src/test/resources/iati/full-2.03.xml")),
            "application/xml",
            UUID.randomUUID().toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer;
  }

  /** Several clients, each so many times all kinds of requests. */
  private List<Answer> ask(int times) throws Exception {
    List<Callable<List<Answer>>> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      all.add(
          () -> {
            List<Answer> answers = new ArrayList<>();
            for (int j = 0; j < times; j++) {
              answers.add(
                  switch ((client + j) % 4) {
                    case 0 -> caller.get("/projects?limit=5");
                    case 1 -> caller.get("/countries");
                    case 2 ->
                        caller.get("/statistics/funding?groupBy=country&q=" + UUID.randomUUID());
                    default -> write();
                  });
            }
            return answers;
          });
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<List<Answer>> one : clients.invokeAll(all)) {
      answers.addAll(one.get());
    }
    return answers;
  }

  private List<Answer> askAtOnce(int number) throws Exception {
    Callable<Answer> reader = () -> caller.get("/projects?limit=1");
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : clients.invokeAll(Collections.nCopies(number, reader))) {
      answers.add(one.get());
    }
    return answers;
  }

  private synchronized String next() {
    return "XM-FAULT-" + run + "-" + written++;
  }

  private Answer write() {
    String identifier = next();
    return caller.put(
        "/projects/" + identifier,
        """
        {"reportingOrg": "XM-FAULT", "title": {"en": "Written in trouble"}, "status": "implementation",
         "publication": "published", "plannedStart": "2025-01-01", "participations": [{"country": "KG"}]}""");
  }

  private static void tell(
      String fault, List<Answer> answers, Duration lasted, long recovered, long log) {
    System.out.printf(
        "%s for %.1f s: %d answered, %d told to come again, %d otherwise; longest %d ms; well again after %d ms; %d bytes of log%n",
        fault,
        lasted.toMillis() / 1000.0,
        answers.stream().filter(Answer::isAcknowledged).count(),
        answers.stream().filter(Answer::isUnavailable).count(),
        answers.stream()
            .filter(answer -> !answer.isAcknowledged() && !answer.isUnavailable())
            .count(),
        answers.stream().mapToLong(Answer::millis).max().orElse(0),
        recovered,
        log);
    answers.stream()
        .filter(answer -> !isInTime(answer))
        .forEach(answer -> System.out.println("  " + answer.path() + ": " + answer));
  }

  private static void await(String what, Duration patience, BooleanSupplier come)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (!come.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      Thread.sleep(200);
    }
  }

  private void killPostgres() throws Exception {
    long postmaster =
        Long.parseLong(
            Files.readAllLines(database.folder().resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    new ProcessBuilder("kill", "-9", Long.toString(postmaster))
        .start()
        .waitFor(5, TimeUnit.SECONDS);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.properties().get("quarkus.datasource.jdbc.url"),
        database.properties().get("quarkus.datasource.username"),
        database.properties().get("quarkus.datasource.password"));
  }

  /** Whatever connections the database has, and meanwhile none for the register. */
  private static void takeAll(List<Connection> taken) throws Exception {
    proxy.refuse();
    await(
        "all connections",
        RECOVERY,
        () -> {
          while (take(taken)) {}
          return othersThan(taken) == 0;
        });
    proxy.heal();
  }

  private static boolean take(List<Connection> taken) {
    try {
      return taken.add(connect());
    } catch (SQLException full) {
      return false;
    }
  }

  private static long othersThan(List<Connection> taken) {
    try (var row =
        taken
            .get(0)
            .createStatement()
            .executeQuery(
                "select count(*) from pg_stat_activity where backend_type = 'client backend'")) {
      row.next();
      return row.getLong(1) - taken.size();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(List<Connection> connections) throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
    connections.clear();
  }

  private static long rows(String sql) {
    try (Connection connection = connect();
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
