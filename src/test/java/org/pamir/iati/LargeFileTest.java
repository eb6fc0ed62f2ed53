package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;

class LargeFileTest {
  private static final int ACTIVITIES = 300_000;

  /** 60 MB made while it is read; nothing of it can pile up in the test itself. */
  private static InputStream generated() {
    String body =
        "</iati-identifier><title><narrative>Water</narrative></title>"
            + "<transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"2024-01-01\"/>"
            + "<value value-date=\"2024-01-01\">1</value></transaction></iati-activity>";
    Enumeration<InputStream> parts =
        Collections.enumeration(
            new java.util.AbstractList<InputStream>() {
              @Override
              public InputStream get(int i) {
                if (i == 0) {
                  return IatiSamples.stream("<iati-activities version=\"2.03\">");
                }
                return IatiSamples.stream(
                    i <= ACTIVITIES
                        ? "<iati-activity><iati-identifier>a-" + i + body
                        : "</iati-activities>");
              }

              @Override
              public int size() {
                return ACTIVITIES + 2;
              }
            });
    return new SequenceInputStream(parts);
  }

  @Test
  void holdsOneActivityOfAnyNumber() throws IOException {
    // Schemas and code lists stay, once they are read; they are none of the file's.
    IatiSamples.readAll(IatiSamples.sample("full-2.03.xml"));
    System.gc();
    long before = used();
    long most = 0;
    int count = 0;
    try (IatiReader reader = new IatiReader(generated())) {
      while (reader.next().isPresent()) {
        if (++count % 100_000 == 0) {
          System.gc();
          most = Math.max(most, used());
        }
      }
      assertThat(reader.bytesConsumed()).isGreaterThan(60_000_000);
    }
    assertThat(count).isEqualTo(ACTIVITIES);
    assertThat(most - before).isLessThan(16L << 20);
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
