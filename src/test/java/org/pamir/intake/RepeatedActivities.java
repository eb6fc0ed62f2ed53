package org.pamir.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of any size, made while it is read: published activities over and over, each time with new
 * identifiers. Where no published files are at hand, those of the project's own sample.
 */
final class RepeatedActivities {
  private static final Path PUBLISHED =
      Path.of(System.getProperty("pamir.shared", "../shared/data"), "iati-published/usg-2025");
  private static final Path OWN = Path.of("src/test/resources/iati/full-2.03.xml");
  private static final Pattern ROOT = Pattern.compile("<iati-activities[^>]*>");
  private static final Pattern ACTIVITY =
      Pattern.compile("<iati-activity[ >].*?</iati-activity>", Pattern.DOTALL);

  private final List<String[]> halves = new ArrayList<>();
  private final String root;
  private final long bytes;

  /** A file of about so many bytes. */
  RepeatedActivities(long bytes) throws IOException {
    this.bytes = bytes;
    Path file = PUBLISHED.resolve("usaid-kg.xml");
    String text = Files.readString(Files.exists(file) ? file : OWN);
    // With the namespaces that its activities use.
    Matcher first = ROOT.matcher(text);
    root = first.find() ? first.group() : "";
    Matcher activity = ACTIVITY.matcher(text);
    while (activity.find()) {
      halves.add(activity.group().split("(?=</iati-identifier>)", 2));
    }
  }

  /** The file from its beginning, the same each time. */
  InputStream open() {
    return new SequenceInputStream(
        new Enumeration<>() {
          private long made;
          private int count;
          private boolean ended;

          @Override
          public boolean hasMoreElements() {
            return !ended;
          }

          @Override
          public InputStream nextElement() {
            if (ended) {
              throw new NoSuchElementException();
            }
            StringBuilder part = new StringBuilder();
            if (count == 0) {
              part.append(root);
            }
            if (made < bytes) {
              String[] half = halves.get(count % halves.size());
              part.append(half[0]).append("-R").append(count++ / halves.size()).append(half[1]);
            } else {
              part.append("</iati-activities>");
              ended = true;
            }
            byte[] text = part.append('\n').toString().getBytes(StandardCharsets.UTF_8);
            made += text.length;
            return new ByteArrayInputStream(text);
          }
        });
  }
}
