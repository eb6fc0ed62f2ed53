package org.pamir.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.pamir.intake.BareStax;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Files out of the register and into it, in projects or rows a second, beside {@code COPY} of the
 * same rows and a bare StAX pass over the same file.
 */
final class BenchFiles {

  private static final int ROUNDS = RegisterBenchTest.PROJECTS == RegisterBenchTest.FEW ? 1 : 3;
  private static final long LARGE = 50_000;
  private static final String LINE = "%-58s %12s %12s %8s %8s%n";

  private static final String OF_COUNTRY =
      "\n"
          + """
          where p.publication = 'published' and exists (
            select 1 from participation c where c.project_id = p.id and c.country = '%s')""";
  private static final String PROJECTS = "select p.document from project p";
  private static final String MONEY =
      """
      select f.id, p.identifier, f.type, f.reference, f.date, f.amount, f.currency, f.value_date,
        f.provider, f.receiver, f.flow, f.finance, f.aid, f.tied, f.humanitarian, f.description,
        f.countries, f.regions, f.sectors, f.version, f.revision, f.created_at, f.updated_at
      from %s f join project p on p.id = f.project_id""";

  /** What an activity comes to, each after those that it refers to. */
  private static final List<String> STORED =
      List.of(
          "project",
          "participation",
          "share",
          "project_sector",
          "project_sdg",
          "project_theme",
          "project_organisation",
          "project_location",
          "commitment",
          "disbursement",
          "flow",
          "project_funding",
          "fact",
          "figure_change");

  private final Load load;
  private final Rows rows;

  /** Few enough projects of a register of any size. */
  private final String country;

  BenchFiles(Load load, Rows rows, long projects) {
    this.load = load;
    this.rows = rows;
    country = projects > LARGE ? "TM" : "KG";
  }

  void measure() throws Exception {
    System.out.printf("%n" + LINE, "files", "limit, /s", "Pamir, /s", "ratio", "reach");
    Buffer iati = export();
    table();
    bringIn(iati);
  }

  private Buffer export() throws Exception {
    long projects = count("select count(*) from project p" + OF_COUNTRY.formatted(country));
    double copied = Double.MAX_VALUE;
    double taken = Double.MAX_VALUE;
    Buffer iati = null;
    for (int i = 0; i < ROUNDS; i++) {
      copied =
          Math.min(
              copied,
              copyOut(PROJECTS)
                  + copyOut(MONEY.formatted("commitment"))
                  + copyOut(MONEY.formatted("disbursement")));
      long began = System.nanoTime();
      iati = load.ask(Load.Call.get("/api/v1/exports/iati?country=" + country)).body();
      taken = Math.min(taken, (System.nanoTime() - began) / 1e9);
    }
    line(
        "IATI out of %,d projects: COPY of their rows".formatted(projects),
        projects / copied,
        projects / taken,
        "20 %");
    return iati;
  }

