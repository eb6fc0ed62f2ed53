package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published files leave valid, and come back as the same, whatever their dirt. */
class PublishedRoundTripTest {
  private static final Path SHARED = Path.of(System.getProperty("pamir.shared", "../shared/data"));
  private static final Path FILES = SHARED.resolve("iati-published");

  // The usual run takes files of this many bytes at most; -Dpamir.published.bytes=9999999 takes
  // all.
  private static final long BYTES = Long.getLong("pamir.published.bytes", 100_000);

  @TestFactory
  Stream<DynamicTest> leavesValidAndComesBackTheSame() throws IOException {
    if (!Files.isDirectory(FILES)) {
      System.out.println("PublishedRoundTripTest: all published files left out, no " + FILES);
      return Stream.empty();
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(FILES)) {
      files = all.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
    }
    List<Path> small = files.stream().filter(path -> path.toFile().length() <= BYTES).toList();
    System.out.printf("PublishedRoundTripTest: %d of %d files%n", small.size(), files.size());
    return small.stream()
        .map(path -> dynamicTest(FILES.relativize(path).toString(), () -> check(path)));
  }

  /** What an official case breaks on purpose leaves whole: each schema test, and each example. */
  @TestFactory
  Stream<DynamicTest> officialCasesDoSoToo() throws IOException {
    List<Path> cases = new ArrayList<>();
    for (String folder : List.of("conformance", "iati-standard/examples")) {
      if (Files.isDirectory(SHARED.resolve(folder))) {
        try (Stream<Path> all = Files.walk(SHARED.resolve(folder))) {
          all.filter(path -> path.toString().endsWith(".xml")).sorted().forEach(cases::add);
        }
      }
    }
    System.out.printf("PublishedRoundTripTest: %d official cases%n", cases.size());
    return cases.stream()
        .map(path -> dynamicTest(SHARED.relativize(path).toString(), () -> checkIfRead(path)));
  }

  private static void checkIfRead(Path path) throws IOException {
    List<MappedActivity> before;
    try (InputStream stream = Files.newInputStream(path)) {
      before = RoundTrip.imported(stream);
    } catch (IatiFormatException e) {
      return;
    }
    if (!before.isEmpty()) {
      check(before);
    }
  }

  private static void check(Path path) throws IOException {
    List<MappedActivity> before;
    try (InputStream stream = Files.newInputStream(path)) {
      before = RoundTrip.imported(stream);
    } catch (IatiFormatException e) {
      assertThat(e.version()).startsWith("1.");
      return;
    }
    check(before);
  }

  private static void check(List<MappedActivity> before) {
    byte[] file = RoundTrip.exported(before);
    assertThat(RoundTrip.violations(file)).isEmpty();
    List<MappedActivity> after = RoundTrip.reimported(file);
    assertThat(RoundTrip.differences(before, after)).isEmpty();
    assertThat(RoundTrip.exported(after)).isEqualTo(file);
  }
}
