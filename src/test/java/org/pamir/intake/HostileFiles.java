package org.pamir.intake;

import static org.pamir.iati.IatiSamples.activity;
import static org.pamir.iati.IatiSamples.file;
import static org.pamir.iati.IatiSamples.gzip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that mean harm, or are not what they say. */
final class HostileFiles {
  private static final String XML = "application/xml";
  private static final String GZIP = "application/gzip";
  private static final String GOOD = activity("XX-HOSTILE-1", "");

  private HostileFiles() {}

  /**
   * A file and what becomes of it.
   *
   * @param status 400 where its beginning shows it, else 202
   * @param words of the problem; null where it is imported
   */
  record Case(String name, byte[] file, String type, int status, String words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() throws IOException {
    byte[] utf16 = file(GOOD).getBytes(StandardCharsets.UTF_16LE);
    byte[] marked = new byte[utf16.length + 2];
    marked[0] = (byte) 0xff;
    marked[1] = (byte) 0xfe;
    System.arraycopy(utf16, 0, marked, 2, utf16.length);
    byte[] zipped = gzip(file(many()).getBytes(StandardCharsets.UTF_8));
    return List.of(
        refused("empty", new byte[0], XML, "empty"),
        refused("billion laughs", text(laughs()), XML, "DTD"),
        refused(
            "external entity",
            text(
                "<!DOCTYPE iati-activities [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + file(activity("&x;", ""))),
            XML,
            "DTD"),
        failed(
            "200 deep",
            text(file(GOOD, activity("XX-2", "<a>".repeat(200) + "</a>".repeat(200)))),
            XML,
            "Depth"),
        failed(
            "attribute of 50 MB",
            text(file(GOOD, activity("XX-2", "<title a=\"" + "x".repeat(50 << 20) + "\"/>"))),
            XML,
            "attribute"),
        failed(
            "text of 50 MB",
            text(
                file(
                    GOOD,
                    activity(
                        "XX-2",
                        "<title><narrative>" + "x".repeat(50 << 20) + "</narrative></title>"))),
            XML,
            "ext"),
        new Case("UTF-16 with its mark", marked, XML, 202, null),
        new Case(
            "UTF-16 without mark, declared",
            ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + file(GOOD))
                .getBytes(StandardCharsets.UTF_16BE),
            XML,
            202,
            null),
        refused("UTF-16 without mark or declaration", utf16, XML, "well-formed"),
        refused(
            "Latin-1 declared as UTF-8",
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + file(GOOD, activity("XX-é-2", "")))
                .getBytes(StandardCharsets.ISO_8859_1),
            XML,
            "no characters"),
        refused(
            "UTF-8 declared as UTF-16",
            text("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + file(GOOD)),
            XML,
            "encoding"),
        refused(
            "unknown encoding",
            text("<?xml version=\"1.0\" encoding=\"x-none\"?>" + file(GOOD)),
            XML,
            "encoding"),
        failed("gzip bomb of 1 GB", bomb(), GZIP, "limit"),
        failed("truncated gzip", Arrays.copyOf(zipped, zipped.length / 2), GZIP, "too early"),
        refused("zip archive", zip(), XML, "ZIP"),
        refused("zip archive as gzip", zip(), GZIP, "ZIP"),
        refused("JSON", text("{\"a\": 1}"), XML, "well-formed"));
  }

  private static Case refused(String name, byte[] file, String type, String words) {
    return new Case(name, file, type, 400, words);
  }

  private static Case failed(String name, byte[] file, String type, String words) {
    return new Case(name, file, type, 202, words);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String laughs() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE iati-activities [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    return dtd + "]>" + file(activity("&a29;", ""));
  }

  private static String[] many() {
    java.util.Random random = new java.util.Random(7);
    String[] many = new String[2_000];
    Arrays.setAll(many, i -> activity("XX-MANY-" + i + "-" + random.nextLong(), ""));
    return many;
  }

  /** One activity with a gigabyte of space in it. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] space = new byte[1 << 20];
    Arrays.fill(space, (byte) ' ');
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text("<iati-activities version=\"2.03\">" + GOOD + "<iati-activity>"));
      for (int i = 0; i < 1_024; i++) {
        out.write(space);
      }
      out.write(text("</iati-activity></iati-activities>"));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("activities.xml"));
      out.write(text(file(GOOD)));
    }
    return bytes.toByteArray();
  }
}