  private void table() throws Exception {
    long commitments =
        count(
            "select count(*) from commitment f join project p on p.id = f.project_id"
                + OF_COUNTRY.formatted(country));
    double copied = Double.MAX_VALUE;
    double taken = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      copied = Math.min(copied, copyOut(MONEY.formatted("commitment")));
      taken =
          Math.min(
              taken,
              load.time(Load.Call.get("/api/v1/commitments?format=csv&country=" + country)) / 1e3);
    }
    line(
        "CSV out of %,d commitments: COPY of the same".formatted(commitments),
        commitments / copied,
        commitments / taken,
        "20 %");
  }

  /** The file that came out, each time under other identifiers; the last time counts. */
  private void bringIn(Buffer iati) throws Exception {
    byte[] file = {};
    long before = 0;
    double seconds = 0;
    for (int i = 0; i < ROUNDS; i++) {
      file =
          iati.toString(StandardCharsets.UTF_8)
              .replace("BENCH-", "FILE-" + Long.toString(System.nanoTime(), 36) + "-")
              .getBytes(StandardCharsets.UTF_8);
      before = count("select max(id) from project");
      seconds = bringIn(file);
    }
    long brought = count("select count(*) from project where id > " + before);
    if (brought == 0) {
      throw new IllegalStateException("Nothing was brought in");
    }
    line(
        "IATI in, %,d activities, %.1f MB: a bare StAX pass".formatted(brought, file.length / 1e6),
        pass(file),
        brought / seconds,
        "15 %");
    line(
        "the same: COPY of the rows that they came to",
        brought / copyIn(before),
        brought / seconds,
        "15 %");
  }

  /** Seconds until an import of a file is done. */
  private double bringIn(byte[] file) throws Exception {
    long began = System.nanoTime();
    JsonObject progress =
        load.ask(
                new Load.Call(
                    HttpMethod.POST,
                    "/api/v1/imports",
                    Map.of("Content-Type", "application/xml"),
                    new String(file, StandardCharsets.UTF_8),
                    202))
            .body()
            .toJsonObject();
    String id = progress.getString("id");
    while (!progress.getString("status").matches("done|failed")) {
      Thread.sleep(50);
      progress = load.ask(Load.Call.get("/api/v1/imports/" + id)).body().toJsonObject();
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** Activities a second, in a process of its own. */
  private static double pass(byte[] file) throws Exception {
    Path path = Files.createTempFile("pamir-bench", ".xml");
    try {
      Files.write(path, file);
      Process reader =
          new ProcessBuilder(
                  "java",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareStax.class.getName(),
                  path.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return Double.parseDouble(
          new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    } finally {
      Files.delete(path);
    }
  }

  /** Seconds in which COPY gives the rows of the country's projects. */
  private double copyOut(String select) throws Exception {
    try (Connection connection = rows.connect()) {
      long began = System.nanoTime();
      copies(connection)
          .copyOut(
              "copy ("
                  + select
                  + OF_COUNTRY.formatted(country)
                  + ") to stdout (format csv, header)",
              OutputStream.nullOutputStream());
      return (System.nanoTime() - began) / 1e9;
    }
  }

  /** Seconds in which COPY stores the rows of the newest projects, with their indexes, durably. */
  private double copyIn(long before) throws Exception {
    try (Connection connection = rows.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists bench cascade; create schema bench");
      ByteArrayOutputStream[] binary = new ByteArrayOutputStream[STORED.size()];
      for (int i = 0; i < binary.length; i++) {
        String table = STORED.get(i);
        statement.execute(
            "create table bench.%1$s (like public.%1$s including all)".formatted(table));
        binary[i] = new ByteArrayOutputStream();
        copies(connection)
            .copyOut(
                "copy (select %s from %s where %s > %d) to stdout (format binary)"
                    .formatted(columns(statement, table), table, key(table), before),
                binary[i]);
      }
      connection.setAutoCommit(false);
      long began = System.nanoTime();
      for (int i = 0; i < binary.length; i++) {
        copies(connection)
            .copyIn(
                "copy bench.%s (%s) from stdin (format binary)"
                    .formatted(STORED.get(i), columns(statement, STORED.get(i))),
                new ByteArrayInputStream(binary[i].toByteArray()));
      }
      connection.commit();
      double seconds = (System.nanoTime() - began) / 1e9;
      statement.execute("drop schema bench cascade");
      connection.commit();
      return seconds;
    }
  }

  private static String key(String table) {
    return switch (table) {
      case "project" -> "id";
      case "flow" -> "coalesce(provider_project_id, receiver_project_id)";
      default -> "project_id";
    };
  }

  private static String columns(Statement statement, String table) throws Exception {
    try (ResultSet columns =
        statement.executeQuery(
            """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = 'public.%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''"""
                .formatted(table))) {
      columns.next();
      return columns.getString(1);
    }
  }

  private static CopyManager copies(Connection connection) throws Exception {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private long count(String select) throws Exception {
    try (Connection connection = rows.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void line(String what, double limit, double reached, String reach) {
    System.out.printf(
        LINE,
        what,
        "%,.0f".formatted(limit),
        "%,.0f".formatted(reached),
        "%.0f %%".formatted(100 * reached / limit),
        reach);
  }
}
