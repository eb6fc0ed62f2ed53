package org.pamir.search;

import static org.pamir.Register.segment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.Register;
import org.pamir.RegisterTest;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/**
 * What a search costs in a large register: imports published files, copies their projects with
 * their words, and prints milliseconds over HTTP and of the same search in SQL.
 *
 * <pre>
 * ./mvnw test -Dtest=SearchBench -Dbench.copies=450
 * </pre>
 *
 * <p>Every word is then as frequent as the copies make it, which is worse than a register of so
 * many different projects. Not part of the usual run: its name does not end in Test.
 */
@QuarkusTest
class SearchBench extends RegisterTest {

  private static final int COPIES = Integer.getInteger("bench.copies", 20);
  private static final int CLIENTS = Integer.getInteger("bench.clients", 4);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final List<String> QUESTIONS =
      List.of(
          "water",
          "support",
          "project",
          "COVID-19 response",
          "rural development programme Tajikistan",
          "Ферганская долина",
          "irigation managment",
          "European Bank for Reconstruction and Development",
          "education sector reform Kyrgyzstan",
          "XI-IATI-EC_INTPA-2021/418-116",
          "zzzz qqqq",
          "health&country=KG",
          "support&country=TM&status=closed",
          "Сырдарья суу");

  /** By hand, as one would ask the tables: every word in titles, then anywhere, the best first. */
  private static final String SQL =
      """
      select project_id, ts_rank(words, q, 1) as score
      from (select s.project_id, s.words, q from project_search s join project p on p.id = s.project_id,
              cast(? as tsquery) q where s.words @@ q and p.publication = 'published' limit 300) t
      order by score desc limit 20
      """;

  @Inject Jdbi jdbi;
  @Inject Revisions revisions;

  @Test
  void fillAndSearch() throws Exception {
    fill();
    System.out.printf("%-55s %8s %8s %8s%n", "ms over HTTP, one client", "p50", "p90", "worst");
    for (String question : QUESTIONS) {
      tell(question, times(question, 20));
    }
    tell("suggestions wat", suggestions("wat"));
    tell("suggestions educ", suggestions("educ"));
    tell("in SQL: vater", sql("'vater'"));
    tell("in SQL: suport", sql("'suport'"));
    tell(
        "in SQL: rural & development & tajikistan",
        sql("'rural'&'development'&('tajikistan'|'country:tj')"));
    together();
  }

  private void together() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<List<Double>>> all = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < CLIENTS; i++) {
      all.add(
          threads.submit(
              () -> {
                List<Double> times = new ArrayList<>();
                for (int round = 0; round < 10; round++) {
                  for (String question : QUESTIONS) {
                    times.add(ask("/search?q=" + encoded(question)));
                  }
                }
                return times;
              }));
    }
    List<Double> times = new ArrayList<>();
    for (Future<List<Double>> client : all) {
      times.addAll(client.get());
    }
    threads.shutdown();
    tell(CLIENTS + " clients, all questions", times);
    System.out.printf(
        "p99 %.1f ms, %.0f searches a second%n",
        at(times, 99), times.size() / ((System.nanoTime() - began) / 1e9));
  }

  private void fill() throws Exception {
    Path published = Path.of("..", "shared", "data", "iati-published");
    try (Stream<Path> files = Files.list(published.resolve("multipublisher-ca-extract-2021"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
        Imports.run(Files.readAllBytes(file));
      }
    }
    Imports.run(Files.readAllBytes(published.resolve("usg-2025/usaid-kg.xml")));
    long began = System.nanoTime();
    for (int first = 1; first <= COPIES; first += 50) {
      copy(first, Math.min(COPIES, first + 49));
    }
    jdbi.useHandle(
        handle -> {
          handle.execute("set statement_timeout = 0");
          handle.execute("vacuum analyze project_search");
          handle.execute("vacuum analyze project");
          handle.execute("vacuum analyze participation");
          handle.execute("set statement_timeout = '60s'");
        });
    System.out.printf(
        "%s projects, project_search %s, copied in %.0f s%n",
        rows("select count(*) from project_search"),
        rows("select pg_size_pretty(pg_total_relation_size('project_search'))"),
        (System.nanoTime() - began) / 1e9);
  }

  private void copy(int first, int last) {
    QuarkusTransaction.requiringNew()
        .timeout(3_600)
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      revisions.next(Caller.REGISTER, Revisions.Source.API);
                      handle.execute("set local statement_timeout = 0");
                      handle.execute(
                          "create temp table copying on commit drop as select p.id as old, nextval('project_id_seq') as id, k"
                              + " from project p, generate_series("
                              + first
                              + ", "
                              + last
                              + ") k where p.identifier !~ '~'");
                      handle.execute(
                          """
                          insert into project (id, identifier, reporting_organisation_id, status, publication, starts_on, ends_on,
                            cross_border, humanitarian, document, version, revision, created_at, updated_at)
                          select c.id, p.identifier || '~' || c.k || '~' || c.id, reporting_organisation_id, status, publication, starts_on, ends_on,
                            cross_border, humanitarian,
                            json_build_object('identifier', p.identifier || '~' || c.k || '~' || c.id, 'title', p.document -> 'title',
                              'status', p.status, 'reportingOrg', p.document -> 'reportingOrg'),
                            1, current_setting('pamir.revision')::bigint, created_at, updated_at
                          from project p join copying c on c.old = p.id
                          """);
                      handle.execute(
                          """
                          insert into participation (project_id, country, role, status, channel, confirmation, version, revision)
                          select c.id, country, role, status, channel, confirmation, 1, current_setting('pamir.revision')::bigint
                          from participation p join copying c on c.old = p.project_id
                          """);
                      handle.execute(
                          "insert into project_search (project_id, title, words) select c.id, title, words"
                              + " from project_search p join copying c on c.old = p.project_id");
                    }));
  }

  private List<Double> times(String question, int rounds) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      times.add(ask("/search?q=" + encoded(question)));
    }
    return times;
  }

  private List<Double> suggestions(String typed) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      times.add(ask("/search/suggestions?q=" + typed));
    }
    return times;
  }

  private List<Double> sql(String query) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long began = System.nanoTime();
      rows(SQL, query);
      times.add((System.nanoTime() - began) / 1e6);
    }
    return times;
  }

  /** Filters stand behind the words as they are. */
  private static String encoded(String question) {
    int filters = question.indexOf('&');
    return filters < 0
        ? segment(question)
        : segment(question.substring(0, filters)) + question.substring(filters);
  }

  private static void tell(String what, List<Double> times) {
    System.out.printf(
        "%-55s %8.1f %8.1f %8.1f%n", what, at(times, 50), at(times, 90), at(times, 100));
  }

  private static double at(List<Double> times, int percent) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get((sorted.size() - 1) * percent / 100);
  }

  private static double ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path))
            .header("Authorization", "Bearer " + Register.KEY)
            .build();
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + new String(answer.body()));
      }
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
