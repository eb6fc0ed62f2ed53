package org.pamir.bench;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.pamir.ServerProcess;
import org.pamir.database.TestDatabase;

/**
 * Fills a register with the generator, serves it by the packaged server in a process of its own,
 * and prints what reads and writes cost over HTTP beside what PostgreSQL alone, and HTTP alone,
 * give in the same minute on the same cores.
 *
 * <pre>
 * ./mvnw -DskipTests package
 * ./mvnw test -Dtest=RegisterBenchTest -Dbench.projects=10000 -Dtest.jvm=-Xmx1g
 * </pre>
 *
 * <p>{@code -Dbench.copies=9} makes the register ten times as large by copying what reads of many
 * projects look at; {@code -Dbench.seconds} is how long each rate is taken, and {@code
 * -Dbench.parts=writes,files} takes only some of {@code reads,statistics,writes,files}; {@code
 * "-Dbench.jvm=-Xmx320m -XX:+UseSerialGC"} is what the server's Java is given. With {@code
 * -Dpamir.test.database=folder -Dpamir.test.database.keep} a register that is there already is
 * measured again.
 *
 * <p>Without {@code -Dbench.projects} it is the short form that runs with all tests: every call
 * answers as it should, every limit is there. Nothing is asserted of time.
 */
@Tag("packaged")
@EnabledIf(
    value = "org.pamir.resilience.Instances#arePackaged",
    disabledReason =
        "the packaged server is missing or older than the classes: ./mvnw -DskipTests package")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegisterBenchTest {

  /** What the usual run takes: it shows that all of it can be measured, and nothing else. */
  static final int FEW = 200;

  static final int PROJECTS = Integer.getInteger("bench.projects", FEW);
  static final double SECONDS = Integer.getInteger("bench.seconds", PROJECTS == FEW ? 0 : 5) + 0.1;

  private static final int ROUNDS = PROJECTS == FEW ? 2 : 20;
  private static final List<String> PARTS =
      List.of(System.getProperty("bench.parts", "reads,statistics,writes,files").split(","));

  /** What an instance is given where it is deployed (src/main/docker). */
  private static final String JVM = System.getProperty("bench.jvm", "-Xmx208m -XX:+UseSerialGC");

  private static final int CLIENTS = 8;
  private static final String API = "/api/v1";

  /** What a dashboard asks all day. */
  private static final List<String> DASHBOARD =
      List.of(
          "/statistics/funding?groupBy=country,year",
          "/statistics/funding?groupBy=sdg",
          "/statistics/funding?groupBy=sector",
          "/statistics/funding?groupBy=provider",
          "/statistics/funding?groupBy=country,year&country=KG",
          "/statistics/funding?groupBy=country,year&country=IN",
          "/statistics/funding?groupBy=sdg&country=UZ&status=implementation");

  private static final List<String> OTHERS =
      List.of(
          "/statistics/funding?groupBy=origin&country=IN",
          "/statistics/gap?groupBy=country",
          "/statistics/timeline?country=KG",
          "/statistics/flows?country=TM",
          "/statistics/participation",
          "/statistics/quality?country=IN",
          "/countries/KG",
          "/projects?limit=50&country=KG",
          "/commitments?limit=50&country=KG");

  @Inject RegisterFill register;

  @Test
  void fillAndAsk() throws Exception {
    if (register.projects() == 0) {
      register.fill(PROJECTS);
    }
    int copies = Integer.getInteger("bench.copies", 0);
    if (copies > 0 && register.projects() == PROJECTS) {
      register.copy(copies);
    }
    register.forgetLookAlikes();
    System.out.printf("%,d projects: %s%n", register.projects(), register.sizes());
    Map<String, String> database = new HashMap<>();
    for (String name : List.of("jdbc.url", "username", "password")) {
      String full = "quarkus.datasource." + name;
      database.put(full, ConfigProvider.getConfig().getValue(full, String.class));
    }
    Map<String, String> settings = new HashMap<>();
    database.forEach(
        (name, value) ->
            settings.put(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value));
    settings.put("MALLOC_ARENA_MAX", "2");
    settings.put("PAMIR_RATE_LIMIT_ENABLED", "false");
    // First figures are counted when they are asked here: in the background, of a million projects,
    // they would take a core from all that is measured, for an hour.
    settings.put("PAMIR_STATISTICS_PREPARE", "false");
    long began = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(settings, JVM.split(" "));
        Load load = new Load(server.port(), ServerProcess.KEY)) {
      System.out.printf(
          "Ready on an existing register after %.1f s%n", (System.nanoTime() - began) / 1e9);
      Rows rows = new Rows(database);
      System.out.printf("At rest %.0f s later%n", rows.awaitRest());
      int atRest = server.megabytes("VmRSS");
      if (PARTS.contains("reads")) {
        new BenchReads(load, rows).measure();
      }
      if (PARTS.contains("statistics")) {
        statistics(load);
        together(load);
      }
      if (PARTS.contains("writes")) {
        new BenchWrites(load, rows).measure();
      }
      if (PARTS.contains("files")) {
        new BenchFiles(load, rows, register.projects()).measure();
      }
      System.out.printf(
          "The server's resident memory: %d MB at rest, %d MB at most; load %.1f%n",
          atRest,
          server.megabytes("VmHWM"),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  private static void statistics(Load load) {
    System.out.printf(
        "%n%-65s %10s %10s %10s %10s  (ms)%n",
        "", "first", "unchanged", "changed", "worst of " + ROUNDS);
    Random random = new Random(7);
    List<String> all = new ArrayList<>(DASHBOARD);
    all.addAll(OTHERS);
    for (String question : all) {
      Load.Call asked = Load.Call.counted(API + question);
      double first = load.time(asked);
      List<Double> unchanged = new ArrayList<>();
      List<Double> changed = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        unchanged.add(load.time(asked));
        load.ask(commitment(random));
        changed.add(load.time(asked));
      }
      changed.sort(null);
      System.out.printf(
          "%-65s %10.1f %10.1f %10.1f %10.1f%n",
          question,
          first,
          Rate.of(unchanged, 1).p50(),
          Rate.of(changed, 1).p50(),
          changed.get(ROUNDS - 1));
    }
  }

  /** Clients that ask what a dashboard asks, while others write commitments. */
  private static void together(Load load) throws Exception {
    System.out.println();
    for (int writers : new int[] {0, 1, CLIENTS}) {
      Future<Rate> writes = load.start(writers, SECONDS, seeded(RegisterBenchTest::commitment));
      Rate reads =
          load.run(
              CLIENTS,
              SECONDS,
              seeded(
                  random -> Load.Call.get(API + DASHBOARD.get(random.nextInt(DASHBOARD.size())))));
      Rate written = writes.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
      System.out.printf(
          "%d who ask the dashboard's questions: %s; %d who write: %s%n",
          CLIENTS, reads, writers, written);
    }
  }

  /** Each client draws from a seed of its own. */
  static Supplier<Supplier<Load.Call>> seeded(java.util.function.Function<Random, Load.Call> draw) {
    Random seeds = new Random(11);
    return () -> {
      Random random = new Random(seeds.nextLong());
      return () -> draw.apply(random);
    };
  }

  static String project(Random random) {
    return API + "/projects/BENCH-" + (1 + random.nextInt(PROJECTS)) + "-P";
  }

  static Load.Call commitment(Random random) {
    String body =
        """
        {"kind": "commitment", "direction": "incoming", "provider": {"ref": "BENCH-%d"},
         "value": {"amount": %d.25, "currency": "USD"}, "valueDate": "2024-05-%02d"}"""
            .formatted(
                1 + random.nextInt(400), 1_000 + random.nextInt(1_000_000), 1 + random.nextInt(28));
    return new Load.Call(
        HttpMethod.POST,
        project(random) + "/commitments",
        Map.of("Content-Type", "application/json"),
        body,
        201);
  }
}
