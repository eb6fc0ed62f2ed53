package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;
import org.pamir.resilience.Caller.Answer;

/**
 * The folder of the data is on a small filesystem that runs full; skipped where none can be
 * mounted.
 */
@NeedsPackagedServer
class DiskFullTest {
  @TempDir Path folder;

  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", folder.toString());
    assumeTrue(mounted, "no small filesystem can be mounted here; that takes root");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", folder.toString());
    }
  }

  @Test
  void writesAreRefusedReadsGoOnAndRoomIsAllThatIsNeeded() throws Exception {
    Path data = folder.resolve("data");
    try (ServerProcess server = ServerProcess.start(data, "-Xmx256m", "-XX:TieredStopAtLevel=1")) {
      Caller caller = new Caller(server);
      int stored = 0;
      assertThat(put(caller, stored++).status()).isEqualTo(201);
      fill();
      int refused = 0;
      for (int i = 0; i < 2_000 && refused < 5; i++) {
        Answer answer = put(caller, stored);
        if (answer.isAcknowledged()) {
          stored++;
        } else {
          assertThat(answer.isUnavailable()).as(answer.toString()).isTrue();
          refused++;
        }
      }
      assertThat(refused).as("writes refused on a full disk").isEqualTo(5);
      assertThat(caller.get("/projects/XD-0").status()).isEqualTo(200);
      assertThat(caller.get("/projects?limit=2").status()).isEqualTo(200);

      Files.delete(folder.resolve("filler"));
      long begun = System.nanoTime();
      while (!put(caller, stored).isAcknowledged()) {
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(30));
        Thread.sleep(200);
      }
      stored++;
      System.out.printf(
          "disk full: %d stored, %d refused; writes again %d ms after there was room%n",
          stored, refused, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      assertThat(caller.get("/projects?limit=1").json().get("total").asInt()).isEqualTo(stored);
      Superuser database = new Superuser(data);
      try (Connection connection = database.connect()) {
        assertThat(Consistency.faults(connection)).isEmpty();
      }
      assertThat(Consistency.damage(database)).isEmpty();
    }
  }

  /** All but 3 MB. */
  private void fill() throws Exception {
    long room = Files.getFileStore(folder).getUsableSpace() - 3_000_000;
    byte[] piece = new byte[1 << 16];
    try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
      for (long written = 0; written < room; written += piece.length) {
        filler.write(piece);
      }
    }
  }

  private static Answer put(Caller caller, int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_500; i++) {
      text.append(Long.toString(Double.doubleToLongBits(Math.sin(number * 2_000.0 + i)), 36));
    }
    return caller.put(
        "/projects/XD-" + number,
        """
        {"reportingOrg": "XD", "title": {"en": "On a small disk"}, "description": {"en": "%s"},
         "status": "implementation", "publication": "published", "plannedStart": "2024-01-01",
         "participations": [{"country": "KG"}]}"""
            .formatted(text));
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
