package org.pamir.bench;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What is written, in requests a second, each beside the same rows written by PostgreSQL alone. */
final class BenchWrites {

  private static final int PUT = 500;

  private final Bench bench;
  private final Load load;
  private final Rows rows;

  BenchWrites(Load load, Rows rows) {
    this.bench = new Bench(load);
    this.load = load;
    this.rows = rows;
  }

  void measure() throws Exception {
    Bench.head("8 clients");
    try (Connection connection = rows.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists bench cascade");
      statement.execute("create schema bench");
      for (String table :
          List.of(
              "commitment",
              "flow",
              "fact",
              "figure_change",
              "revision",
              "project",
              "project_history")) {
        statement.execute(
            "create table bench.%1$s (like public.%1$s including all)".formatted(table));
      }
      statement.execute("create sequence bench.number");
      statement.execute(
          "insert into bench.commitment select * from public.commitment where project_id in (select id from public.project order by id limit 1000)");
      statement.execute("insert into bench.fact select * from public.fact limit 1000");
      statement.execute(
          """
          insert into bench.project (id, identifier, reporting_organisation_id, status, publication, starts_on, ends_on, cross_border,
            humanitarian, document, version, revision, created_at, updated_at)
          select id, identifier, reporting_organisation_id, status, publication, starts_on, ends_on, cross_border, humanitarian,
            document, version, revision, created_at, updated_at
          from public.project where identifier = any(select 'BENCH-' || i || '-P' from generate_series(1, %d) i)"""
              .formatted(PUT));
      statement.execute("analyze");
    }
    Rate limit = rows.run(Bench.CLIENTS, RegisterBenchTest.SECONDS, this::inserts);
    Bench.line(
        "POST of a commitment: the same inserts in one transaction",
        limit,
        bench.warm(RegisterBenchTest::commitment),
        "35 %");
    List<JsonObject> documents = documents();
    Bench.line(
        "PUT of a project: its update in one transaction",
        rows.run(Bench.CLIENTS, RegisterBenchTest.SECONDS, this::updates),
        bench.warm(random -> put(documents, random)),
        "35 %");
    try (Connection connection = rows.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema bench cascade");
    }
  }

  /** The rows that a commitment comes to, out of one that is there. */
  private Rows.Work inserts() {
    Random random = new Random();
    String revision = "currval('bench.number')";
    return new Rows.Work(
        List.of(
            "insert into bench.revision select nextval('bench.number'), clock_timestamp(), 'bench', 'api', null",
            """
            insert into bench.commitment select (r).* from (
              select jsonb_populate_record(c, jsonb_build_object('id', ?::uuid, 'revision', currval('bench.number'))) as r
              from bench.commitment c limit 1) s""",
            """
            insert into bench.flow (class, state, provider_organisation_id, receiver_organisation_id, in_report, receiver_project_id,
              amount, currency, value_date, usd, provisional, told, revision)
            values ('committed', 'receiver-only', 1, 2, ?::uuid, 3, 1, 'USD', '2024-05-05', 1, false, 1, %s)"""
                .formatted(revision),
            """
            insert into bench.fact (project_id, measure, source, date, rate_date, country, basis, provider_organisation_id,
              receiver_organisation_id, type, flow, finance, usd, amount, currency, provisional, revision)
            select ?, 'committed', gen_random_uuid(), '2024-05-05', '2024-05-05', c, 'project', 1, 2, '11', '10', '110', 1, 1, 'USD', false, %s
            from unnest(array['KG', 'TJ']) c"""
                .formatted(revision),
            "insert into bench.figure_change values (%s, ?)".formatted(revision)),
        () -> {
          UUID id = UUID.randomUUID();
          long project = 1 + random.nextInt(1_000_000);
          return new Object[][] {{}, {id}, {id}, {project}, {project}};
        });
  }

  /** What the PUT of a project with another title changes: the project, and what it was. */
  private Rows.Work updates() {
    Random random = new Random();
    return new Rows.Work(
        List.of(
            "insert into bench.revision select nextval('bench.number'), clock_timestamp(), 'bench', 'api', null",
            "insert into bench.project_history select p.*, currval('bench.number') from bench.project p where identifier = ?",
            """
            update bench.project set version = version + 1, document = document::jsonb::json, revision = currval('bench.number')
            where identifier = ?""",
            "insert into bench.figure_change values (currval('bench.number'), ?)"),
        () -> {
          String identifier =
              "BENCH-" + (1 + random.nextInt(Math.min(RegisterBenchTest.PROJECTS, PUT))) + "-P";
          return new Object[][] {{}, {identifier}, {identifier}, {1L}};
        });
  }

  /** Projects as they are, to be sent again with other titles. */
  private List<JsonObject> documents() {
    List<JsonObject> documents = new ArrayList<>();
    for (int i = 1; i <= Math.min(RegisterBenchTest.PROJECTS, PUT); i++) {
      JsonObject document =
          load.ask(Load.Call.get("/api/v1/projects/BENCH-" + i + "-P")).body().toJsonObject();
      List.of("version", "revision", "createdAt", "updatedAt").forEach(document::remove);
      for (Object part : document.getJsonArray("participations")) {
        List.of("version", "revision", "confirmation").forEach(((JsonObject) part)::remove);
      }
      documents.add(document);
    }
    return documents;
  }

  private static Load.Call put(List<JsonObject> documents, Random random) {
    JsonObject document = documents.get(random.nextInt(documents.size()));
    return new Load.Call(
        HttpMethod.PUT,
        "/api/v1/projects/" + document.getString("identifier"),
        Map.of("Content-Type", "application/json", "If-Match", "*"),
        document
            .copy()
            .put("title", new JsonObject().put("en", "Title " + random.nextInt()))
            .encode(),
        200);
  }
}
