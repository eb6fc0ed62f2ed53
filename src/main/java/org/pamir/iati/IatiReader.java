package org.pamir.iati;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.pamir.intake.Finding;
import org.pamir.quality.ActivityRules;
import org.pamir.quality.Fault;
import org.pamir.reference.Codelists;

/**
 * Reads an IATI activity file (2.01, 2.02, 2.03, and 1.0x as 2.03 would say it; XML in any encoding
 * it declares, or the same in gzip) one activity at a time, and holds no more than one.
 *
 * <pre>{@code
 * try (IatiReader reader = new IatiReader(stream)) {
 *   for (var next = reader.next(); next.isPresent(); next = reader.next()) {
 *     store(next.get());
 *   }
 * }
 * }</pre>
 *
 * <p>Bad data becomes findings of the activity. A file that cannot be read, or not any further, is
 * an {@link IatiFormatException}, thrown by the constructor or by {@link #next} once all whole
 * activities before the place are delivered; a stream that fails is an {@link
 * UncheckedIOException}. Not safe for use by several threads.
 */
public final class IatiReader implements Closeable {
  private static final int FILE_FINDINGS = 100;

  private final XmlInput input;
  private final InspectedReader in;
  private final XmlCursor cursor;
  private final IatiHeader header;
  // Shows the parser's events as those of version 2.
  private final LegacyReader legacy;
  private final List<Finding> findings = new ArrayList<>();
  private int activities;
  private boolean finished;
  private RuntimeException failure;

  /** The rules for whoever brings none of his own, read when they are first needed. */
  private static final class Standard {
    private static final ActivityRules RULES =
        new ActivityRules(new Codelists(), Clock.systemUTC());
  }

  /** Opens a file with {@link IatiLimits#DEFAULT} and reads its beginning. */
  public IatiReader(InputStream stream) {
    this(stream, IatiLimits.DEFAULT);
  }

  /** Opens a file and reads its beginning. */
  public IatiReader(InputStream stream, IatiLimits limits) {
    this(stream, limits, Standard.RULES);
  }

  /** Opens a file, which these rules will judge, and reads its beginning. */
  IatiReader(InputStream stream, IatiLimits limits, ActivityRules rules) {
    XMLStreamReader2 opened = null;
    try {
      input = new XmlInput(stream, limits);
      opened = new XmlFactory(limits).open(input);
      legacy = new LegacyReader(opened);
      in = new InspectedReader(legacy, rules);
      cursor = new XmlCursor(in, limits);
      header = IatiHeader.read(in);
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw XmlFailure.of(e, opened);
    }
  }

  /** What the file says of itself. */
  public IatiHeader header() {
    return header;
  }

  /** Bytes of the given stream taken so far, compressed where it is; for a progress bar. */
  public long bytesConsumed() {
    return input.consumed();
  }

  /**
   * Findings about the file outside its activities, at most 100 of them, and what was converted
   * from version 1, each kind once; complete at the end of the file.
   */
  public List<Finding> fileFindings() {
    List<Finding> all = new ArrayList<>(findings);
    if (header.version() == null) {
      all.add(
          finding(
              Rule.VERSION_MISSING, null, "The file names no IATI version", "read as version 1"));
    }
    legacy
        .converted()
        .forEach(
            (conversion, converted) ->
                all.add(
                    finding(
                        Rule.LEGACY_CONVERTED,
                        converted.first(),
                        "Version 1: " + conversion.what() + ", " + converted.times() + " times",
                        conversion.action())));
    return all;
  }

  /** The next activity; empty at the end of the file. After a failure, the same failure again. */
  public Optional<IatiActivity> next() {
    if (failure != null) {
      throw failure;
    }
    if (finished) {
      return Optional.empty();
    }
    try {
      return advance();
    } catch (XMLStreamException | RuntimeException e) {
      failure = XmlFailure.of(e, in);
      throw failure;
    }
  }

  private Optional<IatiActivity> advance() throws XMLStreamException {
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (in.getLocalName().equals("iati-activity") && IatiHeader.plain(in)) {
            input.markActivity();
            activities++;
            in.fileFaults().forEach(this::find);
            return Optional.of(
                new ActivityParser(cursor, in)
                    .read(activities, header.version(), header.language()));
          }
          find(Rule.ELEMENT_NOT_KNOWN, "Not an activity: " + in.getPrefixedName(), "skipped");
          in.skipElement();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!in.isWhiteSpace()) {
            find(Rule.TEXT_NOT_EXPECTED, "Text between activities", "skipped");
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          finished = true;
          in.fileFaults().forEach(this::find);
          return Optional.empty();
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> throw cursor.entity();
        default -> {
          // Comments, instructions, and the end tag of the file: what follows it must still be
          // well-formed.
        }
      }
    }
  }

  private void find(Fault fault) {
    if (findings.size() < FILE_FINDINGS) {
      findings.add(Findings.of(fault));
    }
  }

  private void find(Rule rule, String message, String action) {
    if (findings.size() < FILE_FINDINGS) {
      findings.add(finding(rule, cursor.location(), message, action));
    }
  }

  private static Finding finding(Rule rule, Location at, String message, String action) {
    return new Finding(
        null,
        at == null ? 0 : at.getLineNumber(),
        at == null ? 0 : at.getColumnNumber(),
        "iati-activities",
        rule.severity(),
        rule.id(),
        rule.ruleset(),
        message,
        action);
  }

  /** Closes the stream that was given. */
  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      input.close();
    }
  }
}
