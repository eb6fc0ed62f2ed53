package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.pamir.ServerProcess;

/**
 * The packaged server on two PostgreSQL servers with synchronous replication: reads come from the
 * standby, and when the primary dies and the standby is promoted, nothing that was acknowledged is
 * lost. {@code -Dpamir.failover.seconds=20} has callers go on for so long before and after.
 */
@Tag("packaged")
@EnabledIf(
    value = "org.pamir.resilience.Replicas#canRun",
    disabledReason =
        "needs PostgreSQL's own programs (Debian: apt-get install postgresql) and ./mvnw -DskipTests package")
class ReplicaTest {

  private static final int SECONDS = Integer.getInteger("pamir.failover.seconds", 5);
  private static final String MONEY =
      "/statistics/funding?reportingOrg=XM-INSTANCES&groupBy=country";

  @Test
  void whoeverReadsAtAStandbyThatIsBehindSeesWhatHeMust() throws Exception {
    try (Replicas replicas = new Replicas()) {
      Map<String, String> rarely = new HashMap<>(replicas.settings());
      // So that this test, and no look in between, tells what the instance knows of the primary.
      rarely.put("PAMIR_STANDBY_LOOK", "1h");
      Map<String, String> without = new HashMap<>(replicas.settings());
      without.remove("QUARKUS_DATASOURCE_STANDBY_JDBC_URL");
      try (ServerProcess server = ServerProcess.start(rarely, "-Xmx256m");
          ServerProcess other = ServerProcess.start(without, "-Xmx256m")) {
        String project = "/projects/XM-BEHIND";
        put(server, project, "Seen everywhere");
        long before = pay(server, project, 1_000);
        assertThat(total(ask(server, MONEY))).isEqualTo(1_000);
        long served = reads(server, "standby");
        assertThat(served).isPositive();

        replicas.standby("select pg_wal_replay_pause()");
        // Its own write: by the primary, as the standby does not have it.
        put(server, project, "Written here");
        assertThat(ask(server, project).body()).contains("Written here");
        assertThat(reads(server, "standby")).isEqualTo(served);
        replicas.standby("select pg_wal_replay_resume()");
        assertThat(ask(server, project).body()).contains("Written here");

        replicas.standby("select pg_wal_replay_pause()");
        long after = pay(other, project, 500);
        // Of another's write it knows nothing yet; who names it gets it.
        HttpResponse<String> named = ask(server, MONEY + "&minRevision=" + after);
        assertThat(total(named)).isEqualTo(1_500);
        assertThat(revision(named)).isGreaterThanOrEqualTo(after);
        // The same sums, asked for in other words: of one moment or the other, and of no mixture.
        for (String words : List.of("&measure=committed", "&counting=net", "&country=KG,TJ")) {
          HttpResponse<String> answer = ask(server, MONEY + words);
          assertThat(total(answer)).isEqualTo(revision(answer) >= after ? 1_500 : 1_000);
          assertThat(revision(answer)).isGreaterThan(before);
        }
        // As of a time, which only the primary knows to be over.
        String now = java.time.Instant.now().toString();
        assertThat(total(ask(server, MONEY + "&asOf=" + now))).isEqualTo(1_500);

        replicas.standby("select pg_wal_replay_resume()");
        served = reads(server, "standby");
        assertThat(total(ask(server, MONEY + "&measure=committed&minRevision=" + after)))
            .isEqualTo(1_500);
        assertThat(reads(server, "standby")).isGreaterThan(served);
        System.out.printf(
            "A standby that was behind: %d reads by it, %d sent on to the primary, none of them stale%n",
            reads(server, "standby"), reads(server, "primary"));
      }
    }
  }

