package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.database.TestDatabase;
import org.pamir.shared.paging.Criteria;

/** Published files through the whole register: import, export, import, export. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExportPublishedFilesTest {
  private static final Path FILES =
      Path.of(System.getProperty("pamir.shared", "../shared/data"), "iati-published");
  // The usual run takes files of this many bytes at most; -Dpamir.published.bytes=9999999 takes
  // all.
  private static final long BYTES = Long.getLong("pamir.published.bytes", 6_000);

  @Inject ExportService exports;

  private final StringBuilder table =
      new StringBuilder(
          "| file | activities | transactions | bytes | export valid | again: changed | export equal"
              + " | set apart | ms |\n|---|---|---|---|---|---|---|---|---|\n");
  private final List<String> faults = new ArrayList<>();

  @Test
  void leaveValidAndChangeNothingWhenTheyComeAgain() throws IOException {
    if (!Files.isDirectory(FILES)) {
      System.out.println("ExportPublishedFilesTest: all published files left out, no " + FILES);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(FILES)) {
      files = all.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
    }
    List<Path> small = files.stream().filter(path -> path.toFile().length() <= BYTES).toList();
    for (Path file : small) {
      check(file);
    }
    table.append("%n%d of %d files%n".formatted(small.size(), files.size()));
    System.out.println(table);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "export-table.md"), table);
    assertThat(faults).isEmpty();
  }

  private void check(Path path) throws IOException {
    String name = FILES.relativize(path).toString();
    byte[] file = Files.readAllBytes(path);
    String[] identifiers;
    try {
      identifiers =
          IatiSamples.readAll(new java.io.ByteArrayInputStream(file)).stream()
              .map(IatiActivity::identifier)
              .toArray(String[]::new);
    } catch (IatiFormatException e) {
      assertThat(e.version()).startsWith("1.");
      table.append("| %s | not read: %s |%n".formatted(name, e.getMessage()));
      return;
    }
    JsonPath first = Imports.run(file);
    long begin = System.nanoTime();
    byte[] export = export(identifiers);
    long ms = (System.nanoTime() - begin) / 1_000_000;
    List<String> violations = RoundTrip.violations(export);
    JsonPath second = Imports.run(export);
    int changed = second.getInt("counts.created") + second.getInt("counts.updated");
    int rejected = second.getInt("counts.rejected");
    byte[] again = export(identifiers);
    boolean equal = java.util.Arrays.equals(export, again);
    keep(name, export);
    table.append(
        "| %s | %d | %d | %d | %s | %d | %s | %d | %d |%n"
            .formatted(
                name,
                first.getInt("counts.activities"),
                first.getInt("counts.transactions"),
                export.length,
                violations.isEmpty() ? "yes" : "no",
                changed,
                equal ? "yes" : "no",
                new String(export, java.nio.charset.StandardCharsets.UTF_8)
                        .split("<pamir:kept ", -1)
                        .length
                    - 1,
                ms));
    if (!violations.isEmpty() || changed + rejected > 0 || !equal) {
      faults.add(name + " " + violations + " " + second.getString("counts"));
    }
  }

  /** For another validator to judge. */
  private static void keep(String name, byte[] export) throws IOException {
    Path target = Path.of("target", "exports", name);
    Files.createDirectories(target.getParent());
    Files.write(target, export);
  }

  private byte[] export(String... identifiers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    exports.write(new Criteria().and("p.identifier = any(?)", identifiers), bytes);
    return bytes.toByteArray();
  }
}
