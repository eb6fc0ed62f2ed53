package org.pamir.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Pamir's names of the numbered rules: {@code number,name} a line, below one header line. */
final class RuleNames {
  private final Map<String, String> names;

  RuleNames() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("rule-names.csv"), StandardCharsets.UTF_8))) {
      names =
          lines
              .lines()
              .skip(1)
              .map(line -> line.split(","))
              .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the names of rules", e);
    }
  }

  /** The name of the rule with this number, or null. */
  String of(String number) {
    return names.get(number);
  }

  static InputStream open(String resource) {
    InputStream bytes = RuleNames.class.getResourceAsStream("/quality/" + resource);
    if (bytes == null) {
      throw new IllegalStateException("No " + resource + " on the class path");
    }
    return bytes;
  }
}
