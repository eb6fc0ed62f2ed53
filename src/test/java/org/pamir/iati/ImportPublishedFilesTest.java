package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParserFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.database.TestDatabase;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Published files go into the register row by row, counted by another parser and by SQL. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportPublishedFilesTest {
  private static final Path FILES =
      Path.of(System.getProperty("pamir.shared", "../shared/data"), "iati-published");

  @Inject Jdbi jdbi;

  private final StringBuilder table =
      new StringBuilder(
          "| file | version | activities counted | stored | rejected | transactions counted | stored"
              + " | rejected | left, older | findings | ms | again: changed |\n"
              + "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
  private final List<String> unexplained = new ArrayList<>();
  private int activities;
  private int transactions;
  private long millis;
  private int readActivities;

  @Test
  void storesAsManyActivitiesAndTransactionsAsEachFileHolds() throws Exception {
    if (!Files.isDirectory(FILES)) {
      System.out.println("ImportPublishedFilesTest: all published files left out, no " + FILES);
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(FILES)) {
      files = all.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
    }
    for (Path file : files) {
      check(file);
    }
    table.append(
        "%n%d files, %d activities and %d transactions stored; %d activities read in %d ms: %d a second%n"
            .formatted(
                files.size(),
                activities,
                transactions,
                readActivities,
                millis,
                readActivities * 1000L / Math.max(1, millis)));
    System.out.println(table);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "import-table.md"), table);
    assertThat(unexplained).isEmpty();
  }

  private void check(Path file) throws Exception {
    String name = FILES.relativize(file).toString();
    Counted counted = Counted.of(file);
    long begin = System.nanoTime();
    JsonPath done = Imports.run(Files.readAllBytes(file), name);
    long ms = (System.nanoTime() - begin) / 1_000_000;
    List<String> older = activitiesWith(done.getString("id"), "older-than-register");
    List<String> taken = new ArrayList<>(counted.identifiers);
    taken.removeAll(older);
    int stored = count("select count(*) from project where identifier = any(:ids)", counted);
    int rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select (select count(*) from commitment c join project p on p.id = c.project_id
                                where p.identifier = any(:ids))
                             + (select count(*) from disbursement d join project p on p.id = d.project_id
                                where p.identifier = any(:ids))
                        """)
                    .bind("ids", taken.toArray(String[]::new))
                    .mapTo(Integer.class)
                    .one());
    int revisions = count("select count(*) from revision where :ids is not null", counted);
    JsonPath again = Imports.run(Files.readAllBytes(file), name);
    boolean same =
        again.getInt("counts.created") == 0
            && again.getInt("counts.updated") == 0
            && again.getInt("counts.unchanged") == done.getInt("counts.activities")
            && count("select count(*) from revision where :ids is not null", counted) == revisions;
    row(
        name,
        counted,
        "%d | %d | %d | %d | %d | %d | %d | %d | %s |"
            .formatted(
                stored,
                done.getInt("counts.rejected"),
                counted.transactions,
                rows,
                done.getInt("counts.rejectedTransactions"),
                older.size(),
                done.getInt("counts.findings"),
                ms,
                same ? "nothing" : again.getString("counts")));
    activities += done.getInt("counts.activities");
    transactions += rows;
    millis += ms;
    readActivities += counted.identifiers.size();
    boolean explained =
        done.getString("status").equals("done")
            && counted.identifiers.size()
                == done.getInt("counts.activities") + done.getInt("counts.rejected")
            && counted.transactions
                == done.getInt("counts.transactions") + done.getInt("counts.rejectedTransactions")
            && stored == done.getInt("counts.activities")
            && rows == done.getInt("counts.transactions")
            && same;
    if (!explained) {
      unexplained.add(name + " " + done.prettyPrint());
    }
  }

  private void row(String name, Counted counted, String rest) {
    table
        .append("| ")
        .append(name)
        .append(" | ")
        .append(counted.version)
        .append(" | ")
        .append(counted.identifiers.size())
        .append(" | ")
        .append(rest)
        .append('\n');
  }

  private int count(String sql, Counted counted) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("ids", counted.identifiers.toArray(String[]::new))
                .mapTo(Integer.class)
                .one());
  }

  private static List<String> activitiesWith(String id, String rule) {
    return Imports.findings(id, "limit=1000&rule=" + rule).getList("items.activity");
  }

  /** What the JDK's own SAX parser sees in a file. */
  private static final class Counted extends DefaultHandler {
    private final List<String> identifiers = new ArrayList<>();
    private String version;
    private int transactions;
    private int depth;
    private StringBuilder identifier;

    static Counted of(Path file) throws Exception {
      Counted counted = new Counted();
      SAXParserFactory.newDefaultInstance().newSAXParser().parse(file.toFile(), counted);
      return counted;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      depth++;
      if (depth == 1) {
        version = attributes.getValue("version");
      } else if (depth == 3 && name.equals("transaction")) {
        transactions++;
      } else if (depth == 3 && name.equals("iati-identifier")) {
        identifier = new StringBuilder();
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
        identifiers.add(identifier.toString().strip());
        identifier = null;
      }
      depth--;
    }
  }
}
