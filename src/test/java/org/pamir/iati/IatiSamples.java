package org.pamir.iati;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files to read, and short ways to read them. */
public final class IatiSamples {
  private IatiSamples() {}

  static InputStream sample(String name) {
    return IatiSamples.class.getResourceAsStream("/iati/" + name);
  }

  public static InputStream stream(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** A 2.03 file with these activities, given as XML. */
  public static String file(String... activities) {
    return "<iati-activities version=\"2.03\">"
        + String.join("\n", activities)
        + "</iati-activities>";
  }

  /** An activity with an identifier and whatever else is given as XML. */
  public static String activity(String identifier, String content) {
    return "<iati-activity xml:lang=\"en\"><iati-identifier>"
        + identifier
        + "</iati-identifier>"
        + content
        + "</iati-activity>";
  }

  static List<IatiActivity> readAll(InputStream stream) {
    return readAll(stream, IatiLimits.DEFAULT);
  }

  static List<IatiActivity> readAll(InputStream stream, IatiLimits limits) {
    List<IatiActivity> activities = new ArrayList<>();
    readInto(activities, stream, limits);
    return activities;
  }

  /** Reads what can be read into the list, so that it is there when reading fails. */
  static void readInto(List<IatiActivity> activities, InputStream stream, IatiLimits limits) {
    try (IatiReader reader = new IatiReader(stream, limits)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        activities.add(next.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
