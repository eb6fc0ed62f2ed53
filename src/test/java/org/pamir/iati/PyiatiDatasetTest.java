package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pamir.iati.IatiFormatException.Reason;

/** pyIATI's files of any version: encodings, and what is no file of IATI at all. */
class PyiatiDatasetTest {
  private static final Path FILES =
      Path.of(
          System.getProperty("pamir.shared", "../shared/data"),
          "conformance/pyiati/version_independent");

  @TestFactory
  Stream<DynamicTest> readsOrRefusesAsPyiatiDoes() {
    if (!Files.isDirectory(FILES)) {
      System.out.println("PyiatiDatasetTest: 12 files left out, no " + FILES);
      return Stream.empty();
    }
    Stream<DynamicTest> read =
        Stream.of(
                "valid.xml",
                "dataset-encoding/valid.xml",
                "dataset-encoding/valid-UTF-8.xml",
                "dataset-encoding/valid-UTF-16.xml",
                "dataset-encoding/valid-UTF-16LE.xml",
                "dataset-encoding/valid-UTF-32.xml",
                // pyIATI gives up on it; its first bytes tell UTF-16 (appendix F of XML).
                "dataset-encoding/valid-undetectable-encoding.xml")
            .map(file -> dynamicTest(file, () -> assertThat(activities(file)).isNotEmpty()));
    return Stream.concat(
        read,
        Stream.of(
            // No XML parser takes these two, and nothing is guessed: a second byte order mark, and
            // bytes of Windows without a word of it.
            refused("dataset-encoding/valid-UTF-16BE.xml", Reason.MALFORMED),
            refused("dataset-encoding/valid-windows-1252.xml", Reason.MALFORMED),
            refused("invalid.xml", Reason.MALFORMED),
            refused("leading_whitespace_xml.xml", Reason.MALFORMED),
            refused("valid_not_iati.xml", Reason.NOT_IATI)));
  }

  private static DynamicTest refused(String file, Reason reason) {
    return dynamicTest(
        file,
        () ->
            assertThat(catchThrowable(() -> activities(file)))
                .isInstanceOfSatisfying(
                    IatiFormatException.class,
                    failure -> assertThat(failure.reason()).isEqualTo(reason)));
  }

  private static List<IatiActivity> activities(String file) throws IOException {
    try (InputStream in = Files.newInputStream(FILES.resolve(file))) {
      return IatiSamples.readAll(in);
    }
  }
}