  @Test
  void nothingAcknowledgedIsLostWhenThePrimaryDies() throws Exception {
    try (Replicas replicas = new Replicas();
        ServerProcess server = ServerProcess.start(replicas.settings(), "-Xmx256m")) {
      Callers callers = new Callers(server);
      callers.begin(4, 3);
      TimeUnit.SECONDS.sleep(SECONDS);
      long standbyBefore = reads(server, "standby");
      long killing = System.nanoTime();
      replicas.kill();
      callers.killed = System.nanoTime();
      // Somebody has to notice.
      TimeUnit.SECONDS.sleep(2);
      replicas.promote();
      long promoted = System.nanoTime();
      while (callers.firstWrite.get() == 0) {
        assertThat(System.nanoTime() - callers.killed).isLessThan(TimeUnit.SECONDS.toNanos(60));
        Thread.sleep(20);
      }
      TimeUnit.SECONDS.sleep(SECONDS);
      callers.stop();

      List<String> kept = new ArrayList<>();
      String next = "/projects/XM-FAILOVER/commitments?limit=1000";
      for (JsonPath page = server.get(next); page != null; ) {
        kept.addAll(page.getList("items.id"));
        page =
            page.get("next") == null
                ? null
                : server.get(next + "&cursor=" + page.getString("next"));
      }
      List<String> lost = new ArrayList<>(callers.acknowledged);
      lost.removeAll(kept);
      double toFirstWrite = (callers.firstWrite.get() - killing) / 1e9;
      System.out.printf(
          "Primary killed under load: %d writes acknowledged, %d of them lost, %d rows; first write %.1f s after the kill (%.1f s after"
              + " the promotion); %d reads, %d by the standby until then and %d in all, %d refused while no primary was there, %d stale%n",
          callers.acknowledged.size(),
          lost.size(),
          kept.size(),
          toFirstWrite,
          (callers.firstWrite.get() - promoted) / 1e9,
          callers.reads.get(),
          standbyBefore,
          reads(server, "standby"),
          callers.refusedReads.get(),
          callers.stale.get());
      assertThat(lost).isEmpty();
      assertThat(kept).hasSize(callers.acknowledged.size()).doesNotHaveDuplicates();
      assertThat(toFirstWrite).isLessThanOrEqualTo(30);
      assertThat(standbyBefore).isPositive();
      assertThat(callers.stale.get()).isZero();
    }
  }

  /** They write each row until it is acknowledged, and read what was acknowledged last. */
  private static final class Callers {
    private final ServerProcess server;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong newest = new AtomicLong();
    private final AtomicLong firstWrite = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong refusedReads = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private volatile long killed = Long.MAX_VALUE;
    private volatile boolean stopping;

    Callers(ServerProcess server) throws Exception {
      this.server = server;
      put(server, "/projects/XM-FAILOVER", "Survives");
    }

    void begin(int writers, int readers) {
      for (int i = 0; i < writers; i++) {
        String name = "writer-" + i + "-";
        go(new Thread(() -> write(name)));
      }
      for (int i = 0; i < readers; i++) {
        go(new Thread(this::read));
      }
    }

    private void go(Thread thread) {
      threads.add(thread);
      thread.start();
    }

    private void write(String name) {
      for (int i = 1; !stopping; i++) {
        boolean done = false;
        while (!done) {
          long sent = System.nanoTime();
          try {
            HttpResponse<String> answer =
                Instances.send(
                    server,
                    "POST",
                    "/projects/XM-FAILOVER/commitments",
                    Instances.commitment(i),
                    "Idempotency-Key",
                    name + i);
            if (answer.statusCode() == 201) {
              done = true;
              acknowledged.add(JsonPath.from(answer.body()).getString("id"));
              newest.accumulateAndGet(revision(answer), Math::max);
              if (sent > killed) {
                firstWrite.compareAndSet(0, System.nanoTime());
              }
            } else {
              Thread.sleep(100);
            }
          } catch (Exception e) {
            pause();
          }
        }
      }
    }

    private void read() {
      while (!stopping) {
        long least = newest.get();
        try {
          HttpResponse<String> answer =
              ask(server, "/projects?reportingOrg=XM-INSTANCES&minRevision=" + least);
          reads.incrementAndGet();
          if (answer.statusCode() != 200) {
            refusedReads.incrementAndGet();
          } else if (revision(answer) < least) {
            stale.incrementAndGet();
          }
        } catch (Exception e) {
          refusedReads.incrementAndGet();
          pause();
        }
      }
    }

    private static void pause() {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void stop() throws InterruptedException {
      stopping = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** Asks as anybody may. */
  private static HttpResponse<String> ask(ServerProcess server, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static void put(ServerProcess server, String path, String title) throws Exception {
    HttpResponse<String> answer =
        Instances.send(server, "PUT", path, Instances.project(title), "If-Match", "*");
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  /** The revision of a new commitment. */
  private static long pay(ServerProcess server, String project, long amount) throws Exception {
    HttpResponse<String> answer =
        Instances.send(server, "POST", project + "/commitments", Instances.commitment(amount));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return revision(answer);
  }

  private static long revision(HttpResponse<String> answer) {
    return JsonPath.from(answer.body()).getLong("revision");
  }

  private static double total(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonPath.from(answer.body()).getDouble("total.committed.net");
  }

  /** How many requests that a standby could serve were served by it, or by the primary. */
  private static long reads(ServerProcess server, String by) throws Exception {
    String metrics =
        HTTP.send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/q/metrics"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher line =
        Pattern.compile("pamir_reads_total\\{served_by=\"" + by + "\"\\} (\\S+)").matcher(metrics);
    assertThat(line.find()).as(metrics).isTrue();
    return (long) Double.parseDouble(line.group(1));
  }
}
