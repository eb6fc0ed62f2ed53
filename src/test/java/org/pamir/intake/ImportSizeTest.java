package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;

/** A large file takes the memory of a small one, and a fair part of what reading it alone takes. */
@EnabledIfSystemProperty(named = "pamir.import.sizes", matches = "[\\d,]+")
class ImportSizeTest {
  private static final int HEAP = Integer.getInteger("pamir.import.heap", 512);
  // Code, threads, buffers, and what the collector keeps of the heap for itself.
  private static final int BESIDE_HEAP = 300;
  private static final int SMALL_HEAP = 256;
  private static final int WARM = 100;

  @TempDir Path folder;

  @Test
  void takesNoMoreMemoryForALargeFileThanForASmallOne() throws Exception {
    for (String size : System.getProperty("pamir.import.sizes").split(",")) {
      measure(Integer.parseInt(size));
    }
  }

  @Test
  void takesBoundedMemoryForHostileFiles() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data-hostile"));
    try (ServerProcess server = ServerProcess.start(data, "-Xmx" + SMALL_HEAP + "m")) {
      int before = server.megabytes("VmRSS");
      for (HostileFiles.Case hostile : HostileFiles.all()) {
        assertThat(server.send(hostile.file(), hostile.type()).statusCode())
            .as(hostile.name())
            .isEqualTo(hostile.status());
      }
      System.out.printf(
          "%d hostile files: resident %d MB before, %d MB at most%n",
          HostileFiles.all().size(), before, server.megabytes("VmHWM"));
      assertThat(server.megabytes("VmHWM")).isLessThan(SMALL_HEAP + BESIDE_HEAP);
    }
  }

  private void measure(int megabytes) throws Exception {
    RepeatedActivities made = new RepeatedActivities((long) megabytes << 20);
    Path file = folder.resolve(megabytes + ".xml");
    try (InputStream in = made.open()) {
      Files.copy(in, file);
    }
    Path data = Files.createDirectories(folder.resolve("data-" + megabytes));
    int activities;
    double rate;
    try (ServerProcess server = ServerProcess.start(data, "-Xmx" + HEAP + "m")) {
      int before = server.megabytes("VmRSS");
      String id = server.post(() -> open(file), "?name=large.xml");
      int sent = server.megabytes("VmHWM");
      long began = System.nanoTime();
      JsonPath now = server.get("/imports/" + id);
      while (!now.getString("status").matches("done|failed")) {
        Thread.sleep(500);
        now = server.get("/imports/" + id);
      }
      assertThat(now.getString("status")).as(now.getString("problem")).isEqualTo("done");
      double seconds = (System.nanoTime() - began) / 1e9;
      activities = now.getInt("progress.activities");
      rate = activities / seconds;
      int most = server.megabytes("VmHWM");
      System.out.printf(
          "%d MB, %d activities, %d transactions, %d findings: imported in %.0f s, %.0f activities a second;"
              + " resident %d MB before, %d MB at most while sent, %d MB at most, heap %d MB%n",
          megabytes,
          activities,
          now.getInt("counts.transactions"),
          now.getInt("counts.findings"),
          seconds,
          rate,
          before,
          sent,
          most,
          HEAP);
      assertThat(most).isLessThan(HEAP + BESIDE_HEAP);
    }
    CopyPass.Result copy = CopyPass.run(data, folder.resolve("rows-" + megabytes));
    double stored = activities / copy.seconds();
    double read = bareStax(file);
    double share = rate / Math.min(read, stored);
    System.out.printf(
        "  a bare StAX pass: %.0f a second; COPY of the same %d rows: %.1f s, %.0f a second; the import %.0f %% and %.0f %%;"
            + " load %.1f%n",
        read,
        copy.rows(),
        copy.seconds(),
        stored,
        100 * rate / read,
        100 * rate / stored,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    // A smaller file is over before the server's compiler is warm.
    if (megabytes >= WARM) {
      assertThat(share).as("share of the slower of the two").isGreaterThanOrEqualTo(0.15);
    }
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Activities a second, in a process of its own, so that its compiler is as good as a server's.
   */
  private static double bareStax(Path file) throws Exception {
    Process pass =
        new ProcessBuilder(
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                BareStax.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(pass.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(pass.waitFor()).isZero();
    return Double.parseDouble(answer.strip());
  }
}
