package org.pamir.quality;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pamir.reference.Codelists;

/** The published test files, and short ways to judge them. */
final class Conformance {
  static final Path DATA = Path.of(System.getProperty("pamir.shared", "../shared/data"));
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

  private Conformance() {}

  /** Whether the folder is there; says what is left out where it is not. */
  static boolean has(Path folder, String what) {
    boolean there = Files.isDirectory(folder);
    if (!there) {
      System.out.println("Left out, no " + folder + ": " + what);
    }
    return there;
  }

  static Element read(Path file) throws IOException, XMLStreamException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  static Element read(String xml) throws XMLStreamException {
    return read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  static Element read(InputStream in) throws XMLStreamException {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    List<Element> roots = new ArrayList<>();
    new ElementBuilder(null, roots::add).readAll(reader);
    return roots.get(0);
  }

  static Ruleset ruleset(InputStream json) {
    return new Ruleset(json, new RuleNames(), new OrganisationCodes(new Codelists()), CLOCK);
  }

  static Ruleset ruleset(String json) {
    return ruleset(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  static List<Fault> faults(Ruleset ruleset, Element root) {
    List<Fault> faults = new ArrayList<>();
    ruleset.check(root, faults::add);
    return faults;
  }
}
