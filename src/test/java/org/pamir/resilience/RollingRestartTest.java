package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;

/**
 * Two packaged servers behind a balancer are restarted in turn while callers write, read and
 * follow. {@code -Dpamir.restarts=10} does it so often, {@code -Dpamir.balancer=haproxy} behind
 * HAProxy.
 */
@Tag("packaged")
@EnabledIf(
    value = "org.pamir.resilience.Instances#arePackaged",
    disabledReason =
        "the packaged server is missing or older than the classes: ./mvnw -DskipTests package")
class RollingRestartTest {

  private static final int RESTARTS = Integer.getInteger("pamir.restarts", 2);

  @TempDir Path folder;

  @Test
  void noRequestFailsWhileEachServerIsRestartedInTurn() throws Exception {
    List<Integer> ports = List.of(Instances.freePort(), Instances.freePort());
    try (Instances instances = new Instances(folder);
        Balancer balancer = Balancer.before(ports)) {
      instances.with("QUARKUS_SHUTDOWN_DELAY", "2s");
      Deque<ServerProcess> servers = new ArrayDeque<>(instances.start(ports));
      Thread.sleep(Balancer.NOTICES_MILLIS);
      try (Traffic traffic = new Traffic(balancer.port()).writers(3).readers(3).followers(2)) {
        Thread.sleep(2_000);
        StringJoiner seconds = new StringJoiner(", ");
        for (int i = 0; i < RESTARTS; i++) {
          ServerProcess old = servers.removeFirst();
          double stopped = instances.stop(old);
          long began = System.nanoTime();
          servers.addAll(instances.start(List.of(old.port())));
          seconds.add(
              "%.1f to stop and %.1f to be ready again"
                  .formatted(stopped, (System.nanoTime() - began) / 1e9));
          Thread.sleep(2_000 + Balancer.NOTICES_MILLIS);
        }
        traffic.stop();
        List<String> written = traffic.acknowledged();
        System.out.printf(
            "%d restarts under load: %d requests, %d failed; %d writes acknowledged and followed; seconds: %s%n",
            RESTARTS, traffic.requests(), traffic.failures().size(), written.size(), seconds);
        assertThat(traffic.failures()).isEmpty();
        assertThat(instances.count("select count(*) from commitment")).isEqualTo(written.size());
        for (List<String> told : traffic.followed()) {
          assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        }
      }
    }
  }
}
