package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pamir.iati.IatiFormatException.Reason.DTD;
import static org.pamir.iati.IatiFormatException.Reason.EMPTY;
import static org.pamir.iati.IatiFormatException.Reason.LIMIT;
import static org.pamir.iati.IatiFormatException.Reason.MALFORMED;
import static org.pamir.iati.IatiFormatException.Reason.NOT_IATI;
import static org.pamir.iati.IatiFormatException.Reason.NOT_SUPPORTED;
import static org.pamir.iati.IatiFormatException.Reason.TRUNCATED;
import static org.pamir.iati.IatiSamples.activity;
import static org.pamir.iati.IatiSamples.file;
import static org.pamir.iati.IatiSamples.gzip;
import static org.pamir.iati.IatiSamples.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private final List<IatiActivity> read = new ArrayList<>();

  private IatiFormatException failure(InputStream stream) {
    return failure(stream, IatiLimits.DEFAULT);
  }

  private IatiFormatException failure(InputStream stream, IatiLimits limits) {
    return catchThrowableOfType(
        IatiFormatException.class, () -> IatiSamples.readInto(read, stream, limits));
  }

  @Test
  void refusesDtdWithItsPlace() {
    IatiFormatException failure =
        failure(stream("<?xml version=\"1.0\"?>\n<!DOCTYPE iati-activities>\n" + file()));
    assertThat(failure.reason()).isEqualTo(DTD);
    assertThat(failure.line()).isEqualTo(2);
    assertThat(failure).hasMessageContaining("line 2");
  }

  @Test
  void refusesExternalEntity() {
    String xml =
        "<!DOCTYPE iati-activities [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>"
            + file(activity("&file;", ""));
    assertThat(failure(stream(xml)).reason()).isEqualTo(DTD);
    assertThat(read).isEmpty();
  }

  @Test
  void refusesBillionLaughs() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE iati-activities [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    assertThat(failure(stream(dtd + "]>" + file(activity("&a29;", "")))).reason()).isEqualTo(DTD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&nbsp;", "&#0;", "&#1;", "\u0000", "\u0001", "<b>", "&"})
  void refusesWhatIsNotXmlAfterTheActivitiesBefore(String bad) {
    IatiFormatException failure =
        failure(stream(file(activity("a-1", ""), activity("a-2" + bad, ""))));
    assertThat(failure.reason()).isEqualTo(MALFORMED);
    assertThat(failure.line()).isEqualTo(2);
    assertThat(read).extracting(IatiActivity::identifier).containsExactly("a-1");
  }

  @Test
  void refusesUndeclaredEntityInAnAttribute() {
    String xml = file(activity("a-1", "<activity-status code=\"&nbsp;2\"/>"));
    assertThat(failure(stream(xml)).reason()).isEqualTo(MALFORMED);
  }

  @Test
  void refusesBytesThatAreNoCharacters() {
    byte[] bytes = file(activity("a-1", ""), activity("~", "")).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '~' ? (byte) 0xff : bytes[i];
    }
    assertThat(failure(new ByteArrayInputStream(bytes)).reason()).isEqualTo(MALFORMED);
  }

  @Test
  void deliversWholeActivitiesOfATruncatedFile() {
    String xml = file(activity("a-1", ""), activity("a-2", "<title><narrative>cut"));
    IatiFormatException failure = failure(stream(xml.substring(0, xml.indexOf("cut") + 1)));
    assertThat(failure.reason()).isEqualTo(TRUNCATED);
    assertThat(failure.line()).isEqualTo(2);
    assertThat(read).extracting(IatiActivity::identifier).containsExactly("a-1");
  }

  @Test
  void deliversWholeActivitiesOfATruncatedGzip() {
    String[] many = new String[2000];
    Random random = new Random(7);
    Arrays.setAll(many, i -> activity("a-" + i + "-" + random.nextLong(), ""));
    byte[] packed = gzip(file(many).getBytes(StandardCharsets.UTF_8));
    IatiFormatException failure = failure(new ByteArrayInputStream(packed, 0, packed.length / 2));
    assertThat(failure.reason()).isEqualTo(TRUNCATED);
    assertThat(failure.line()).isGreaterThan(100);
    assertThat(read).hasSizeGreaterThan(100).hasSizeLessThan(2000);
  }

  @Test
  void refusesDamagedGzip() {
    byte[] packed = gzip(file(activity("a-1", "")).getBytes(StandardCharsets.UTF_8));
    packed[packed.length - 6] ^= 0x55;
    assertThat(failure(new ByteArrayInputStream(packed)).reason()).isEqualTo(TRUNCATED);
    byte[] head = {0x1f, (byte) 0x8b, 0x08};
    assertThat(failure(new ByteArrayInputStream(head)).reason()).isEqualTo(TRUNCATED);
  }

  @Test
  void failsTheSameWayAgain() throws IOException {
    try (IatiReader reader = new IatiReader(stream("<iati-activities version=\"2.03\">"))) {
      Throwable first = Assertions.catchThrowable(reader::next);
      assertThat(Assertions.catchThrowable(reader::next)).isSameAs(first);
    }
  }

  @Test
  void refusesEmptyFile() {
    assertThat(failure(stream("")).reason()).isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "PK\u0003\u0004", "a", "\n"})
  void refusesWhatIsNoXmlAtAll(String text) {
    assertThat(failure(stream(text)).reason()).isIn(MALFORMED, TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html/>",
        "<iati-activity/>",
        "<iati-organisations version=\"2.03\"/>",
        "<iati-activities xmlns=\"https://x.example.org\" version=\"2.03\"/>"
      })
  void refusesOtherXml(String xml) {
    assertThat(failure(stream(xml)).reason()).isEqualTo(NOT_IATI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iati-activities version=\"2.04\"/>",
        "<iati-activities version=\"1.06\"/>",
        "<?xml version=\"1.1\"?><iati-activities version=\"2.03\"/>"
      })
  void refusesOtherKindsAndVersions(String xml) {
    assertThat(failure(stream(xml)).reason()).isEqualTo(NOT_SUPPORTED);
  }

  @Test
  void namesTheVersionThatIsNotSupported() {
    IatiFormatException failure = failure(stream("<iati-activities version=\"2.04\"/>"));
    assertThat(failure.version()).isEqualTo("2.04");
    assertThat(failure).hasMessageContaining("Not supported yet: version \"2.04\"");
  }

  @Test
  void refusesDepth() {
    assertThat(
            failure(stream(file(activity("a-1", "<a>".repeat(200) + "</a>".repeat(200))))).reason())
        .isEqualTo(LIMIT);
    assertThat(failure(stream(file("<a>".repeat(200) + "</a>".repeat(200)))).reason())
        .isEqualTo(LIMIT);
  }

  @Test
  void refusesHugeAttribute() {
    String xml = file(activity("a-1", "<activity-status code=\"" + "2".repeat(2 << 20) + "\"/>"));
    assertThat(failure(stream(xml)).reason()).isEqualTo(LIMIT);
  }

  @Test
  void refusesManyAttributes() {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      attributes.append(" a").append(i).append("=\"\"");
    }
    assertThat(failure(stream(file(activity("a-1", "<sector" + attributes + "/>")))).reason())
        .isEqualTo(LIMIT);
  }

  @Test
  void refusesHugeText() {
    String text = "x".repeat(5 << 20);
    assertThat(
            failure(
                    stream(
                        file(
                            activity("a-1", "<title><narrative>" + text + "</narrative></title>"))))
                .reason())
        .isEqualTo(LIMIT);
    assertThat(failure(stream(file(activity("a-1", "<title>" + text + "</title>")))).reason())
        .isEqualTo(LIMIT);
  }

  @Test
  void refusesHugeActivity() {
    String xml = file(activity("a-1", "<sector code=\"1\"/>".repeat(20_000)));
    assertThat(failure(stream(xml), IatiLimits.DEFAULT.withActivity(1 << 30, 10_000)).reason())
        .isEqualTo(LIMIT);
    assertThat(failure(stream(xml), IatiLimits.DEFAULT.withActivity(100_000, 1 << 30)).reason())
        .isEqualTo(LIMIT);
    String kept = file(activity("a-1", "<result>" + "<a/>".repeat(20_000) + "</result>"));
    assertThat(failure(stream(kept), IatiLimits.DEFAULT.withActivity(1 << 30, 10_000)).reason())
        .isEqualTo(LIMIT);
  }

  @Test
  void refusesHugeFileAndZipBomb() {
    String xml = file(activity("a-1", " ".repeat(1 << 20)));
    assertThat(failure(stream(xml), IatiLimits.DEFAULT.withBytes(100_000)).reason())
        .isEqualTo(LIMIT);
    byte[] bomb =
        gzip(file(activity("a-1", " ".repeat(24 << 20))).getBytes(StandardCharsets.UTF_8));
    assertThat(failure(new ByteArrayInputStream(bomb)).reason()).isEqualTo(LIMIT);
  }

  @Test
  void passesOnFailureOfTheStream() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertThat(Assertions.catchThrowable(() -> new IatiReader(broken)))
        .isInstanceOf(UncheckedIOException.class);
  }
}
