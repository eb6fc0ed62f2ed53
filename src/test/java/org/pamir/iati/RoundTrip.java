package org.pamir.iati;

import static org.pamir.iati.IatiSamples.readAll;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A file through the register's own terms and back, with no database between. */
final class RoundTrip {
  private static final Path OFFICIAL =
      Path.of(
          System.getProperty("pamir.shared", "../shared/data"),
          "iati-standard/schemas/2.03/iati-activities-schema.xsd");
  private static final Schema SCHEMA = load();

  private RoundTrip() {}

  /** The activities of a file in the register's terms; those that it rejects are left out. */
  static List<MappedActivity> imported(InputStream file) {
    return readAll(file).stream()
        .map(IatiMapping::map)
        .filter(mapped -> mapped.report() != null)
        .toList();
  }

  static byte[] exported(List<MappedActivity> activities) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (IatiWriter writer = new IatiWriter(bytes, null)) {
      for (MappedActivity activity : activities) {
        writer.write(source(activity));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static ActivityText.Source source(MappedActivity activity) {
    return new ActivityText.Source(
        activity.report().said(),
        activity.report().kept(),
        List.of(),
        activity.money(),
        activity.results(),
        activity.report().reporter(),
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 1, 1));
  }

  static List<MappedActivity> reimported(byte[] file) {
    return imported(new ByteArrayInputStream(file));
  }

  /** What differs between two imports of what should be the same. */
  static List<String> differences(List<MappedActivity> before, List<MappedActivity> after) {
    List<String> found = new ArrayList<>();
    if (before.size() != after.size()) {
      found.add(before.size() + " activities became " + after.size());
    }
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      MappedActivity one = before.get(i);
      MappedActivity two = after.get(i);
      compare(one.identifier(), "said", one.report().said(), two.report().said(), found);
      compare(one.identifier(), "kept", one.report().kept(), two.report().kept(), found);
      compare(one.identifier(), "money", unnumbered(one), unnumbered(two), found);
      compare(one.identifier(), "results", unplaced(one), unplaced(two), found);
    }
    return found;
  }

  /** Rows that were rejected leave gaps in the numbers of the others. */
  private static String unnumbered(MappedActivity activity) {
    return activity.money().toString().replaceAll("ordinal=\\d+", "");
  }

  /** Results that were set apart leave gaps, too. */
  private static String unplaced(MappedActivity activity) {
    return activity.results().toString().replaceAll("ordinal=\\d+", "");
  }

  private static void compare(
      String identifier, String what, Object before, Object after, List<String> found) {
    if (!java.util.Objects.equals(before, after)) {
      String one = String.valueOf(before);
      String two = String.valueOf(after);
      int at = 0;
      while (at < Math.min(one.length(), two.length()) && one.charAt(at) == two.charAt(at)) {
        at++;
      }
      int from = Math.max(0, at - 60);
      found.add(
          identifier
              + " "
              + what
              + ": …"
              + one.substring(from, Math.min(one.length(), at + 160))
              + "… became …"
              + two.substring(from, Math.min(two.length(), at + 160)));
    }
  }

  /**
   * Whether the schema is that of the standard itself; else it is the copy that the register has.
   */
  static boolean isOfficial() {
    return Files.exists(OFFICIAL);
  }

  /** Every violation of the schema, with its line. */
  static List<String> violations(byte[] file) {
    List<String> found = new ArrayList<>();
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setErrorHandler(
          new DefaultHandler() {
            @Override
            public void error(SAXParseException e) {
              found.add(e.getLineNumber() + ": " + e.getMessage());
            }
          });
      validator.validate(new StreamSource(new ByteArrayInputStream(file)));
    } catch (SAXException | IOException e) {
      found.add(e.toString());
    }
    return found;
  }

  private static Schema load() {
    try {
      Path committed =
          Path.of("src", "main", "resources", "iati", "2.03", "iati-activities-schema.xsd");
      return SchemaFactory.newDefaultInstance()
          .newSchema((isOfficial() ? OFFICIAL : committed).toFile());
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
