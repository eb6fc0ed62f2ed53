package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.database.TestDatabase;
import org.pamir.shared.paging.Criteria;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The results of published files: counted and added up by another parser, by SQL once they are in
 * the register, and by that parser again in what the register exports.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResultPublishedFilesTest {
  private static final Path FILES =
      Path.of(System.getProperty("pamir.shared", "../shared/data"), "iati-published");

  private static final String STORED =
      """
      with stored as (
        select r.id from result r join project p on p.id = r.project_id where p.identifier = any(:ids))
      select 'result' as name, count(*)::numeric as number from stored
      union all select 'indicator', count(*) from result_indicator where result_id in (select id from stored)
      union all
      select 'period', sum(jsonb_array_length(coalesce(i -> 'periods', '[]')))
      from result r, jsonb_array_elements(r.document::jsonb -> 'indicators') i where r.id in (select id from stored)
      union all
      select kind, count(*) from result_value where result_id in (select id from stored) group by kind
      union all
      select 'dimension', sum(jsonb_array_length(dimensions)) from result_value where result_id in (select id from stored)
      union all
      select 'location', sum(cardinality(locations)) from result_value where result_id in (select id from stored)
      union all
      select 'sum of ' || kind, sum(number) from result_value where result_id in (select id from stored) group by kind
      """;

  @Inject Jdbi jdbi;
  @Inject ExportService exports;

  private final StringBuilder table =
      new StringBuilder(
          "| file | in the file | differs in the register | in the export |\n|---|---|---|---|\n");

  @Test
  void resultsAreStoredAddedUpAndGivenBackWithoutLoss() throws Exception {
    if (!Files.isDirectory(FILES)) {
      System.out.println("ResultPublishedFilesTest: all published files left out, no " + FILES);
      return;
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(FILES)) {
      for (Path path : all.filter(file -> file.toString().endsWith(".xml")).sorted().toList()) {
        if (Files.readString(path, StandardCharsets.ISO_8859_1).contains("<result")) {
          files.add(path);
        }
      }
    }
    assertThat(files).isNotEmpty();
    List<String> faults = new ArrayList<>();
    for (Path file : files) {
      check(file, faults);
    }
    System.out.println(table);
    assertThat(faults).isEmpty();
  }

  private void check(Path path, List<String> faults) throws Exception {
    String name = FILES.relativize(path).toString();
    byte[] file = Files.readAllBytes(path);
    Counted counted = Counted.of(file);
    JsonPath done = Imports.run(file);
    // The same activity is in several files; what the register had of a newer one stays.
    List<String> older =
        Imports.findings(done.getString("id"), "limit=1000&rule=older-than-register")
            .getList("items.activity");
    String[] taken =
        counted.byActivity.keySet().stream()
            .filter(id -> !older.contains(id))
            .toArray(String[]::new);
    Map<String, BigDecimal> published = counted.of(taken);
    Map<String, BigDecimal> stored = stored(taken);
    List<String> setApart =
        Imports.findings(done.getString("id"), "limit=1000&rule=result-not-valid")
            .getList("items.activity");
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    exports.write(new Criteria().and("p.identifier = any(?)", taken), export);
    Map<String, BigDecimal> exported = Counted.of(export.toByteArray()).of(taken);
    table.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                name,
                published,
                stored.equals(published) ? "nothing" : stored,
                exported.equals(published) ? "the same" : exported));
    if (!stored.equals(published) || !exported.equals(published) || !setApart.isEmpty()) {
      faults.add(name + " " + published + " " + stored + " " + exported + " " + setApart);
    }
  }

  private Map<String, BigDecimal> stored(String[] identifiers) {
    Map<String, BigDecimal> stored = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(STORED)
                .bind("ids", identifiers)
                .map(
                    (row, context) -> {
                      Counted.add(stored, row.getString("name"), row.getBigDecimal("number"));
                      return true;
                    })
                .list());
    return stored;
  }

  /** What the JDK's own SAX parser sees of results in a file, by activity. */
  private static final class Counted extends DefaultHandler {
    private final Map<String, Map<String, BigDecimal>> byActivity = new TreeMap<>();
    private Map<String, BigDecimal> current = new TreeMap<>();
    private StringBuilder identifier;
    private int depth;
    private int result;

    static Counted of(byte[] file) throws Exception {
      Counted counted = new Counted();
      SAXParserFactory.newDefaultInstance()
          .newSAXParser()
          .parse(new java.io.ByteArrayInputStream(file), counted);
      return counted;
    }

    Map<String, BigDecimal> of(String... activities) {
      Map<String, BigDecimal> all = new TreeMap<>();
      for (String activity : activities) {
        byActivity
            .getOrDefault(activity, Map.of())
            .forEach((name, number) -> add(all, name, number));
      }
      return all;
    }

    /** Adds, and leaves out what is nothing. */
    static void add(Map<String, BigDecimal> to, String name, BigDecimal number) {
      if (number != null && number.signum() != 0) {
        to.merge(name, number.stripTrailingZeros(), (a, b) -> a.add(b).stripTrailingZeros());
      }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      depth++;
      if (depth == 2) {
        current = new TreeMap<>();
      } else if (depth == 3 && name.equals("iati-identifier")) {
        identifier = new StringBuilder();
      } else if (depth == 3 && name.equals("result")) {
        result = depth;
      }
      if (result == 0) {
        return;
      }
      switch (name) {
        case "result", "indicator", "period", "dimension" -> add(current, name, BigDecimal.ONE);
        case "location" -> {
          if (attributes.getValue("ref") != null) {
            add(current, name, BigDecimal.ONE);
          }
        }
        case "baseline", "target", "actual" -> {
          add(current, name, BigDecimal.ONE);
          String value = attributes.getValue("value");
          if (value != null && value.strip().matches("-?[0-9]+(\\.[0-9]*)?")) {
            add(current, "sum of " + name, new BigDecimal(value.strip()));
          }
        }
        default -> {}
      }
    }

    @Override
    public void characters(char[] text, int start, int length) {
      if (identifier != null) {
        identifier.append(text, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      if (depth == 3 && name.equals("iati-identifier")) {
        byActivity.put(identifier.toString().strip(), current);
        identifier = null;
      }
      if (depth == result) {
        result = 0;
      }
      depth--;
    }
  }
}
