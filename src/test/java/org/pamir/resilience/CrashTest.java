package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;

/**
 * The packaged server, its database, or both are killed (-9) at random moments while writers write;
 * each time all comes back by itself, and every write that was acknowledged is there, once and
 * whole.
 *
 * <p>{@code -Dpamir.crash.kills=200} says how often.
 */
@NeedsPackagedServer
class CrashTest {
  private static final int KILLS = Integer.getInteger("pamir.crash.kills", 4);
  private static final int WRITERS = 6;
  private static final long PATIENCE_SECONDS = 120;

  /** How often each of the kinds, by its place. */
  private static final int[] KINDS = {0, 0, 1, 2, 2, 2, 3, 3, 3, 3};

  private static final String[] OPTIONS = {
    "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"
  };

  @TempDir Path folder;

  private enum Victim {
    SERVER,
    BOTH,
    POSTMASTER,
    SESSION;

    boolean takesServer() {
      return this == SERVER || this == BOTH;
    }
  }

  private final Random random = new Random();
  private final List<CrashWriter> writers = new ArrayList<>();
  private final Map<Victim, List<Long>> recovery = new EnumMap<>(Victim.class);
  private ServerProcess server;
  private Superuser database;

  @Test
  void losesDoublesAndHalvesNothingWhateverIsKilled() throws Exception {
    database = new Superuser(folder);
    server = start();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new CrashWriter(i, new Caller(server)));
    }
    writers.forEach(writer -> new Thread(writer, writer.name()).start());
    try {
      for (int i = 0; i < KILLS; i++) {
        // Each kind once, then at random.
        Victim victim =
            i < Victim.values().length
                ? Victim.values()[i]
                : Victim.values()[KINDS[random.nextInt(KINDS.length)]];
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1_500));
        kill(victim);
        verify(false);
        if (i % 10 == 9) {
          System.out.printf(
              "%d kills, %d writes acknowledged, none lost, doubled or halved%n",
              i + 1, writers.stream().mapToInt(CrashWriter::acknowledged).sum());
        }
      }
      writers.forEach(CrashWriter::end);
      for (CrashWriter writer : writers) {
        assertThat(writer.hasEnded(PATIENCE_SECONDS)).as(writer.name() + " has ended").isTrue();
      }
      awaitImports();
      verify(true);
      assertThat(writers).allMatch(writer -> writer.acknowledged() > 0);
      figuresAreThoseOfTheRows();
    } finally {
      writers.forEach(CrashWriter::end);
      server.close();
    }
  }

  private ServerProcess start() throws IOException, InterruptedException {
    return ServerProcess.start(
        Map.of("PAMIR_DATA_DIR", folder.toString(), "PAMIR_IDEMPOTENCY_STALE_CLAIM", "2s"),
        OPTIONS);
  }

  private void kill(Victim victim) throws Exception {
    long begun = System.nanoTime();
    if (victim.takesServer()) {
      Optional<ProcessHandle> postmaster = database.postmaster();
      if (victim == Victim.BOTH && random.nextBoolean()) {
        postmaster.ifPresent(ProcessHandle::destroyForcibly);
        server.kill();
      } else {
        server.kill();
        if (victim == Victim.BOTH) {
          postmaster.ifPresent(ProcessHandle::destroyForcibly);
        }
      }
      server = start();
      writers.forEach(writer -> writer.turnTo(new Caller(server)));
    } else {
      long old = database.postmaster().orElseThrow().pid();
      if (victim == Victim.POSTMASTER) {
        database.postmaster().ifPresent(ProcessHandle::destroyForcibly);
        until(
            "another postmaster",
            () -> database.postmaster().filter(p -> p.pid() != old).isPresent());
      } else {
        killASession();
      }
      Caller caller = new Caller(server);
      until(
          "a write after " + victim + " was killed",
          () -> caller.isReady() && writers.get(0).canWrite(caller));
    }
    recovery
        .computeIfAbsent(victim, key -> new ArrayList<>())
        .add((System.nanoTime() - begun) / 1_000_000);
  }

  private void killASession() throws Exception {
    List<List<String>> sessions =
        database.rows(
            """
            select pid from pg_stat_activity
            where backend_type = 'client backend' and usename = 'pamir' and pid <> pg_backend_pid()""");
    long pid = Long.parseLong(sessions.get(random.nextInt(sessions.size())).get(0));
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** What was acknowledged is compared with the tables, while all writers hold still. */
  private void verify(boolean last) throws Exception {
    for (CrashWriter writer : writers) {
      writer.hold();
    }
    try {
      List<String> faults = new ArrayList<>();
      Map<String, String> titles = new HashMap<>();
      Map<String, Integer> references = new HashMap<>();
      try (Connection connection = await()) {
        faults.addAll(Consistency.faults(connection));
      }
      for (List<String> row :
          database.rows(
              "select identifier, document -> 'title' ->> 'en' from project where identifier like 'XC-%'")) {
        titles.put(row.get(0), row.get(1));
      }
      for (List<String> row :
          database.rows(
              "select reference, count(*) from commitment where reference is not null group by 1")) {
        references.put(row.get(0), Integer.parseInt(row.get(1)));
      }
      writers.forEach(writer -> writer.compare(titles, references, faults));
      if (last) {
        faults.addAll(Consistency.damage(database));
        tell(titles.size(), references, faults);
      }
      assertThat(faults).isEmpty();
    } finally {
      writers.forEach(CrashWriter::goOn);
    }
  }

  private Connection await() throws Exception {
    Connection[] connection = new Connection[1];
    until(
        "a connection",
        () -> {
          connection[0] = database.connect();
          return true;
        });
    return connection[0];
  }

  /** But for uploads that broke off, which are none: they stay until they count as abandoned. */
  private void awaitImports() throws Exception {
    until(
        "all imports done",
        () ->
            database
                .rows("select id from import where status <> 'done' and received_at is not null")
                .isEmpty());
  }

  /** The figures that are served, against the plain sum of what is committed. */
  private void figuresAreThoseOfTheRows() throws Exception {
    Caller caller = new Caller(server);
    String served =
        caller
            .get("/statistics/funding?measure=committed&reportingOrg=XC-CRASH")
            .json()
            .at("/total/committed/net")
            .asText();
    String sum =
        database
            .rows(
                "select sum(c.amount) from commitment c join project p on p.id = c.project_id where p.identifier like 'XC-%'")
            .get(0)
            .get(0);
    assertThat(new java.math.BigDecimal(served)).isEqualByComparingTo(sum);
  }

  private void tell(int projects, Map<String, Integer> references, List<String> faults)
      throws IOException, SQLException {
    System.out.printf(
        "%d kills of %s%n",
        recovery.values().stream().mapToInt(List::size).sum(),
        recovery.entrySet().stream()
            .map(one -> one.getValue().size() + " " + one.getKey())
            .toList());
    System.out.printf(
        "writes acknowledged %d, sent again after a kill %d; projects found %d, commitments found %d; lost %d, doubled %d, halved or other %d; newest revision %s%n",
        writers.stream().mapToInt(CrashWriter::acknowledged).sum(),
        writers.stream().mapToInt(CrashWriter::sentAgain).sum(),
        projects,
        references.values().stream().mapToInt(Integer::intValue).sum(),
        faults.stream().filter(fault -> fault.startsWith("lost")).count(),
        faults.stream().filter(fault -> fault.startsWith("doubled")).count(),
        faults.stream()
            .filter(fault -> !fault.startsWith("lost") && !fault.startsWith("doubled"))
            .count(),
        database.rows("select max(number) from revision").get(0).get(0));
    recovery.forEach(
        (victim, millis) -> {
          List<Long> sorted = millis.stream().sorted().toList();
          System.out.printf(
              "  %s: p50 %.1f s, max %.1f s to recover%n",
              victim,
              sorted.get(sorted.size() / 2) / 1000.0,
              sorted.get(sorted.size() - 1) / 1000.0);
        });
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void until(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (IOException | SQLException | RuntimeException e) {
        last = e;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("No sign of " + what, last);
  }
}
