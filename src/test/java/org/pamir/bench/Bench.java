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
import java.util.function.Supplier;

/**
 * Each thing that the register does beside the limit that it is compared with, in requests a
 * second.
 */
final class Bench {

  private static final int CLIENTS = 8;
  private static final double SECONDS = Integer.getInteger("bench.seconds", 5);
  private static final int PROJECTS = Integer.getInteger("bench.projects", 1_000);
  private static final int PUT = 500;
  private static final int WARMING = Integer.getInteger("bench.warming", 4);
  private static final String LINE = "%-58s %12s %12s %8s %8s %10s%n";

  /** A project as it is served with what it has, by one statement. */
  private static final String PROJECT =
      """
      select p.document, (select json_agg(c order by c.value_date, c.id) from commitment c where c.project_id = p.id)
      from project p where p.identifier = ? and p.publication = 'published'""";

  private static final String PAGE =
      """
      select p.document from project p
      where p.publication = 'published'
        and exists (select 1 from participation c where c.project_id = p.id and c.country = any(array['KG']))
        and p.identifier > ?
      order by p.identifier limit 51""";

  private final Load load;
  private final Rows rows;

  Bench(Load load, Rows rows) {
    this.load = load;
    this.rows = rows;
  }

  void reads() throws Exception {
    System.out.printf(
        "%n" + LINE, "8 clients", "limit, /s", "Pamir, /s", "ratio", "reach", "p99, ms");
    projects();
    pages();
    sums();
  }

  private void projects() throws Exception {
    Rate limit =
        rows.run(
            CLIENTS,
            SECONDS,
            () -> Rows.Work.of(PROJECT, drawn(random -> new Object[] {identifier(random)})));
    // A server that has just started is still being compiled: what it gives an hour later counts.
    for (int i = 0; i < WARMING; i++) {
      warm(random -> Load.Call.get(RegisterBench.project(random) + "?include=commitments"));
      warm(random -> Load.Call.get("/api/v1/projects?limit=50&country=KG"));
    }
    Rate reached =
        load.run(
            CLIENTS,
            SECONDS,
            RegisterBench.seeded(
                random -> Load.Call.get(RegisterBench.project(random) + "?include=commitments")));
    line("a project with ten commitments: one statement", limit, reached, "40 %");

    String path = RegisterBench.project(new Random(1));
    Load.Answer whole = load.ask(Load.Call.get(path));
    Load.Call known =
        new Load.Call(
            HttpMethod.GET, path, Map.of("If-None-Match", whole.headers().get("etag")), null, 304);
    line("the same, unchanged (304): a fixed answer", bare(0, 304), same(known), "50 %");
    line(
        "a project alone: a fixed answer of its size",
        bare(whole.body().length(), 200),
        load.run(
            CLIENTS,
            SECONDS,
            RegisterBench.seeded(random -> Load.Call.get(RegisterBench.project(random)))),
        "");
  }

  private void pages() throws Exception {
    String first = "/api/v1/projects?limit=50&country=KG";
    String deep = first;
    String last = "";
    for (int page = 1; page < 1_000; page++) {
      JsonObject answer =
          load.ask(Load.Call.get(deep + "&fields=identifier")).body().toJsonObject();
      String next = answer.getString("next");
      if (next == null) {
        break;
      }
      deep = first + "&cursor=" + next;
      last = answer.getJsonArray("items").getJsonObject(49).getString("identifier");
    }
    String after = last;
    line(
        "list, 50 a page, of a country, page 1: one statement",
        page(""),
        same(Load.Call.get(first)),
        "60 %");
    line(
        "the same, page 1,000 or the last: one statement",
        page(after),
        same(Load.Call.get(deep)),
        "60 %");
  }

  private Rate page(String after) throws Exception {
    return rows.run(CLIENTS, SECONDS, () -> Rows.Work.of(PAGE, () -> new Object[] {after}));
  }

  private void sums() throws Exception {
    try (Connection connection = rows.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists bench_sum");
      statement.execute(
          """
          create table bench_sum as
          select k as key, k % 14 as country, 2010 + k % 20 as year, k * 1.25 as committed, k * 0.75 as disbursed
          from generate_series(1, 100000) k""");
      statement.execute("alter table bench_sum add primary key (key)");
    }
    Rate limit =
        rows.run(
            CLIENTS,
            SECONDS,
            () ->
                Rows.Work.of(
                    "select country, year, committed, disbursed from bench_sum where key = ?",
                    drawn(random -> new Object[] {1 + random.nextInt(100_000)})));
    line(
        "committed by year of a country, unchanged: a summed row by key",
        limit,
        same(Load.Call.get("/api/v1/statistics/funding?groupBy=year&country=KG")),
        "30 %");
  }

  void writes() throws Exception {
    System.out.printf(
        "%n" + LINE, "8 clients", "limit, /s", "Pamir, /s", "ratio", "reach", "p99, ms");
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
    Rate limit = rows.run(CLIENTS, SECONDS, this::inserts);
    warm(RegisterBench::commitment);
    line(
        "POST of a commitment: the same inserts in one transaction",
        limit,
        load.run(CLIENTS, SECONDS, RegisterBench.seeded(RegisterBench::commitment)),
        "35 %");
    List<JsonObject> documents = documents();
    warm(random -> put(documents, random));
    line(
        "PUT of a project: its update in one transaction",
        rows.run(CLIENTS, SECONDS, this::updates),
        load.run(CLIENTS, SECONDS, RegisterBench.seeded(random -> put(documents, random))),
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
          String identifier = "BENCH-" + (1 + random.nextInt(Math.min(PROJECTS, PUT))) + "-P";
          return new Object[][] {{}, {identifier}, {identifier}, {1L}};
        });
  }

  /** Projects as they are, to be sent again with other titles. */
  private List<JsonObject> documents() {
    List<JsonObject> documents = new ArrayList<>();
    for (int i = 1; i <= Math.min(PROJECTS, PUT); i++) {
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

  private static String identifier(Random random) {
    return "BENCH-" + (1 + random.nextInt(PROJECTS)) + "-P";
  }

  private void warm(java.util.function.Function<Random, Load.Call> call) {
    load.run(CLIENTS, SECONDS, RegisterBench.seeded(call));
  }

  private Rate same(Load.Call call) {
    load.run(CLIENTS, SECONDS / 2, () -> () -> call);
    return load.run(CLIENTS, SECONDS, () -> () -> call);
  }

  private static Rate bare(int bytes, int status) throws Exception {
    Process server =
        new ProcessBuilder(
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                String.valueOf(bytes),
                String.valueOf(status))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int port = Integer.parseInt(server.inputReader().readLine());
    try (Load load = new Load(port, null)) {
      Load.Call call = new Load.Call(HttpMethod.GET, "/", Map.of(), null, status);
      load.run(CLIENTS, SECONDS / 2, () -> () -> call);
      return load.run(CLIENTS, SECONDS, () -> () -> call);
    } finally {
      server.destroy();
    }
  }

  private static Supplier<Object[]> drawn(java.util.function.Function<Random, Object[]> draw) {
    Random random = new Random();
    return () -> draw.apply(random);
  }

  private static void line(String what, Rate limit, Rate reached, String reach) {
    System.out.printf(
        LINE,
        what,
        "%,.0f".formatted(limit.perSecond()),
        "%,.0f".formatted(reached.perSecond()),
        "%.0f %%".formatted(100 * reached.perSecond() / limit.perSecond()),
        reach,
        "%.1f".formatted(reached.p99()));
  }
}
