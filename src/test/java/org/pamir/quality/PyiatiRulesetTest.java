package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The files that pyIATI tests its kinds of rules with. They say in comments which of their elements
 * belong together; {@code pyiati-cases.txt} states that as cases.
 */
class PyiatiRulesetTest {
  private static final Path FILES =
      Conformance.DATA.resolve("conformance/pyiati/version_independent/ruleset");

  @TestFactory
  Stream<DynamicTest> judgesAsPyiatiDoes() throws IOException {
    List<String> cases = cases();
    if (!Conformance.has(FILES, cases.size() + " cases of pyIATI's rulesets")) {
      return Stream.empty();
    }
    return cases.stream()
        .map(
            line -> {
              String[] cells = line.split(" \\| ");
              return dynamicTest(
                  line,
                  () ->
                      assertThat(faults(cells[0], cells[1], cells[2]).isEmpty())
                          .isEqualTo(cells[0].startsWith("valid_")));
            });
  }

  private static List<String> cases() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PyiatiRulesetTest.class.getResourceAsStream("/quality/pyiati-cases.txt"),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  private static List<Fault> faults(String file, String kind, String members) throws Exception {
    ObjectNode json = new ObjectMapper().createObjectNode();
    for (String member : members.split(" ")) {
      String name = member.substring(0, member.indexOf('='));
      String value = member.substring(name.length() + 1);
      if (name.equals("paths")) {
        Stream.of(value.split(",")).forEach(json.withArray("paths")::add);
      } else {
        json.put(name, value);
      }
    }
    return Conformance.faults(
        Conformance.ruleset(
            "{\"//root_element\": {\"%s\": {\"cases\": [%s]}}}".formatted(kind, json)),
        Conformance.read(FILES.resolve(file + ".xml")));
  }

  @TestFactory
  Stream<DynamicTest> takesNothingForADateThatShowsNoDay() throws Exception {
    if (!Conformance.has(FILES, "56 texts that are no dates")) {
      return Stream.empty();
    }
    return Conformance.read(FILES.resolve("invalid_format_dateorder.xml")).children().stream()
        .filter(element -> !element.name().equals("condition"))
        .map(
            element -> {
              String said = element.get("attribute");
              String text = said == null ? element.text() : said;
              // White space around a date is no fault, xsd:date collapses it; and a time after it
              // is one of form, which does not hide the day.
              boolean shows = text.matches("\\s*\\d{4}-\\d\\d-\\d\\d(\\s*|T\\d\\d:.*)");
              return dynamicTest(
                  element.name() + ' ' + text,
                  () ->
                      assertThat(DateChecks.date(text))
                          .isEqualTo(
                              shows ? LocalDate.parse(text.strip().substring(0, 10)) : null));
            });
  }
}
