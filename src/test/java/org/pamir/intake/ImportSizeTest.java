package org.pamir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A large file takes the memory of a small one, and a fair part of what reading it alone takes. */
@EnabledIfSystemProperty(named = "pamir.import.sizes", matches = "[\\d,]+")
class ImportSizeTest {
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
    try (ServerProcess server = ServerProcess.start(data, "-Xmx256m")) {
      int before = server.megabytes("VmRSS");
      for (HostileFiles.Case hostile : HostileFiles.all()) {
        assertThat(server.send(hostile.file(), hostile.type()).statusCode())
            .as(hostile.name())
            .isEqualTo(hostile.status());
      }
      System.out.printf(
          "%d hostile files: resident %d MB before, %d MB at most%n",
          HostileFiles.all().size(), before, server.megabytes("VmHWM"));
      assertThat(server.megabytes("VmHWM")).isLessThan(512);
    }
  }

  private void measure(int megabytes) throws Exception {
    RepeatedActivities file = new RepeatedActivities((long) megabytes << 20);
    Path data = Files.createDirectories(folder.resolve("data-" + megabytes));
    try (ServerProcess server = ServerProcess.start(data, "-Xmx256m")) {
      int before = server.megabytes("VmRSS");
      long began = System.nanoTime();
      String id = server.post(file::open, "?name=large.xml");
      long sent = System.nanoTime();
      int most = server.megabytes("VmHWM");
      JsonPath now = server.get("/imports/" + id);
      while (!now.getString("status").matches("done|failed")) {
        Thread.sleep(500);
        now = server.get("/imports/" + id);
      }
      assertThat(now.getString("status")).as(now.getString("problem")).isEqualTo("done");
      double seconds = (System.nanoTime() - sent) / 1e9;
      int activities = now.getInt("progress.activities");
      System.out.printf(
          "%d MB, %d activities, %d transactions: sent in %.0f s, imported in %.0f s, %.0f activities a second;"
              + " a bare StAX pass %s a second; resident %d MB before, %d MB at most while sent, %d MB at most%n",
          megabytes,
          activities,
          now.getInt("counts.transactions"),
          (sent - began) / 1e9,
          seconds,
          activities / seconds,
          bareStax(megabytes),
          before,
          most,
          server.megabytes("VmHWM"));
      assertThat(server.megabytes("VmHWM")).isLessThan(512);
    }
  }

  /** In a process of its own, so that its compiler is as good as the server's. */
  private static String bareStax(int megabytes) throws Exception {
    Process pass =
        new ProcessBuilder(
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                BareStax.class.getName(),
                String.valueOf(Math.min(megabytes, 100)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(pass.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(pass.waitFor()).isZero();
    return answer.strip();
  }
}
