package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;
import org.pamir.database.EmbeddedDatabase;
import org.pamir.resilience.Caller.Answer;

/**
 * A register is backed up while it is written to, and restored elsewhere: into an embedded database
 * and from there into an external one. All that can be read is read alike.
 */
@NeedsPackagedServer
class BackupTest {
  private static final String[] SMALL = {"-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};
  private static final String RUN = "XB-";

  /** What must be answered alike, byte by byte. */
  private static final List<String> READS =
      List.of(
          "/changes?since=0&limit=1000",
          "/projects?limit=1000",
          "/commitments?limit=1000",
          "/organisations?limit=1000",
          "/statistics/funding?groupBy=country,year&measure=committed,disbursed",
          "/statistics/funding?groupBy=provider",
          "/projects/XB-1/history",
          "/projects/XM-EXAMPLE-WATER-01",
          "/results?limit=100",
          "/locations?limit=100",
          "/groupings",
          "/search?q=chu",
          "/exports/iati");

  @TempDir Path folder;

  @Test
  void restoresWhatCanBeReadFromEmbeddedToEmbeddedToExternal() throws Exception {
    Path first = folder.resolve("first");
    Path during = folder.resolve("during.zip");
    Path file = folder.resolve("register.zip");
    Map<String, String> before = new TreeMap<>();
    String key;
    try (ServerProcess server = ServerProcess.start(first, SMALL)) {
      Caller caller = new Caller(server);
      key = fill(caller);
      String then = Instant.now().toString();
      AtomicBoolean writing = new AtomicBoolean(true);
      Thread writer = new Thread(() -> write(caller, writing), "writer");
      writer.start();
      run(first, Map.of(), 0, "backup", during.toString());
      writing.set(false);
      writer.join();
      run(first, Map.of(), 0, "backup", file.toString());
      for (String read : READS) {
        before.put(read, read(caller, read));
      }
      for (String read :
          List.of("/projects?limit=1000", "/statistics/funding?groupBy=country,year")) {
        before.put(read + "&asOf=" + then, read(caller, read + "&asOf=" + then));
      }
    }
    System.out.printf(
        "Backups of revisions %d and %d: %d and %d bytes%n",
        newest(during), newest(file), Files.size(during), Files.size(file));
    assertThat(newest(during)).as("others wrote meanwhile").isLessThan(newest(file));

    Path second = folder.resolve("second");
    run(second, Map.of(), 0, "restore", file.toString());
    try (ServerProcess server = ServerProcess.start(second, SMALL)) {
      Caller caller = new Caller(server);
      before.forEach((read, answer) -> assertThat(read(caller, read)).as(read).isEqualTo(answer));
      assertThat(caller.as(key).get("/me").isAcknowledged()).as("the key of before").isTrue();
      // Sequences go on, and triggers keep history again.
      long versions = rowsOf(second, "select count(*) from project_history");
      assertThat(caller.put("/projects/XB-1", project("After")).status()).isEqualTo(200);
      assertThat(caller.put("/projects/XB-NEW", project("New")).status()).isEqualTo(201);
      assertThat(rowsOf(second, "select count(*) from project_history")).isEqualTo(versions + 1);
      assertThat(run(second, Map.of(), 1, "restore", file.toString()))
          .contains("in use by process");
    }
    assertThat(run(second, Map.of(), 1, "restore", file.toString()))
        .contains("holds a register already");
    assertThat(run(second, Map.of(), 1, "backup", file.toString())).contains("exists already");

    try (EmbeddedDatabase external = EmbeddedDatabase.start(folder.resolve("external"))) {
      Map<String, String> settings = new LinkedHashMap<>();
      external
          .properties()
          .forEach((name, value) -> settings.put(name.toUpperCase().replace('.', '_'), value));
      run(folder, settings, 0, "restore", during.toString());
      try (Connection connection = connect(external)) {
        assertThat(Consistency.faults(connection)).isEmpty();
      }
      Path again = folder.resolve("again.zip");
      run(folder, settings, 0, "backup", again.toString());
      assertThat(tables(again)).as("restored and backed up again").isEqualTo(tables(during));
    }
  }

  @Test
  void refusesWhatIsDamagedNewerOrNoBackupAndChangesNothing() throws Exception {
    Path register = folder.resolve("register");
    Path file = folder.resolve("whole.zip");
    try (ServerProcess server = ServerProcess.start(register, SMALL)) {
      fill(new Caller(server));
    }
    run(register, Map.of(), 0, "backup", file.toString());
    byte[] whole = Files.readAllBytes(file);
    Path target = folder.resolve("target");

    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 0x55;
    assertThat(restore(target, damaged)).containsAnyOf("is damaged", "not whole");
    assertThat(restore(target, java.util.Arrays.copyOf(whole, whole.length / 2)))
        .contains("not whole");
    assertThat(restore(target, "no backup".getBytes(StandardCharsets.UTF_8)))
        .contains("is no backup of Pamir");
    assertThat(
            restore(
                target,
                Zips.withManifest(file, "\"schemaVersion\" : \\d+", "\"schemaVersion\" : 9999")))
        .contains("schema version 9999");
    assertThat(restore(target, Zips.withManifest(file, "\"format\" : 1", "\"format\" : 2")))
        .contains("has format 2");
    assertThat(restore(target, Zips.withManifest(file, "\"rows\" : (\\d+)", "\"rows\" : 1$1")))
        .contains("rows");
    // After all these it is still as good as new.
    run(target, Map.of(), 0, "restore", file.toString());
  }

  private String restore(Path target, byte[] archive) throws Exception {
    Path file = Files.createTempFile(folder, "archive", ".zip");
    Files.write(file, archive);
    return run(target, Map.of(), 1, "restore", file.toString());
  }

  /** A register with some of everything; answers the text of a key. */
  private static String fill(Caller caller) throws IOException {
    for (int i = 0; i < 10; i++) {
      write(caller, i);
    }
    Answer imported =
        caller.upload(
            "/imports?name=full.xml",
            Files.readAllBytes(Path.of("src/test/resources/iati/full-2.03.xml")),
            "application/xml",
            "import");
    assertThat(imported.status()).isEqualTo(202);
    String id = imported.json().get("id").asText();
    while (!caller.get("/imports/" + id).body().contains("\"status\":\"done\"")) {
      pause(100);
    }
    assertThat(
            caller
                .put(
                    "/groupings/XB-BASIN",
                    "{\"kind\": \"basin\", \"name\": {\"en\": \"A basin\"}, \"members\": [{\"project\": \"XB-1\"}]}")
                .status())
        .isBetween(200, 422);
    Answer key =
        caller.post(
            "/api-keys",
            "{\"name\": \"kept\", \"organisation\": \"XB-ORG\", \"roles\": [\"editor\"]}",
            "key");
    assertThat(key.status()).as(key.body()).isEqualTo(201);
    return key.json().get("key").asText();
  }

  private static void write(Caller caller, AtomicBoolean writing) {
    for (int i = 100; writing.get(); i++) {
      write(caller, i);
    }
  }

  private static void write(Caller caller, int number) {
    String path = "/projects/" + RUN + number % 20;
    assertThat(caller.put(path, project("Title " + number)).isAcknowledged()).isTrue();
    Answer commitment =
        caller.post(
            path + "/commitments",
            """
            {"kind": "commitment", "direction": "outgoing", "valueDate": "2024-05-01",
             "value": {"amount": %d.5, "currency": "EUR"}}"""
                .formatted(number + 1),
            "commitment-" + number);
    assertThat(commitment.status()).as(commitment.body()).isEqualTo(201);
  }

  private static String project(String title) {
    return """
        {"reportingOrg": "XB-ORG", "title": {"en": "%s", "ru": "Каналы\\tи \\"шлюзы\\""}, "status": "implementation",
         "publication": "published", "plannedStart": "2024-01-01",
         "participations": [{"country": "KG", "share": 40}, {"country": "UZ", "share": 60}]}"""
        .formatted(title);
  }

  private static String read(Caller caller, String path) {
    Answer answer = caller.get(path);
    assertThat(answer.status()).as(path + ": " + answer).isEqualTo(200);
    // What a file says of the moment that it was written at.
    return answer.body().replaceAll("generated-datetime=\"[^\"]*\"", "");
  }

  private static long newest(Path file) throws IOException {
    return new ObjectMapper().readTree(Zips.entry(file, "manifest.json")).get("revision").asLong();
  }

  private static JsonNode tables(Path file) throws IOException {
    return new ObjectMapper().readTree(Zips.entry(file, "manifest.json")).get("tables");
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.properties().get("quarkus.datasource.jdbc.url"),
        database.properties().get("quarkus.datasource.username"),
        database.properties().get("quarkus.datasource.password"));
  }

  private static long rowsOf(Path embedded, String sql) throws Exception {
    return Long.parseLong(new Superuser(embedded).rows(sql).get(0).get(0));
  }

  /** Runs the command line of the packaged server, and answers what it said. */
  private static String run(Path data, Map<String, String> settings, int code, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("java"));
    command.addAll(List.of(SMALL));
    command.addAll(List.of("-jar", ServerProcess.JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PAMIR_DATA_DIR", data.toString());
    builder.environment().putAll(settings);
    long begun = System.nanoTime();
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", arguments) + ": " + said).isEqualTo(code);
    System.out.printf(
        "%s: exit code %d after %d ms%n",
        arguments[0], code, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    return said;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
