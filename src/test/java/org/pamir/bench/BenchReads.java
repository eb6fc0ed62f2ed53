package org.pamir.bench;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What is read, in requests a second, each beside the limit that it is compared with. */
final class BenchReads {

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

  /**
   * All that the answer tells: sums gross and net of what went on to other projects of the filter,
   * how many projects, and what has no rate.
   */
  private static final String FILTER =
      """
      with b as materialized (
        select p.id from project p
        where p.publication = 'published' and p.status = 'implementation' and coalesce(p.ends_on, 'infinity') >= '%s'
          and exists (select 1 from participation c where c.project_id = p.id and c.country = 'TM')),
      passed as materialized (
        select l.provider_project_id as id, sum(l.usd) / max(case m.side when 'in' then m.in_usd else m.out_usd end) as part
        from flow l join project_funding m on m.project_id = l.provider_project_id and m.class = l.class
        where l.class = 'committed' and l.provider_project_id in (select id from b) and l.receiver_project_id in (select id from b)
        group by l.provider_project_id),
      f as materialized (
        select f.project_id, extract(year from f.date) as year, f.usd, f.amount, f.currency
        from b join fact f on f.project_id = b.id and f.measure = 'committed')
      select year::text, sum(usd), sum(usd * (1 - coalesce(part, 0))), count(distinct project_id)
      from f left join passed on passed.id = project_id group by year
      union all
      select currency, sum(amount), null, count(*) from f where usd is null group by currency""";

  private static final int FILTERED = 15;

  /** Days: what an earlier run asked of a register that is kept has been asked. */
  private static final AtomicInteger ASKED = new AtomicInteger(new Random().nextInt(30_000));

  private final Bench bench;
  private final Load load;
  private final Rows rows;

  BenchReads(Load load, Rows rows) {
    this.bench = new Bench(load);
    this.load = load;
    this.rows = rows;
  }

  void measure() throws Exception {
    Bench.head("8 clients");
    projects();
    pages();
    sums();
  }

  private void projects() throws Exception {
    Rate limit =
        rows.run(
            Bench.CLIENTS,
            RegisterBenchTest.SECONDS,
            () ->
                Rows.Work.of(
                    PROJECT, Bench.drawn(random -> new Object[] {Bench.identifier(random)})));
    Rate reached =
        bench.warm(
            random -> Load.Call.get(RegisterBenchTest.project(random) + "?include=commitments"));
    Bench.line("a project with ten commitments: one statement", limit, reached, "40 %");

    String path = RegisterBenchTest.project(new Random(1));
    Load.Answer whole = load.ask(Load.Call.get(path));
    Load.Call known =
        new Load.Call(
            HttpMethod.GET, path, Map.of("If-None-Match", whole.headers().get("etag")), null, 304);
    Bench.line(
        "the same, unchanged (304): a fixed answer", Bench.bare(0, 304), bench.same(known), "50 %");
    Bench.line(
        "a project alone: a fixed answer of its size",
        Bench.bare(whole.body().length(), 200),
        bench.warm(random -> Load.Call.get(RegisterBenchTest.project(random))),
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
    Bench.line(
        "list, 50 a page, of a country, page 1: one statement",
        page(""),
        bench.same(Load.Call.get(first)),
        "60 %");
    Bench.line(
        "the same, page 1,000 or the last: one statement",
        page(after),
        bench.same(Load.Call.get(deep)),
        "60 %");
  }

  private Rate page(String after) throws Exception {
    return rows.run(
        Bench.CLIENTS,
        RegisterBenchTest.SECONDS,
        () -> Rows.Work.of(PAGE, () -> new Object[] {after}));
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
            Bench.CLIENTS,
            RegisterBenchTest.SECONDS,
            () ->
                Rows.Work.of(
                    "select country, year, committed, disbursed from bench_sum where key = ?",
                    Bench.drawn(random -> new Object[] {1 + random.nextInt(100_000)})));
    Bench.line(
        "committed by year of a country, unchanged: a summed row by key",
        limit,
        bench.same(Load.Call.counted("/api/v1/statistics/funding?groupBy=year&country=KG")),
        "30 %");
    filters();
  }

  /**
   * Questions that nobody has asked before, each with another first day that leaves the same
   * projects: their time, not their number.
   */
  private void filters() throws Exception {
    List<Double> limits = new ArrayList<>();
    List<Double> reached = new ArrayList<>();
    for (int i = 0; i < FILTERED; i++) {
      LocalDate from = LocalDate.of(1900, 1, 1).plusDays(ASKED.getAndIncrement());
      limits.add(rows.time(FILTER.formatted(from)));
      reached.add(
          load.time(
              Load.Call.counted(
                  "/api/v1/statistics/funding?groupBy=year&measure=committed&country=TM&status=implementation&from="
                      + from)));
    }
    Rate limit = Rate.of(limits, 1);
    Rate all = Rate.of(reached, 1);
    Bench.line(
        "by year, two filters, never asked: the same over the rows",
        "%.1f ms".formatted(limit.p50()),
        "%.1f ms".formatted(all.p50()),
        "%.1f ×".formatted(all.p50() / limit.p50()),
        "≤ 1.3 ×",
        all.p99());
  }
}
